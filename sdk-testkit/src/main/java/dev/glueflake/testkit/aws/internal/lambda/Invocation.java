package dev.glueflake.testkit.aws.internal.lambda;

/**
 * How an invocation ended.
 *
 * @param payload the answer's JSON text, or that of the error
 * @param errorType empty unless the function failed
 */
public record Invocation(String payload, String errorType) {

    public boolean failed() {
        return !errorType.isEmpty();
    }
}
