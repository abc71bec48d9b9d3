package dev.glueflake.glue.run;

import dev.glueflake.core.GlueflakeException;
import dev.glueflake.core.aws.AwsErrors;
import java.util.Map;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkPlugin;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.glue.GlueServiceClientConfiguration;
import software.amazon.awssdk.services.glue.model.InternalServiceException;
import software.amazon.awssdk.services.glue.model.OperationTimeoutException;

/** What all calls of Glue share. */
final class GlueCalls {
    /** StartJobRun and StartCrawler have no client token: the SDK's own retry could start twice. */
    private static final SdkPlugin NO_RETRY = configuration -> {
        if (configuration instanceof GlueServiceClientConfiguration.Builder glue) {
            glue.overrideConfiguration(glue.overrideConfiguration().toBuilder()
                    .retryStrategy(DefaultRetryStrategy.doNotRetry())
                    .build());
        }
    };

    private GlueCalls() {}

    static void once(AwsRequestOverrideConfiguration.Builder request) {
        request.addPlugin(NO_RETRY);
    }

    /** A call that changes nothing. */
    static <T> T read(String what, Map<String, String> context, Supplier<T> call) {
        try {
            return call.get();
        } catch (SdkException failure) {
            throw failed(what, context, failure);
        }
    }

    static GlueflakeException failed(String what, Map<String, String> context, SdkException failure) {
        return AwsErrors.map(what, context, failure);
    }

    /** Glue sends timeouts and faults of its own as HTTP 400, too; neither says that nothing was started. */
    static boolean isAmbiguous(SdkException failure) {
        if (failure instanceof OperationTimeoutException || failure instanceof InternalServiceException) {
            return true;
        }
        if (failure instanceof AwsServiceException answer && answer.statusCode() >= 500) {
            return !answer.isThrottlingException();
        }
        return AwsErrors.isAmbiguous(failure);
    }
}
