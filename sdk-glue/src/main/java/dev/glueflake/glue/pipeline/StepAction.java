package dev.glueflake.glue.pipeline;

import dev.glueflake.glue.internal.pipeline.StorableTypes;
import dev.glueflake.glue.internal.pipeline.ValueJson;
import dev.glueflake.glue.run.JobCall;
import java.util.Optional;

/**
 * What a step does. Implementations are thread-safe if their step is used in several pipelines at once.
 *
 * <p>To go on in another process when this one dies, an action
 * <ul>
 *   <li>tells {@link StepContext#started} the handle of what it has started, before it waits, and when
 *       {@link StepContext#handles} holds one, waits by it instead of starting again;
 *   <li>or is {@link #repeatable};
 *   <li>and gives a result that JSON can hold: a text, number, boolean, enum, date or time, a record, list or map of such,
 *       or what its own {@link #toJson} and {@link #fromJson} carry.
 * </ul>
 *
 * @param <T> the type of its result
 */
public interface StepAction<T> {
    /**
     * Returns the kind of step, for drawings and reports.
     *
     * @return a word, for example {@code crawler}
     */
    String kind();

    /**
     * Returns what it will do, for the plan.
     *
     * @return a short text without secrets
     */
    String description();

    /**
     * Returns the type of the result, against which the inputs of later steps are checked.
     *
     * @return the type
     */
    Class<T> resultType();

    /**
     * Does it, on a thread of the runner's executor. A step that starts something elsewhere tells
     * {@link StepContext#started} its handle before it waits.
     *
     * @param context its inputs
     * @return the result and what the report shows of it
     * @throws Exception when it failed; an {@link dev.glueflake.core.OutcomeUnknownException}, also as a cause, makes the
     *     step's outcome unknown
     */
    StepOutput<T> run(StepContext context) throws Exception;

    /**
     * Tells whether doing it twice comes to the same as doing it once. Only then it is done again where a process died and
     * nothing tells how far the step had come.
     *
     * @return false unless overridden
     */
    default boolean repeatable() {
        return false;
    }

    /**
     * Tells why its result cannot be kept in a {@link PipelineJournal}.
     *
     * @return what in the result's type is in the way; empty if nothing is
     */
    default Optional<String> notStorable() {
        return StorableTypes.obstacle(resultType());
    }

    /**
     * Writes a result for a {@link PipelineJournal}.
     *
     * @param result the result
     * @return JSON without secrets
     */
    default String toJson(T result) {
        return ValueJson.write(result);
    }

    /**
     * Reads a result for a process that goes on with a pipeline.
     *
     * @param json what {@link #toJson} wrote
     * @return the result
     */
    default T fromJson(String json) {
        return ValueJson.read(json, resultType());
    }

    /**
     * Tells what a service can be asked for in place of {@link #run}, where a pipeline is written out for that service: see
     * {@link dev.glueflake.glue.definition}.
     *
     * @return the call; empty if only {@link #run} can do it
     */
    default Optional<ServiceCall> serviceCall() {
        return Optional.empty();
    }

    /** A call by which a service does a step. Immutable and thread-safe. */
    sealed interface ServiceCall {}

    /**
     * A run of a Glue job.
     *
     * @param call what is run
     */
    record JobRun(JobCall call) implements ServiceCall {}

    /**
     * A crawl that queues behind one that runs.
     *
     * @param crawler the crawler's name
     */
    record Crawl(String crawler) implements ServiceCall {}

    /**
     * An invocation of a Lambda function.
     *
     * @param function its name or ARN
     * @param payload a JSON object, to which the step's inputs are added as {@code inputs}
     */
    record Invocation(String function, String payload) implements ServiceCall {}

    /**
     * The work of an action.
     *
     * @param <T> the type of its result
     */
    @FunctionalInterface
    interface Work<T> {
        /**
         * Does the work; see {@link StepAction#run}.
         *
         * @param context the step's inputs
         * @return the result
         * @throws Exception when it failed
         */
        T run(StepContext context) throws Exception;
    }

    /**
     * Makes an action.
     *
     * @param kind a word, for example {@code sync}
     * @param description what it will do, without secrets
     * @param resultType the type of the result
     * @param work the work
     * @param <T> the type of the result
     * @return the action
     */
    static <T> StepAction<T> of(String kind, String description, Class<T> resultType, Work<StepOutput<T>> work) {
        return new WorkAction<>(kind, description, resultType, false, null, work);
    }
}
