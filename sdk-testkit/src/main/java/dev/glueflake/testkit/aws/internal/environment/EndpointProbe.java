package dev.glueflake.testkit.aws.internal.environment;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Asks an endpoint who it is before any AWS client, which would try for long, is made for it. */
final class EndpointProbe {
    /** The operation that {@link #callsGlue} calls. */
    static final String GLUE_CALL = "GetDatabases";

    private static final Duration PATIENCE = Duration.ofMillis(1_700);
    /** The first call of a service lets LocalStack load it. */
    private static final Duration GLUE_PATIENCE = Duration.ofMillis(19_700);

    private static final int OK = 200;

    private EndpointProbe() {}

    /** The address without a slash at its end. */
    static URI base(URI endpoint) {
        String scheme = String.valueOf(endpoint.getScheme());
        if (!scheme.matches("https?") || endpoint.getHost() == null) {
            throw new IllegalArgumentException(
                    "Not the address of an endpoint: '" + endpoint + "'. Give one such as http://127.0.0.1:4566.");
        }
        return URI.create(endpoint.toString().replaceAll("/+$", ""));
    }

    /**
     * Tells whether LocalStack answers there.
     *
     * @throws IllegalStateException if nobody answers within 2 seconds
     */
    static boolean isLocalStack(URI base) {
        HttpResponse<String> answer = ask(base);
        return answer.statusCode() == OK
                && answer.body().contains("\"services\"")
                && answer.body().contains("\"edition\"");
    }

    /**
     * Calls Glue at an endpoint whose list of services has it, and tells whether that went well; no answer in time is
     * none. Without Glue's SDK module: it need not be there.
     */
    static boolean callsGlue(URI base) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(base + "/"))
                .header("Content-Type", "application/x-amz-json-1.1")
                .header("X-Amz-Target", "AWSGlue." + GLUE_CALL)
                .header(
                        "Authorization",
                        "AWS4-HMAC-SHA256 Credential=" + Origin.KEY + "/20260101/" + Origin.REGION
                                + "/glue/aws4_request, SignedHeaders=host, Signature=none")
                .POST(BodyPublishers.ofString("{}"))
                .build();
        try {
            return ask(base).body().contains("\"glue\"")
                    && wait(base, request, GLUE_PATIENCE).statusCode() == OK;
        } catch (IllegalStateException e) {
            return false;
        }
    }

    private static HttpResponse<String> ask(URI base) {
        return wait(
                base,
                HttpRequest.newBuilder(URI.create(base + "/_localstack/health")).build(),
                PATIENCE);
    }

    private static HttpResponse<String> wait(URI base, HttpRequest request, Duration patience) {
        CompletableFuture<HttpResponse<String>> answer =
                HttpClient.newHttpClient().sendAsync(request, BodyHandlers.ofString());
        try {
            return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw silent(base, "it did not answer within " + (patience.toSeconds() + 1) + " seconds", e);
        } catch (ExecutionException e) {
            throw silent(base, reason(e.getCause()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw silent(base, "the thread was interrupted", e);
        }
    }

    private static String reason(@Nullable Throwable cause) {
        if (cause == null) {
            return "no answer";
        }
        if (cause instanceof ConnectException) {
            return "nobody listens there";
        }
        String message = cause.getMessage();
        return cause instanceof IOException && message != null
                ? message
                : cause.getClass().getSimpleName();
    }

    private static IllegalStateException silent(URI base, String reason, Throwable cause) {
        return new IllegalStateException(
                "No AWS services at " + base + ": " + reason + ". Start them there, or choose another environment.",
                cause);
    }
}
