package dev.glueflake.core.aws;

import dev.glueflake.core.ConfigurationException;
import dev.glueflake.core.GlueflakeException;
import dev.glueflake.core.InterruptedOperationException;
import dev.glueflake.core.PermanentException;
import dev.glueflake.core.Redaction;
import dev.glueflake.core.TransientException;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Turns what the AWS SDK throws into the SDK's own errors; the AWS SDK has made its retries before.
 *
 * <p>Stateless and thread-safe.
 */
public final class AwsErrors {
    private AwsErrors() {}

    /**
     * Maps the failure of a call that changes nothing, or that was refused before it changed anything.
     *
     * @param what the call and its target, as the start of a sentence, for example {@code "Reading secret x"}
     * @param context what identifies the target, for {@link GlueflakeException#context()}
     * @param failure what the AWS SDK threw
     * @return the error to throw, with the failure as its cause
     */
    public static GlueflakeException map(String what, Map<String, String> context, SdkException failure) {
        if (failure instanceof AbortedException) {
            return new InterruptedOperationException(what + " was interrupted.", context, failure);
        }
        if (failure instanceof AwsServiceException answer) {
            return answered(what, context, answer);
        }
        if (isConnectionProblem(failure)) {
            return new TransientException(
                    "AWS_UNREACHABLE",
                    what + " got no answer: " + text(failure) + " Check network and endpoint, or try again later.",
                    context,
                    failure);
        }
        return new ConfigurationException(
                "AWS_CLIENT_REFUSED",
                what + " was not sent: " + text(failure) + " Check the region and credentials of the AWS client.",
                context,
                failure);
    }

    /**
     * Tells whether a write may have been applied although it failed: the answer was lost, or the service failed after it
     * had taken the request.
     *
     * @param failure what the AWS SDK threw
     * @return false where nothing was applied for sure
     */
    public static boolean isAmbiguous(SdkException failure) {
        if (failure instanceof AwsServiceException answer) {
            return answer.statusCode() >= 500 && !answer.isThrottlingException() && answer.statusCode() != 503;
        }
        return failure instanceof AbortedException || isConnectionProblem(failure);
    }

    /**
     * Returns the service's own error code.
     *
     * @param answer the service's answer
     * @return the code, or an empty text
     */
    public static String code(AwsServiceException answer) {
        return answer.awsErrorDetails() == null
                ? ""
                : Objects.requireNonNullElse(answer.awsErrorDetails().errorCode(), "");
    }

    private static GlueflakeException answered(String what, Map<String, String> context, AwsServiceException answer) {
        Map<String, String> full = new LinkedHashMap<>(context);
        full.put("status", Integer.toString(answer.statusCode()));
        full.put("awsErrorCode", code(answer));
        full.put("requestId", Objects.requireNonNullElse(answer.requestId(), ""));
        String refused = what + " was refused with " + answer.statusCode() + " " + code(answer) + ": " + text(answer);
        if (answer.isThrottlingException() || answer.statusCode() >= 500 || answer.statusCode() == 429) {
            return new TransientException("AWS_UNAVAILABLE", refused + " Try again later.", full, answer);
        }
        if (answer.statusCode() == 403 || code(answer).startsWith("AccessDenied")) {
            return new PermanentException(
                    "AWS_ACCESS_DENIED", refused + " Grant the caller's role this action.", full, answer);
        }
        return new PermanentException("AWS_REFUSED", refused, full, answer);
    }

    private static boolean isConnectionProblem(Throwable failure) {
        if (failure instanceof ApiCallTimeoutException || failure instanceof ApiCallAttemptTimeoutException) {
            return true;
        }
        for (@Nullable Throwable t = failure; t != null; t = t.getCause()) {
            if (t instanceof IOException) {
                return true;
            }
        }
        return false;
    }

    private static String text(SdkException failure) {
        String message = failure instanceof AwsServiceException answer && answer.awsErrorDetails() != null
                ? answer.awsErrorDetails().errorMessage()
                : failure.getMessage();
        String text = Redaction.value(
                Objects.requireNonNullElse(message, failure.getClass().getSimpleName()));
        return text.endsWith(".") ? text : text + ".";
    }
}
