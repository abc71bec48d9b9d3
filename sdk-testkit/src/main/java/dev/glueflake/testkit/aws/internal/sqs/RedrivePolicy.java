package dev.glueflake.testkit.aws.internal.sqs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * When messages leave for a dead-letter queue.
 *
 * @param maxReceiveCount a message that has been received so often leaves instead of being received again
 * @param target ARN of the dead-letter queue, empty for none
 */
record RedrivePolicy(int maxReceiveCount, String target) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MOST = 1_000;

    static RedrivePolicy parse(String text) {
        if (text.isEmpty()) {
            return new RedrivePolicy(Integer.MAX_VALUE, "");
        }
        try {
            JsonNode policy = JSON.readTree(text);
            int count = policy.path("maxReceiveCount").asInt(0);
            String target = policy.path("deadLetterTargetArn").asText("");
            if (count < 1 || count > MOST || !target.startsWith("arn:")) {
                throw SqsErrors.invalidAttribute("RedrivePolicy", text);
            }
            return new RedrivePolicy(count, target);
        } catch (JsonProcessingException e) {
            throw SqsErrors.invalidAttribute("RedrivePolicy", text);
        }
    }
}
