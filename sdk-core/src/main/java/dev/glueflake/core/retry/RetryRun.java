package dev.glueflake.core.retry;

import dev.glueflake.core.InterruptedOperationException;
import dev.glueflake.core.OutcomeUnknownException;
import dev.glueflake.core.internal.retry.Pacer;
import dev.glueflake.core.internal.retry.RunNote;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import java.time.Duration;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The attempts of one call: resilience4j counts them and asks for the delay, which passes in the pacer. */
final class RetryRun<T> {
    private static final long STOP = -1;

    private final String operation;
    private final RetryPolicy policy;
    private final Backoff backoff;
    private final Pacer pacer;
    private final @Nullable RetryBudget budget;
    private final Retry.AsyncContext<T> context;
    private int attempts;
    private boolean allowed;
    private boolean succeeded;
    private String stop = "no attempts are left";
    private @Nullable OutcomeUnknownException unknown;

    RetryRun(String operation, RetryPolicy policy, Backoff backoff, Pacer pacer, @Nullable RetryBudget budget) {
        this.operation = operation;
        this.policy = policy;
        this.backoff = backoff;
        this.pacer = pacer;
        this.budget = budget;
        RetryConfig config = RetryConfig.<T>custom()
                .maxAttempts(policy.maxAttempts())
                .retryOnException(this::allows)
                .intervalBiFunction((attempt, outcome) -> delay())
                .build();
        this.context = Retry.of(operation, config).asyncContext();
    }

    T call(Function<Attempt, T> call) {
        while (true) {
            attempts++;
            try {
                T result = call.apply(new Attempt(attempts, pacer.remaining()));
                succeeded();
                return result;
            } catch (RuntimeException failure) {
                pauseOrThrow(failure);
            }
        }
    }

    int retries() {
        return attempts - 1;
    }

    /** The value of a metric's tag. */
    String outcome() {
        return succeeded ? "succeeded" : unknown != null ? "unknown" : "failed";
    }

    private void succeeded() {
        succeeded = true;
        context.onComplete();
        if (budget != null) {
            budget.giveBack(attempts > 1);
        }
    }

    private void pauseOrThrow(RuntimeException failure) {
        if (failure instanceof OutcomeUnknownException lost) {
            unknown = lost;
        }
        long delay = context.onError(failure);
        if (delay < 0) {
            throw ended(failure);
        }
        try {
            pacer.pause(operation, Duration.ofMillis(delay));
        } catch (InterruptedOperationException interruption) {
            interruption.addSuppressed(failure);
            throw unknown == null ? interruption : stillUnknown(unknown, interruption);
        }
    }

    private boolean allows(Throwable failure) {
        allowed = policy.retries(failure);
        return allowed;
    }

    private long delay() {
        long delay = backoff.next();
        if (Duration.ofMillis(delay).compareTo(pacer.remaining()) >= 0) {
            stop = "the deadline of " + policy.deadline() + " leaves no time for another";
            return STOP;
        }
        if (budget != null && !budget.takeRetry()) {
            stop = "the shared retry budget is empty";
            return STOP;
        }
        return delay;
    }

    private RuntimeException ended(RuntimeException failure) {
        if (!allowed) {
            if (unknown != null && unknown != failure) {
                failure.addSuppressed(unknown);
            }
            return attempts == 1 ? failure : RunNote.on(failure, "attempt", attempts, pacer.elapsed());
        }
        if (unknown != null) {
            return stillUnknown(unknown, failure);
        }
        return policy.maxAttempts() == 1 ? failure : exhausted(failure);
    }

    /** An attempt whose answer was lost may have been applied, whatever became of the attempts after it. */
    private OutcomeUnknownException stillUnknown(OutcomeUnknownException lost, RuntimeException last) {
        if (last != lost) {
            lost.addSuppressed(last);
        }
        return RunNote.on(lost, "attempt", attempts, pacer.elapsed());
    }

    private RetriesExhaustedException exhausted(RuntimeException last) {
        Duration elapsed = pacer.elapsed();
        return new RetriesExhaustedException(
                operation + " failed " + attempts + " times in " + elapsed + " and is given up: " + stop
                        + ". The last failure: " + last.getMessage(),
                attempts,
                elapsed,
                Map.of("operation", operation, "attempts", Integer.toString(attempts)),
                last);
    }
}
