package dev.glueflake.testkit.aws;

import dev.glueflake.testkit.aws.internal.core.Fault;
import dev.glueflake.testkit.aws.internal.core.FaultBook;
import dev.glueflake.testkit.aws.internal.core.FaultRule;
import java.time.Duration;

/**
 * One entry of a {@link Faults fault script}: which calls it meets, and with its last method what happens to them.
 * Immutable.
 *
 * <p>{@code times} is how many calls are met, at least 1.
 */
public final class FaultTarget {
    private static final int BAD_REQUEST = 400;
    private static final int MAX_STATUS = 599;

    private final FaultBook book;
    private final AwsService service;
    private final String operation;
    private final String keyPrefix;
    private final int skipped;

    FaultTarget(FaultBook book, AwsService service, String operation, String keyPrefix, int skipped) {
        this.book = book;
        this.service = service;
        this.operation = operation;
        this.keyPrefix = keyPrefix;
        this.skipped = skipped;
    }

    /**
     * Narrows the entry to keys that begin so.
     *
     * @param prefix of the S3 key, the parameter's name or the secret's id
     * @return a narrower entry
     */
    public FaultTarget keyPrefix(String prefix) {
        return new FaultTarget(book, service, operation, prefix, skipped);
    }

    /**
     * Lets the first calls through.
     *
     * @param calls how many matching calls are served before the first fault, 0 or more
     * @return an entry that begins later
     */
    public FaultTarget after(int calls) {
        if (calls < 0) {
            throw new IllegalArgumentException("Cannot let " + calls + " calls through; give 0 or more.");
        }
        return new FaultTarget(book, service, operation, keyPrefix, calls);
    }

    /**
     * Answers with the service's own throttling error ({@code SlowDown} with HTTP 503 in S3, {@code
     * ThrottlingException} with HTTP 400 elsewhere).
     *
     * @param times how many calls
     */
    public void throttle(int times) {
        add(new Fault.Throttle(), times);
    }

    /**
     * Answers with a server's error.
     *
     * @param httpStatus 500 to 599
     * @param times how many calls
     * @throws IllegalArgumentException if it is not a server's error
     */
    public void serverError(int httpStatus, int times) {
        if (httpStatus < 500 || httpStatus > MAX_STATUS) {
            throw new IllegalArgumentException("Not a server's error: HTTP " + httpStatus + ". Give 500 to 599.");
        }
        String code = httpStatus == 503 ? "ServiceUnavailable" : "InternalFailure";
        add(new Fault.Refuse(httpStatus, code, "Scripted by the test"), times);
    }

    /**
     * Answers HTTP 400 with an error of the service, which the SDK turns into its typed exception.
     *
     * @param code the error's name on the wire, for instance {@code DecryptionFailure}
     * @param message the message
     * @param times how many calls
     */
    public void error(String code, String message, int times) {
        error(BAD_REQUEST, code, message, times);
    }

    /**
     * Answers with an error of the service and an HTTP status.
     *
     * @param httpStatus 400 to 599
     * @param code the error's name on the wire, for instance {@code AccessDenied}
     * @param message the message
     * @param times how many calls
     * @throws IllegalArgumentException if the status is not an error's
     */
    public void error(int httpStatus, String code, String message, int times) {
        if (httpStatus < BAD_REQUEST || httpStatus > MAX_STATUS) {
            throw new IllegalArgumentException("Not an error: HTTP " + httpStatus + ". Give 400 to 599.");
        }
        add(new Fault.Refuse(httpStatus, code, message), times);
    }

    /**
     * Serves the call, but only after a while of real time.
     *
     * @param duration how long to wait before the call is executed
     * @param times how many calls
     */
    public void delay(Duration duration, int times) {
        add(new Fault.Delay(duration), times);
    }

    /**
     * Cuts the connection before the call is executed.
     *
     * @param times how many calls
     */
    public void resetBeforeExecution(int times) {
        add(new Fault.ResetBefore(), times);
    }

    /**
     * Executes the call and cuts the connection instead of answering: the client cannot know that it happened.
     *
     * @param times how many calls
     */
    public void dropAnswer(int times) {
        add(new Fault.DropAnswer(), times);
    }

    /**
     * Executes the call, sends the headers and half of the answer's body, and cuts the connection.
     *
     * @param times how many calls
     */
    public void resetMidBody(int times) {
        add(new Fault.ResetMidBody(), times);
    }

    /**
     * Cuts the connection when half of the request's body has been read; nothing is stored.
     *
     * @param times how many calls
     */
    public void failUploadHalfWay(int times) {
        add(new Fault.CutUpload(), times);
    }

    private void add(Fault fault, int times) {
        if (times < 1) {
            throw new IllegalArgumentException("A fault must happen at least once, not " + times + " times.");
        }
        book.add(new FaultRule(service, operation, keyPrefix, fault, skipped, times));
    }
}
