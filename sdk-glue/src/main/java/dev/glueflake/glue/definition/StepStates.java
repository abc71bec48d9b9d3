package dev.glueflake.glue.definition;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.glueflake.glue.pipeline.PipelinePlan.PlannedStep;
import dev.glueflake.glue.pipeline.StepResult.State;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The states of one step on their way into a machine, and what the writers of its call need to know of it. */
final class StepStates {
    /** What a machine calls an outcome that nobody knows; the states of a call fail with it. */
    static final String UNKNOWN_ERROR = "Glueflake.OutcomeUnknown";

    final PlannedStep step;
    final MachineOptions options;
    private final StateNames names;
    private final ObjectNode states;
    private final @Nullable String next;

    StepStates(PlannedStep step, MachineOptions options, StateNames names, ObjectNode states, @Nullable String next) {
        this.step = step;
        this.options = options;
        this.names = names;
        this.states = states;
        this.next = next;
    }

    /** The state that does the step, and the only one that has its id for a name. */
    String main() {
        return names.of(step);
    }

    String name(String part) {
        return names.of(step, part);
    }

    String path() {
        return names.path(step);
    }

    /** Where the result of an earlier step stands. */
    String resultOf(String id) {
        return names.result(id);
    }

    void add(String name, ObjectNode state) {
        states.set(name, state);
    }

    /** Adds the state that does the step, with what it selects of its result, and what becomes of its errors. */
    void addMain(ObjectNode state, ObjectNode selected, List<ObjectNode> retries, List<ObjectNode> catchers) {
        if (!retries.isEmpty()) {
            Asl.put(state, "Retry", retries);
        }
        Asl.put(state, "Catch", catchers);
        state.set(
                "ResultSelector",
                Asl.object().put("state", State.SUCCEEDED.name()).setAll(selected));
        add(main(), Asl.next(state.put("ResultPath", path()), next));
    }

    /** Catches errors after which nobody knows what was done. */
    ObjectNode catchUnknown(List<String> errors) {
        return Asl.caught(errors, path(), name("unknown"));
    }

    /** Catches all other errors. */
    ObjectNode catchRest() {
        return Asl.caught(List.of(Asl.ALL_ERRORS), path(), name("failed"));
    }

    /** Adds the states that tell outcomes other than success, once an error was caught or the step was not begun. */
    void addOutcomes(boolean guarded, boolean stoppable) {
        add(name("failed"), error(State.FAILED));
        add(name("unknown"), error(State.UNKNOWN));
        if (guarded) {
            add(name("skipped"), outcome(State.SKIPPED));
        }
        if (stoppable) {
            add(name("cancelled"), outcome(State.CANCELLED));
        }
    }

    private ObjectNode error(State state) {
        ObjectNode pass = Asl.state("Pass");
        pass.putObject("Parameters")
                .put("state", state.name())
                .put("error.$", path() + ".Error")
                .put("cause.$", path() + ".Cause");
        return Asl.next(pass.put("ResultPath", path()), next);
    }

    private ObjectNode outcome(State state) {
        ObjectNode pass = Asl.state("Pass");
        pass.putObject("Result").put("state", state.name());
        return Asl.next(pass.put("ResultPath", path()), next);
    }
}
