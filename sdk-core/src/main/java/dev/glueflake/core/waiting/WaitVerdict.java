package dev.glueflake.core.waiting;

/** What an answer means for a wait. Immutable and thread-safe. */
public sealed interface WaitVerdict {
    /**
     * The wait is over, successfully.
     *
     * @return the verdict
     */
    static WaitVerdict done() {
        return new Done();
    }

    /**
     * It is not over: poll again.
     *
     * @return the verdict
     */
    static WaitVerdict again() {
        return new Again();
    }

    /**
     * It can no longer succeed; also the verdict for a state that nobody knows.
     *
     * @param reason what was seen, for the message; names the state
     * @return the verdict
     */
    static WaitVerdict failed(String reason) {
        return new Failed(reason);
    }

    /** Over, successfully. */
    record Done() implements WaitVerdict {}

    /** Not over. */
    record Again() implements WaitVerdict {}

    /**
     * Over, without success.
     *
     * @param reason what was seen
     */
    record Failed(String reason) implements WaitVerdict {}
}
