package dev.glueflake.testkit.aws.internal.sfn.run;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.glueflake.testkit.aws.internal.sfn.asl.StateFailure;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What has happened in an execution, oldest first. Safe for use by several threads. */
public final class History {
    private static final int LIMIT = 25_000;

    private final List<Event> events = new ArrayList<>();

    /** Details may be empty. */
    public record Event(long id, long previousId, String type, Instant at, ObjectNode details) {

        /** The member that the details are shown under. */
        public String detailsName() {
            String kind = type.endsWith("StateEntered")
                    ? "stateEntered"
                    : type.endsWith("StateExited") ? "stateExited" : type;
            return kind.substring(0, 1).toLowerCase(Locale.ROOT) + kind.substring(1) + "EventDetails";
        }
    }

    /** Adds an event and returns its id. An execution that never ends by itself ends at the limit. */
    synchronized long add(long previousId, String type, Instant at, ObjectNode details) {
        if (events.size() >= LIMIT - 1 && !type.startsWith("Execution")) {
            throw StateFailure.runtime("The execution reached the maximum number of history events (" + LIMIT + ").");
        }
        long id = events.size() + 1L;
        events.add(new Event(id, previousId, type, at, details));
        return id;
    }

    public synchronized List<Event> all() {
        return List.copyOf(events);
    }

    synchronized long last() {
        return events.size();
    }
}
