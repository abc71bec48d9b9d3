package dev.glueflake.core.waiting;

import dev.glueflake.core.internal.retry.Pacer;
import dev.glueflake.core.internal.retry.RunNote;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One wait: resilience4j decides after each poll whether another follows and when; the pause passes in the pacer. */
final class WaitRun<T> {
    private record Polled<T>(T value, WaitVerdict verdict) {
        boolean again() {
            return verdict instanceof WaitVerdict.Again;
        }
    }

    private final Waiter<T> waiter;
    private final String awaited;
    private final Pacer pacer;
    private final Retry.AsyncContext<Polled<T>> context;
    private int polls;
    private @Nullable RuntimeException lastError;

    WaitRun(Waiter<T> waiter, String awaited, DelaySequence delays, Pacer pacer) {
        this.waiter = waiter;
        this.awaited = awaited;
        this.pacer = pacer;
        RetryConfig config = RetryConfig.<Polled<T>>custom()
                .maxAttempts(Integer.MAX_VALUE)
                .retryOnResult(Polled::again)
                .retryOnException(waiter.pollErrors)
                .intervalBiFunction((poll, outcome) -> outcome.isLeft() ? delays.nextAfterError() : delays.next())
                .build();
        this.context = Retry.of(awaited, config).asyncContext();
    }

    WaitResult<T> await(Supplier<T> poll) {
        while (true) {
            polls++;
            Polled<T> polled = poll(poll);
            if (polled == null) {
                continue;
            }
            long delay = context.onResult(polled);
            if (delay < 0) {
                return ended(polled);
            }
            lastError = null;
            pause(delay);
        }
    }

    /** Returns null after a poll that gave no answer; the pause that follows it has passed. */
    private @Nullable Polled<T> poll(Supplier<T> poll) {
        T value;
        try {
            value = poll.get();
        } catch (RuntimeException failure) {
            long delay = context.onError(failure);
            if (delay < 0) {
                throw RunNote.on(failure, "poll", polls, pacer.elapsed());
            }
            lastError = failure;
            pause(delay);
            return null;
        }
        return new Polled<>(value, waiter.acceptor.apply(value));
    }

    private WaitResult<T> ended(Polled<T> polled) {
        context.onComplete();
        if (polled.verdict() instanceof WaitVerdict.Failed failed) {
            throw new WaitFailedException(awaited, failed.reason(), polls, pacer.elapsed());
        }
        return new WaitResult<>(polled.value(), polls, pacer.elapsed());
    }

    /** The last pause is cut so that the last poll stands at the deadline. */
    private void pause(long millis) {
        Duration remaining = pacer.remaining();
        if (remaining.isZero()) {
            throw new WaitTimeoutException(awaited, polls, pacer.elapsed(), lastError);
        }
        Duration delay = Duration.ofMillis(millis);
        Duration cut = delay.compareTo(remaining) > 0 ? remaining : delay;
        waiter.heartbeat.accept(new WaitProgress(awaited, polls, pacer.elapsed(), cut));
        pacer.pause("Waiting for " + awaited, cut);
    }
}
