package dev.glueflake.testkit.aws.internal.sfn.run;

import com.fasterxml.jackson.databind.JsonNode;
import dev.glueflake.testkit.aws.internal.sfn.asl.StateFailure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How often a state has been tried again, by each of its retriers. */
final class Retries {
    private static final int MOST_BY_DEFAULT = 3;
    private static final double BACKOFF_BY_DEFAULT = 2.0;
    private static final long MILLIS = 1_000;

    private final Map<Integer, Integer> attempts = new HashMap<>();

    /** How long to wait for the next try; empty if there is none. Jitter is none: any pause up to the full one is legal. */
    Optional<Duration> next(JsonNode retriers, StateFailure error) {
        int index = 0;
        for (JsonNode retrier : retriers) {
            if (error.meets(names(retrier))) {
                int before = attempts.getOrDefault(index, 0);
                if (before >= retrier.path("MaxAttempts").asInt(MOST_BY_DEFAULT)) {
                    return Optional.empty();
                }
                attempts.put(index, before + 1);
                return Optional.of(pause(retrier, before));
            }
            index++;
        }
        return Optional.empty();
    }

    private static Duration pause(JsonNode retrier, int before) {
        double seconds = retrier.path("IntervalSeconds").asInt(1)
                * Math.pow(retrier.path("BackoffRate").asDouble(BACKOFF_BY_DEFAULT), before);
        double limit = retrier.path("MaxDelaySeconds").asDouble(Double.MAX_VALUE);
        return Duration.ofMillis(Math.round(Math.min(seconds, limit) * MILLIS));
    }

    static List<String> names(JsonNode handler) {
        List<String> names = new ArrayList<>();
        handler.path("ErrorEquals").forEach(name -> names.add(name.asText()));
        return names;
    }

    int count() {
        return attempts.values().stream().mapToInt(Integer::intValue).sum();
    }

    void clear() {
        attempts.clear();
    }
}
