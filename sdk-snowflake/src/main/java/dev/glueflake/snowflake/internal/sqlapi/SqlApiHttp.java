package dev.glueflake.snowflake.internal.sqlapi;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.glueflake.core.GlueflakeException;
import dev.glueflake.core.InterruptedOperationException;
import dev.glueflake.core.OutcomeUnknownException;
import dev.glueflake.core.TransientException;
import dev.glueflake.core.retry.Attempt;
import dev.glueflake.core.retry.Retrier;
import dev.glueflake.core.retry.RetryBudget;
import dev.glueflake.core.retry.RetryPolicy;
import dev.glueflake.snowflake.SnowflakeSettings;
import dev.glueflake.snowflake.internal.auth.Token;
import dev.glueflake.snowflake.internal.auth.Tokens;
import dev.glueflake.snowflake.internal.error.Causes;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPInputStream;

/**
 * Sends requests to the SQL API, and owns their repetition.
 *
 * <p>A request that was not answered, or answered by 429 or 5xx, is sent again with its request id and
 * {@code retry=true}; a refused token is renewed once. Thread-safe.
 */
final class SqlApiHttp {

    static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private static final Set<Integer> ANSWERS = Set.of(Reply.OK, Reply.RUNNING, Reply.TIMED_OUT);
    private static final int UNAUTHORIZED = 401;
    private static final int ATTEMPTS = 8;
    private static final Duration CONNECT = Duration.ofSeconds(10);
    /** Longer than the 45 s for which Snowflake may hold a request before it answers 202. */
    private static final Duration ANSWER = Duration.ofSeconds(60);

    private final URI address;
    private final Tokens tokens;
    private final HttpClient client;
    private final Retrier retrier;
    private final Duration answerTimeout;

    SqlApiHttp(SnowflakeSettings settings) {
        address = settings.address();
        tokens = new Tokens(settings);
        client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(CONNECT)
                .build();
        answerTimeout = settings.networkTimeout().compareTo(ANSWER) < 0 ? settings.networkTimeout() : ANSWER;
        retrier = Retrier.builder(RetryPolicy.builder()
                        .maxAttempts(ATTEMPTS)
                        .deadline(settings.networkTimeout())
                        .retryOn(SqlApiHttp::mayRepeat)
                        .build())
                .clock(settings.clock())
                .sleeper(settings.sleeper())
                .budget(RetryBudget.of(500, 14))
                .build();
    }

    /** Sends a call until it is answered by 200, 202 or 408, or for good. */
    Reply send(Call call) {
        return retrier.call(call.name(), attempt -> attempt(call, attempt));
    }

    private static boolean mayRepeat(Throwable failure) {
        return failure instanceof TransientException || failure instanceof OutcomeUnknownException;
    }

    private Reply attempt(Call call, Attempt attempt) {
        Reply reply = exchange(call, attempt, tokens.current(false));
        if (reply.status() == UNAUTHORIZED) {
            reply = exchange(call, attempt, tokens.current(true));
        }
        if (!ANSWERS.contains(reply.status())) {
            throw SqlApiErrors.of(reply, call);
        }
        return reply;
    }

    private Reply exchange(Call call, Attempt attempt, Token token) {
        try {
            HttpResponse<InputStream> response =
                    client.send(request(call, attempt, token), HttpResponse.BodyHandlers.ofInputStream());
            return new Reply(response.statusCode(), body(response, call));
        } catch (ConnectException | HttpConnectTimeoutException e) {
            throw new TransientException(
                    "SNOWFLAKE_UNREACHABLE",
                    "No connection to " + address + " for " + call.name()
                            + "; check the account, the URL and the network",
                    Map.of("request", call.name()),
                    Causes.harmless(e));
        } catch (IOException e) {
            throw call.unanswered("The answer to " + call.name() + " at " + address + " was lost", e);
        } catch (InterruptedException e) {
            throw interrupted(call, e);
        }
    }

    private static GlueflakeException interrupted(Call call, InterruptedException e) {
        GlueflakeException stopped = new InterruptedOperationException(
                "Interrupted during " + call.name(), Map.of("request", call.name()), e);
        return call.requestId() == null
                ? stopped
                : SqlApiErrors.unknown(
                        "Interrupted during " + call.name(), call.requestId().toString(), stopped);
    }

    private HttpRequest request(Call call, Attempt attempt, Token token) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address.resolve(call.target(attempt.isRetry())))
                .timeout(answerTimeout)
                .header("Authorization", token.bearer())
                .header("X-Snowflake-Authorization-Token-Type", token.type())
                .header("Accept", "application/json")
                .header("User-Agent", "glueflake");
        String body = call.body();
        return body == null
                ? request.GET().build()
                : request.header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build();
    }

    private static JsonNode body(HttpResponse<InputStream> response, Call call) throws IOException {
        boolean gzip = response.headers()
                .firstValue("Content-Encoding")
                .filter("gzip"::equalsIgnoreCase)
                .isPresent();
        try (InputStream raw = response.body();
                InputStream plain = gzip ? new GZIPInputStream(raw) : raw) {
            JsonNode body = JSON.readTree(plain);
            return body.isObject() ? body : JSON.createObjectNode();
        } catch (com.fasterxml.jackson.core.JacksonException e) {
            if (ANSWERS.contains(response.statusCode())) {
                throw new IOException("The answer to " + call.name() + " is no JSON");
            }
            return JSON.createObjectNode();
        }
    }
}
