package dev.glueflake.glue.pipeline;

/**
 * What a step does. Implementations are thread-safe if their step is used in several pipelines at once.
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
        return new WorkAction<>(kind, description, resultType, work);
    }
}
