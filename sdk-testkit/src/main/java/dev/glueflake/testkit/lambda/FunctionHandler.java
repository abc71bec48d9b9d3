package dev.glueflake.testkit.lambda;

/** The body of a Lambda function. Called in the thread of whoever invokes it; several calls may run at once. */
@FunctionalInterface
public interface FunctionHandler {
    /**
     * Handles an event.
     *
     * @param event the JSON text of the payload
     * @return the JSON text of the answer; an empty text is {@code null}
     * @throws Exception what the function fails with: the invoker gets it as a function error of the Java runtime
     */
    String handle(String event) throws Exception;
}
