package dev.glueflake.testkit.snowflake.internal.wire.message;

/** Answers the requests of one path. */
@FunctionalInterface
public interface Endpoint {
    WireReply answer(WireRequest request);
}
