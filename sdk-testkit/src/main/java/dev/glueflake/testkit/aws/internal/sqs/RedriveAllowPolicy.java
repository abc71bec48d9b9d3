package dev.glueflake.testkit.aws.internal.sqs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;

/**
 * Which queues may have a queue as their dead-letter queue.
 *
 * @param permission {@code allowAll}, {@code denyAll} or {@code byQueue}
 * @param sources ARNs, for {@code byQueue}
 */
record RedriveAllowPolicy(String permission, List<String> sources) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String NAME = "RedriveAllowPolicy";
    private static final String BY_QUEUE = "byQueue";
    private static final int MOST_SOURCES = 10;

    static RedriveAllowPolicy parse(String text) {
        if (text.isEmpty()) {
            return new RedriveAllowPolicy("allowAll", List.of());
        }
        try {
            JsonNode policy = JSON.readTree(text);
            String permission = policy.path("redrivePermission").asText("");
            List<String> sources = new ArrayList<>();
            policy.path("sourceQueueArns").forEach(arn -> sources.add(arn.asText()));
            boolean fits = permission.equals(BY_QUEUE)
                    ? !sources.isEmpty() && sources.size() <= MOST_SOURCES
                    : sources.isEmpty() && (permission.equals("allowAll") || permission.equals("denyAll"));
            if (!fits) {
                throw SqsErrors.invalidAttribute(NAME, text);
            }
            return new RedriveAllowPolicy(permission, List.copyOf(sources));
        } catch (JsonProcessingException e) {
            throw SqsErrors.invalidAttribute(NAME, text);
        }
    }

    boolean allows(String source) {
        return permission.equals("allowAll") || (permission.equals(BY_QUEUE) && sources.contains(source));
    }
}
