package dev.glueflake.testkit.aws.internal.environment;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
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
    private static final Duration PATIENCE = Duration.ofMillis(1_700);

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
        return answer.statusCode() == 200
                && answer.body().contains("\"services\"")
                && answer.body().contains("\"edition\"");
    }

    private static HttpResponse<String> ask(URI base) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(base + "/_localstack/health"))
                .build();
        CompletableFuture<HttpResponse<String>> answer =
                HttpClient.newHttpClient().sendAsync(request, BodyHandlers.ofString());
        try {
            return answer.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw silent(base, "it did not answer within 2 seconds", e);
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
