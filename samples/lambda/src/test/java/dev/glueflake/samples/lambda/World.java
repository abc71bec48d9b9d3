package dev.glueflake.samples.lambda;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.glueflake.core.secret.SecretSource;
import dev.glueflake.core.secret.SecretsManagerSecretSource;
import dev.glueflake.testkit.aws.AwsEnvironment;
import dev.glueflake.testkit.aws.AwsService;
import dev.glueflake.testkit.aws.EmbeddedAws;
import dev.glueflake.testkit.snowflake.FakeSnowflake;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.sync.RequestBody;

/** The embedded AWS services and a fake Snowflake that takes key pairs, with the secrets of the old systems. */
final class World implements AutoCloseable {
    static final String SECRET = "etl/snowflake";

    final EmbeddedAws aws = AwsEnvironment.embedded();
    final FakeSnowflake fake = FakeSnowflake.builder()
            .strict()
            .s3(aws.endpoint(AwsService.S3), aws.region(), aws.accessKeyId(), aws.secretAccessKey())
            .start();

    void reset() {
        aws.reset();
        fake.reset();
        fake.faults().clear();
        secret(SECRET, keyPairSecret());
    }

    void secret(String name, Map<String, ?> content) {
        aws.secretsManager().createSecret(secret -> secret.name(name).secretString(json(content)));
    }

    SecretSource secrets() {
        return SecretsManagerSecretSource.of(aws.secretsManager());
    }

    Map<String, Object> keyPairSecret() {
        return new LinkedHashMap<>(Map.of("user", fake.user(), "private_key", pem()));
    }

    String pem() {
        return "-----BEGIN PRIVATE KEY-----\n"
                + Base64.getEncoder().encodeToString(fake.privateKey().getEncoded()) + "\n-----END PRIVATE KEY-----";
    }

    /** The parameters of the old procedure job, without the procedure. */
    Map<String, String> login() {
        return new LinkedHashMap<>(Map.of(
                "ACCOUNT", fake.account(),
                "WAREHOUSE", "COMPUTE_WH",
                "ROLE", "SYSADMIN",
                "DATABASE", "TESTDB",
                "SCHEMA", "PUBLIC",
                "URL", fake.uri().toString(),
                "AWS_SECRET_NAME", SECRET));
    }

    void procedure(String name, String body) {
        sql("create procedure " + name + " returns varchar language sql as $$ begin " + body + "; end $$");
    }

    void sql(String text) {
        try (Connection connection = fake.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(text);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Nullable
    String value(String query) {
        try (Connection connection = fake.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    void put(String bucket, String key, String content) {
        aws.s3().putObject(request -> request.bucket(bucket).key(key), RequestBody.fromString(content));
    }

    /** Invokes a function as Lambda does. */
    static String invoke(RequestStreamHandler function, String event) {
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        try {
            function.handleRequest(
                    new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)), output, new Invocation());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return output.toString(StandardCharsets.UTF_8);
    }

    static JsonNode tree(String json) {
        try {
            return new ObjectMapper().readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(json, e);
        }
    }

    static String json(Object value) {
        return new ObjectMapper().valueToTree(value).toString();
    }

    @Override
    public void close() {
        fake.close();
        aws.close();
    }
}
