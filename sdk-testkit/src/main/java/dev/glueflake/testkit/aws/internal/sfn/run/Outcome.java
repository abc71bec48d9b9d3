package dev.glueflake.testkit.aws.internal.sfn.run;

import com.fasterxml.jackson.databind.JsonNode;
import dev.glueflake.testkit.aws.internal.sfn.asl.StateFailure;
import java.time.Instant;

/** How far the work of a state is. */
sealed interface Outcome {
    record Pending() implements Outcome {}

    /** {@code next} is the state that a choice leads to, else empty. */
    record Done(Instant at, JsonNode result, String next) implements Outcome {
        Done(Instant at, JsonNode result) {
            this(at, result, "");
        }
    }

    record Failed(Instant at, StateFailure failure) implements Outcome {}
}
