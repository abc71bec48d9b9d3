package dev.glueflake.testkit.aws.internal.s3.notify;

/** The queues, as far as notifications need them. */
public interface QueuePort {
    boolean exists(String arn);

    /** Puts a message into a queue; one that is gone loses it. */
    void send(String arn, String message);
}
