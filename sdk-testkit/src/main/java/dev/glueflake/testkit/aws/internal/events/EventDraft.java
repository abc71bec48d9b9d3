package dev.glueflake.testkit.aws.internal.events;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What a publisher says of an event; the bus adds the rest. */
public record EventDraft(
        String source, String detailType, List<String> resources, ObjectNode detail, Optional<Instant> time) {

    /** An event of now. */
    public EventDraft(String source, String detailType, List<String> resources, ObjectNode detail) {
        this(source, detailType, resources, detail, Optional.empty());
    }
}
