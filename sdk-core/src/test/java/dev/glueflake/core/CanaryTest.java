package dev.glueflake.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glueflake.core.retry.Retrier;
import dev.glueflake.core.retry.RetryPolicy;
import dev.glueflake.core.secret.CachingSecretSource;
import dev.glueflake.core.secret.ParameterStoreSecretSource;
import dev.glueflake.core.secret.Secret;
import dev.glueflake.core.secret.SecretReference;
import dev.glueflake.core.secret.SecretSource;
import dev.glueflake.core.secret.SecretsManagerSecretSource;
import dev.glueflake.testkit.aws.AwsEnvironment;
import dev.glueflake.testkit.aws.AwsService;
import dev.glueflake.testkit.aws.EmbeddedAws;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ssm.model.ParameterType;

/** A secret's value stays out of our logs, of exceptions with their causes, and of text forms. */
class CanaryTest {
    private static final String CANARY = "c4n4ryV4lue";

    private final StringWriter seen = new StringWriter();

    private final class Capture extends Handler {
        private final SimpleFormatter formatter = new SimpleFormatter();

        @Override
        public void publish(LogRecord record) {
            seen.append(formatter.format(record));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }

    @Test
    void aSecretIsSeenNowhere() {
        Logger ours = Logger.getLogger("dev.glueflake.core");
        Capture capture = new Capture();
        Level before = ours.getLevel();
        ours.addHandler(capture);
        ours.setLevel(Level.ALL);
        try (EmbeddedAws aws = AwsEnvironment.embedded()) {
            aws.secretsManager().createSecret(request -> request.name("json")
                    .secretString("{\"password\":\"" + CANARY + "\",\"o\":{\"x\":\"" + CANARY + "\"}}"));
            aws.secretsManager()
                    .createSecret(request -> request.name("broken").secretString("{\"password\":" + CANARY + "}"));
            aws.ssm().putParameter(request -> request.name("/p").value(CANARY).type(ParameterType.SECURE_STRING));
            use(aws, SecretsManagerSecretSource.of(aws.secretsManager()));
            use(aws, ParameterStoreSecretSource.of(aws.ssm()));
        } finally {
            ours.removeHandler(capture);
            ours.setLevel(before);
        }

        assertThat(seen.toString()).contains("SECRET_KEY_MISSING").doesNotContain(CANARY);
    }

    private void use(EmbeddedAws aws, SecretSource direct) {
        CachingSecretSource cached = CachingSecretSource.of(direct, Duration.ofMinutes(1), Clock.systemUTC());
        for (SecretSource source : List.of(direct, cached)) {
            for (String reference :
                    List.of("json", "json#password", "json#none", "json#o", "broken#password", "/p", "/p#x")) {
                attempt(source, SecretReference.parse(reference));
            }
        }
        seen.append(cached.toString());
        aws.faults().on(AwsService.SECRETS_MANAGER).error("InternalServiceError", "password=" + CANARY, 1);
        attempt(direct, SecretReference.parse("json"));
        cached.close();
    }

    private void attempt(SecretSource source, SecretReference reference) {
        try (Secret secret = Retrier.of(RetryPolicy.never()).call("get", () -> source.get(reference))) {
            seen.append(secret.toString()).append(reference.toString());
        } catch (GlueflakeException error) {
            seen.append(error.errorCode()).append(error.context().toString());
            // The cause of such an error is the AWS SDK's own exception, with what the service said.
            if (!error.errorCode().startsWith("AWS_")) {
                error.printStackTrace(new PrintWriter(seen));
            } else {
                seen.append(error.toString());
            }
        }
    }
}
