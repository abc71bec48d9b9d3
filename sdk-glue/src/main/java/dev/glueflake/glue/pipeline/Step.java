package dev.glueflake.glue.pipeline;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One step of a pipeline. Immutable and thread-safe, as far as its action is.
 *
 * @param <T> the type of its result
 */
public final class Step<T> {
    /** What becomes of the others when a step fails. */
    public enum OnFailure {
        /** No further step is started; those that run go on to their end. */
        STOP,
        /** Steps after it run as if it had succeeded, but for those that need its result. Not after an unknown outcome. */
        CONTINUE,
        /** Steps after it are skipped; independent ones go on. */
        SKIP_DEPENDENTS
    }

    /**
     * A value that a step takes.
     *
     * @param from the step whose result it is, null for a parameter of the pipeline
     * @param type its type
     */
    record Input(@Nullable String from, Class<?> type) {}

    private final String id;
    private final StepAction<T> action;
    private final Set<String> dependencies;
    private final Map<String, Input> inputs;
    private final List<String> problems;
    private final OnFailure onFailure;
    private final boolean required;
    private final boolean repeatable;
    private final StepAction.@Nullable Invocation function;

    private Step(Builder<T> builder) {
        this.id = builder.id;
        this.action = builder.action;
        this.dependencies = new LinkedHashSet<>(builder.after);
        this.inputs = new LinkedHashMap<>(builder.inputs);
        this.problems = List.copyOf(builder.problems);
        this.onFailure = builder.onFailure;
        this.required = builder.required;
        this.repeatable = builder.repeatable || action.repeatable();
        this.function = builder.function;
        inputs.values().stream().map(Input::from).filter(Objects::nonNull).forEach(dependencies::add);
    }

    /**
     * Begins a step.
     *
     * @param id unique in its pipeline, for example {@code load-orders}
     * @param action what it does
     * @param <T> the type of its result
     * @return a builder
     */
    public static <T> Builder<T> builder(String id, StepAction<T> action) {
        return new Builder<>(id, action);
    }

    /**
     * Makes a step that needs nothing before it.
     *
     * @param id unique in its pipeline
     * @param action what it does
     * @param <T> the type of its result
     * @return the step
     */
    public static <T> Step<T> of(String id, StepAction<T> action) {
        return builder(id, action).build();
    }

    /**
     * Returns the step's id.
     *
     * @return unique in its pipeline
     */
    public String id() {
        return id;
    }

    /**
     * Returns what it does.
     *
     * @return the action
     */
    public StepAction<T> action() {
        return action;
    }

    Set<String> dependencies() {
        return dependencies;
    }

    Map<String, Input> inputs() {
        return inputs;
    }

    List<String> problems() {
        return problems;
    }

    OnFailure onFailure() {
        return onFailure;
    }

    boolean required() {
        return required;
    }

    boolean repeatable() {
        return repeatable;
    }

    /** What a service can do in its place: the function that it names, before what its action knows. */
    Optional<StepAction.ServiceCall> serviceCall() {
        return function == null ? action.serviceCall() : Optional.of(function);
    }

    /**
     * Builds a {@link Step}. Not thread-safe.
     *
     * @param <T> the type of the step's result
     */
    public static final class Builder<T> {
        private final String id;
        private final StepAction<T> action;
        private final List<String> after = new ArrayList<>();
        private final Map<String, Input> inputs = new LinkedHashMap<>();
        private final List<String> problems = new ArrayList<>();
        private OnFailure onFailure = OnFailure.SKIP_DEPENDENTS;
        private boolean required = true;
        private boolean repeatable;
        private StepAction.@Nullable Invocation function;

        private Builder(String id, StepAction<T> action) {
            this.id = Objects.requireNonNull(id, "id");
            this.action = Objects.requireNonNull(action, "action");
        }

        /**
         * Says which steps must have ended before.
         *
         * @param steps their ids
         * @return this builder
         */
        public Builder<T> after(String... steps) {
            after.addAll(List.of(steps));
            return this;
        }

        /**
         * Takes the result of an earlier step, which it follows thereby.
         *
         * @param name the name under which {@link StepContext#input} gives it
         * @param step the id of the step
         * @param type the result's type or a supertype
         * @return this builder
         */
        public Builder<T> input(String name, String step, Class<?> type) {
            return add(name, new Input(Objects.requireNonNull(step, "step"), type));
        }

        /**
         * Takes a value that is given when the pipeline is run.
         *
         * @param name the parameter's name, under which {@link StepContext#input} gives it
         * @param type its type or a supertype
         * @return this builder
         */
        public Builder<T> parameter(String name, Class<?> type) {
            return add(name, new Input(null, type));
        }

        /**
         * Sets what becomes of the others when it fails.
         *
         * @param policy {@link OnFailure#SKIP_DEPENDENTS} unless set
         * @return this builder
         */
        public Builder<T> onFailure(OnFailure policy) {
            onFailure = Objects.requireNonNull(policy, "policy");
            return this;
        }

        /**
         * Says that the pipeline succeeds without it.
         *
         * @return this builder
         */
        public Builder<T> optional() {
            required = false;
            return this;
        }

        /**
         * Says that doing it twice comes to the same as doing it once, so that another process that goes on with the
         * pipeline may do it again. Without this, a function that was cut off ends as unknown.
         *
         * @return this builder
         */
        public Builder<T> repeatable() {
            repeatable = true;
            return this;
        }

        /**
         * Names the Lambda function that does this step where the pipeline is written out as a state machine; a run in
         * process takes the action all the same. Needed where the action is more than a Glue job or a crawler.
         *
         * @param name the function's name or ARN
         * @param payload what it is invoked with: texts, numbers, booleans, lists and maps, no secrets. The step's inputs are
         *     added as {@code inputs}, by name
         * @return this builder
         */
        public Builder<T> function(String name, Map<String, ?> payload) {
            function = FunctionPayload.invocation(id, name, payload, problems);
            return this;
        }

        /**
         * Builds the step; {@link Pipeline#plan} checks it together with the others.
         *
         * @return the step
         */
        public Step<T> build() {
            return new Step<>(this);
        }

        private Builder<T> add(String name, Input input) {
            if (inputs.put(Objects.requireNonNull(name, "name"), input) != null) {
                problems.add("step " + id + " declares the input " + name + " twice");
            }
            return this;
        }
    }
}
