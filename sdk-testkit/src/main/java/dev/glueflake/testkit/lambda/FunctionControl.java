package dev.glueflake.testkit.lambda;

/**
 * The functions of an embedded Lambda. Safe for use by several threads.
 *
 * <p>Nothing runs in the background: what was invoked asynchronously, by a rule of EventBridge or by a queue runs when
 * {@link #run()} is called, or ahead of the next call of Lambda's API and of the next {@code ReceiveMessage} or {@code
 * GetQueueAttributes} of SQS. An asynchronous invocation that fails is repeated after one and after two more minutes of
 * the environment's clock.
 */
public interface FunctionControl {
    /**
     * Makes a handler a function, or replaces the handler of one.
     *
     * @param name of the function: 1 to 64 letters, digits, hyphens and underscores
     * @param handler the function's body
     * @throws IllegalArgumentException if the name is not one that Lambda takes
     */
    void register(String name, FunctionHandler handler);

    /**
     * Removes a function; whoever invokes it is told that it is not there.
     *
     * @param name of the function; one that is not there is no error
     */
    void remove(String name);

    /**
     * Runs in this thread all that is due: asynchronous invocations, and batches of the queues of event source
     * mappings. What handlers cause meanwhile runs too.
     *
     * @return how many invocations there were; 0 too if another thread, or a handler further up in this one, is just
     *     running them
     * @throws IllegalStateException if there is no end of it, after 10,000 invocations
     */
    int run();

    /**
     * Counts the asynchronous invocations that wait, those that wait to be repeated included.
     *
     * @return how many there are
     */
    int pending();
}
