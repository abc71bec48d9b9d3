package dev.glueflake.testkit.aws.internal.core;

import java.time.Duration;

/** What can go wrong with a call. */
public sealed interface Fault {
    record Throttle() implements Fault {}

    record Refuse(int status, String code, String message) implements Fault {}

    record Delay(Duration duration) implements Fault {}

    record ResetBefore() implements Fault {}

    record CutUpload() implements Fault {}

    record DropAnswer() implements Fault {}

    record ResetMidBody() implements Fault {}
}
