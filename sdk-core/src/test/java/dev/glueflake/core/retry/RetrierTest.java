package dev.glueflake.core.retry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.glueflake.core.InterruptedOperationException;
import dev.glueflake.core.OutcomeUnknownException;
import dev.glueflake.core.PermanentException;
import dev.glueflake.core.TransientException;
import dev.glueflake.core.metrics.Metrics;
import dev.glueflake.core.support.ManualClock;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class RetrierTest {
    private final ManualClock clock = new ManualClock();
    private final List<Duration> delays = new ArrayList<>();
    private final AtomicInteger calls = new AtomicInteger();

    private Retrier retrier(RetryPolicy policy) {
        return builder(policy).build();
    }

    private Retrier.Builder builder(RetryPolicy policy) {
        return Retrier.builder(policy).clock(clock).random(new Random(1)).sleeper(delay -> {
            delays.add(delay);
            clock.advance(delay);
        });
    }

    private String failing(RuntimeException... failures) {
        int call = calls.getAndIncrement();
        if (call < failures.length) {
            throw failures[call];
        }
        return "done";
    }

    private static TransientException busy() {
        return new TransientException("BUSY", "The service is busy.");
    }

    private static OutcomeUnknownException lost() {
        return new OutcomeUnknownException("LOST", "No answer.", "q1", "look.");
    }

    @Test
    void returnsTheFirstSuccess() {
        assertThat(retrier(RetryPolicy.standard()).call("op", () -> failing(busy(), busy())))
                .isEqualTo("done");
        assertThat(calls).hasValue(3);
        assertThat(delays).hasSize(2);
    }

    @Test
    void tellsTheCallWhichAttemptItIs() {
        List<Attempt> attempts = new ArrayList<>();

        retrier(RetryPolicy.standard()).call("op", attempt -> {
            attempts.add(attempt);
            return failing(busy());
        });

        assertThat(attempts).extracting(Attempt::number).containsExactly(1, 2);
        assertThat(attempts).extracting(Attempt::isRetry).containsExactly(false, true);
        assertThat(attempts.get(1).remaining()).isEqualTo(Duration.ofMinutes(5).minus(delays.get(0)));
    }

    @Test
    void givesUpWithAttemptsTimeAndTheLastFailure() {
        TransientException last = busy();

        RetriesExhaustedException error =
                catchThrowableOfType(RetriesExhaustedException.class, () -> retrier(RetryPolicy.standard())
                        .call("GET x", () -> failing(busy(), busy(), last)));

        assertThat(error)
                .hasCause(last)
                .hasMessageContaining("GET x failed 3 times")
                .hasMessageContaining("is busy");
        assertThat(error.attempts()).isEqualTo(3);
        assertThat(error.elapsed()).isEqualTo(delays.get(0).plus(delays.get(1)));
        assertThat(error.retryable()).isTrue();
    }

    @Test
    void aPermanentFailureIsThrownAsItIs() {
        PermanentException no = new PermanentException("NO", "No.");

        assertThatExceptionOfType(PermanentException.class)
                .isThrownBy(() -> retrier(RetryPolicy.standard()).call("op", () -> failing(no)))
                .isSameAs(no);
        assertThat(calls).hasValue(1);
    }

    @Test
    void theAttemptsBeforeAPermanentFailureAreVisible() {
        assertThatExceptionOfType(PermanentException.class)
                .isThrownBy(() -> retrier(RetryPolicy.standard())
                        .call("op", () -> failing(busy(), new PermanentException("NO", "No."))))
                .satisfies(error -> assertThat(error.getSuppressed()[0]).hasMessageContaining("2 attempts"));
    }

    @Test
    void neverMakesOneAttemptAndThrowsTheFailureItself() {
        assertThatExceptionOfType(TransientException.class)
                .isThrownBy(() -> retrier(RetryPolicy.never()).call("op", () -> failing(busy())))
                .isNotInstanceOf(RetriesExhaustedException.class);
        assertThat(calls).hasValue(1);
    }

    @Test
    void anUnknownOutcomeIsNotRepeatedByDefault() {
        assertThatExceptionOfType(OutcomeUnknownException.class)
                .isThrownBy(() -> retrier(RetryPolicy.standard()).call("op", () -> failing(lost())));
        assertThat(calls).hasValue(1);
    }

    @Test
    void anUnknownOutcomeStaysUnknownWhenLaterAttemptsOnlyFailToReachTheService() {
        RetryPolicy idempotent = RetryPolicy.builder().retryOn(failure -> true).build();

        assertThatExceptionOfType(OutcomeUnknownException.class)
                .isThrownBy(() -> retrier(idempotent).call("op", () -> failing(lost(), busy(), busy())))
                .satisfies(error ->
                        assertThat(error.getSuppressed()).hasAtLeastOneElementOfType(TransientException.class));
        assertThat(calls).hasValue(3);
    }

    @Test
    void aSuccessAfterAnUnknownOutcomeIsASuccess() {
        RetryPolicy idempotent = RetryPolicy.builder().retryOn(failure -> true).build();

        assertThat(retrier(idempotent).call("op", () -> failing(lost()))).isEqualTo("done");
    }

    @Test
    void stopsBeforeADelayThatPassesTheDeadline() {
        RetryPolicy policy = RetryPolicy.builder()
                .maxAttempts(1000)
                .delays(Duration.ofSeconds(10), Duration.ofSeconds(10))
                .deadline(Duration.ofSeconds(35))
                .build();

        assertThatExceptionOfType(RetriesExhaustedException.class)
                .isThrownBy(() -> retrier(policy).call("op", () -> {
                    throw busy();
                }))
                .withMessageContaining("the deadline of PT35S")
                .matches(error -> error.attempts() == 4)
                .matches(error -> error.elapsed().equals(Duration.ofSeconds(30)));
    }

    @Test
    void anEmptyBudgetStopsRetriesButNotFirstAttempts() {
        RetryBudget budget = RetryBudget.of(20, 10);
        Retrier retrier = builder(RetryPolicy.builder().maxAttempts(10).build())
                .budget(budget)
                .build();

        assertThatExceptionOfType(RetriesExhaustedException.class)
                .isThrownBy(() -> retrier.call("op", () -> {
                    throw busy();
                }))
                .withMessageContaining("budget")
                .matches(error -> error.attempts() == 3);
        assertThat(budget.tokens()).isZero();
        assertThat(retrier.<String>call("op", () -> "first")).isEqualTo("first");
        assertThat(budget.tokens()).isEqualTo(1);
    }

    @Test
    void countsRetriesByTheirOutcome() {
        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        Retrier retrier =
                builder(RetryPolicy.standard()).metrics(Metrics.of(registry)).build();

        retrier.call("op", () -> failing(busy(), busy()));
        assertThatExceptionOfType(RetriesExhaustedException.class)
                .isThrownBy(() -> retrier.call("op", () -> {
                    throw busy();
                }));

        assertThat(registry.get("glueflake.retry.retries")
                        .tag("outcome", "succeeded")
                        .counter()
                        .count())
                .isEqualTo(2);
        assertThat(registry.get("glueflake.retry.retries")
                        .tag("outcome", "failed")
                        .counter()
                        .count())
                .isEqualTo(2);
    }

    @Test
    void anInterruptEndsTheDelayAndKeepsTheFlag() {
        Retrier retrier = Retrier.of(RetryPolicy.builder()
                .delays(Duration.ofHours(1), Duration.ofHours(1))
                .deadline(Duration.ofDays(1))
                .build());
        Thread.currentThread().interrupt();

        assertThatExceptionOfType(InterruptedOperationException.class)
                .isThrownBy(() -> retrier.call("op", () -> failing(busy())))
                .satisfies(error ->
                        assertThat(error.getSuppressed()).hasAtLeastOneElementOfType(TransientException.class));
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void anInterruptDuringTheDelayEndsItPromptly() throws InterruptedException {
        Retrier retrier = Retrier.builder(RetryPolicy.builder()
                        .delays(Duration.ofHours(1), Duration.ofHours(1))
                        .deadline(Duration.ofDays(1))
                        .build())
                .build();
        List<Object> seen = new ArrayList<>();
        Thread thread = new Thread(() -> {
            try {
                retrier.call("op", () -> failing(busy()));
            } catch (InterruptedOperationException error) {
                seen.add(error);
                seen.add(Thread.currentThread().isInterrupted());
            }
        });
        thread.start();
        thread.interrupt();
        thread.join(10_000);

        assertThat(seen).hasSize(2).element(1).isEqualTo(true);
    }

    @Property(tries = 300)
    void delaysStayWithinBaseAndCapAndTheDeadlineHolds(
            @ForAll Jitter jitter,
            @ForAll @IntRange(min = 1, max = 5_000) int base,
            @ForAll @IntRange(min = 1, max = 50) int capFactor,
            @ForAll @IntRange(min = 1, max = 600) int deadlineSeconds,
            @ForAll long seed) {
        ManualClock time = new ManualClock();
        List<Duration> slept = new ArrayList<>();
        Duration cap = Duration.ofMillis((long) base * capFactor);
        RetryPolicy policy = RetryPolicy.builder()
                .jitter(jitter)
                .maxAttempts(30)
                .delays(Duration.ofMillis(base), cap)
                .deadline(Duration.ofSeconds(deadlineSeconds))
                .build();
        Retrier retrier = Retrier.builder(policy)
                .clock(time)
                .random(new Random(seed))
                .sleeper(delay -> {
                    slept.add(delay);
                    time.advance(delay);
                })
                .build();

        RetriesExhaustedException error = catchThrowableOfType(
                RetriesExhaustedException.class,
                () -> retrier.call("op", () -> {
                    throw busy();
                }));

        assertThat(slept).allMatch(delay -> delay.compareTo(Duration.ofMillis(base)) >= 0 && delay.compareTo(cap) <= 0);
        assertThat(error.elapsed()).isLessThanOrEqualTo(policy.deadline());
        assertThat(error.attempts()).isEqualTo(slept.size() + 1).isLessThanOrEqualTo(30);
    }
}
