package dev.glueflake.core.waiting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.glueflake.core.InterruptedOperationException;
import dev.glueflake.core.PermanentException;
import dev.glueflake.core.TransientException;
import dev.glueflake.core.support.ManualClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class WaiterTest {
    private final ManualClock clock = new ManualClock();
    private final List<Duration> delays = new ArrayList<>();

    private Waiter.Builder<String> waiter() {
        return Waiter.<String>builder(state -> switch (state) {
                    case "RUNNING" -> WaitVerdict.again();
                    case "SUCCEEDED" -> WaitVerdict.done();
                    default -> WaitVerdict.failed("the state is " + state);
                })
                .clock(clock)
                .random(new Random(3))
                .sleeper(delay -> {
                    delays.add(delay);
                    clock.advance(delay);
                });
    }

    private static Supplier<String> runningFor(int polls) {
        AtomicInteger count = new AtomicInteger();
        return () -> count.getAndIncrement() < polls ? "RUNNING" : "SUCCEEDED";
    }

    @Test
    void returnsAtOnceWhenItIsDone() {
        WaitResult<String> result = waiter().build().await("job 1", runningFor(0));

        assertThat(result).isEqualTo(new WaitResult<>("SUCCEEDED", 1, Duration.ZERO));
    }

    @Test
    void delaysGrowToTheCap() {
        waiter().jitter(false).build().await("job 1", runningFor(9));

        assertThat(delays)
                .extracting(Duration::toMillis)
                .containsExactly(5000L, 7500L, 11250L, 16875L, 25313L, 37969L, 56953L, 60000L, 60000L);
    }

    @Test
    void pollsExactlyAsOftenAsTheDelaysSayOverHours() {
        Waiter<String> everyMinute = waiter().jitter(false)
                .delays(Duration.ofMinutes(1), 1, Duration.ofMinutes(1))
                .deadline(Duration.ofHours(100))
                .build();

        WaitResult<String> result = everyMinute.await("job 1", runningFor(5000));

        assertThat(result.polls()).isEqualTo(5001);
        assertThat(result.elapsed()).isEqualTo(Duration.ofMinutes(5000));
    }

    @Test
    void theLastPollStandsAtTheDeadline() {
        Waiter<String> waiter = waiter().jitter(false)
                .delays(Duration.ofSeconds(40), 1, Duration.ofSeconds(40))
                .deadline(Duration.ofSeconds(100))
                .build();

        assertThatExceptionOfType(WaitTimeoutException.class)
                .isThrownBy(() -> waiter.await("query q1", runningFor(1000)))
                .withMessageContaining("query q1")
                .matches(error -> error.polls() == 4)
                .matches(error -> error.elapsed().equals(Duration.ofSeconds(100)))
                .matches(error -> error.operationId().equals("query q1"));
        assertThat(delays).extracting(Duration::toSeconds).containsExactly(40L, 40L, 20L);
    }

    @Test
    void anUnknownStateFailsWithItsName() {
        assertThatExceptionOfType(WaitFailedException.class)
                .isThrownBy(() -> waiter().build().await("job 1", () -> "MELTED"))
                .withMessageContaining("MELTED");
    }

    @Test
    void aPollWithoutAnswerDoublesTheDelayAndDoesNotEndTheWait() {
        AtomicInteger polls = new AtomicInteger();

        WaitResult<String> result = waiter().jitter(false)
                .build()
                .await("job 1", () -> switch (polls.incrementAndGet()) {
                    case 1, 3 -> throw new TransientException("THROTTLED", "Rate exceeded.");
                    case 2 -> "RUNNING";
                    default -> "SUCCEEDED";
                });

        assertThat(result.polls()).isEqualTo(4);
        assertThat(delays).extracting(Duration::toSeconds).containsExactly(10L, 10L, 30L);
    }

    @Test
    void theLastPollErrorIsTheTimeoutsCause() {
        assertThatExceptionOfType(WaitTimeoutException.class)
                .isThrownBy(() -> waiter().build().await("job 1", () -> {
                    throw new TransientException("THROTTLED", "Rate exceeded.");
                }))
                .withMessageContaining("Rate exceeded")
                .withCauseInstanceOf(TransientException.class);
    }

    @Test
    void anotherFailureOfAPollEndsTheWait() {
        PermanentException gone = new PermanentException("GONE", "No such job.");

        assertThatExceptionOfType(PermanentException.class)
                .isThrownBy(() -> waiter().build().await("job 1", () -> {
                    throw gone;
                }))
                .isSameAs(gone);
    }

    @Test
    void theHeartbeatComesBeforeEachPause() {
        List<WaitProgress> beats = new ArrayList<>();

        waiter().jitter(false).heartbeat(beats::add).build().await("job 1", runningFor(2));

        assertThat(beats)
                .containsExactly(
                        new WaitProgress("job 1", 1, Duration.ZERO, Duration.ofSeconds(5)),
                        new WaitProgress("job 1", 2, Duration.ofSeconds(5), Duration.ofMillis(7500)));
    }

    @Test
    void anInterruptEndsTheWaitAndKeepsTheFlag() {
        Thread.currentThread().interrupt();

        assertThatExceptionOfType(InterruptedOperationException.class)
                .isThrownBy(() -> waiter().build().await("job 1", runningFor(5)))
                .withMessageContaining("job 1");
        assertThat(Thread.interrupted()).isTrue();
        assertThat(delays).isEmpty();
    }

    @Property(tries = 200)
    void delaysStayWithinInitialAndCapAndTheDeadlineHolds(
            @ForAll @IntRange(min = 20, max = 10_000) int initial,
            @ForAll @DoubleRange(min = 1, max = 4) double multiplier,
            @ForAll @IntRange(min = 1, max = 20) int capFactor,
            @ForAll @IntRange(min = 1, max = 120) int deadlineSeconds,
            @ForAll long seed) {
        ManualClock time = new ManualClock();
        List<Duration> slept = new ArrayList<>();
        Duration cap = Duration.ofMillis((long) initial * capFactor);
        Waiter<String> waiter = Waiter.<String>builder(state -> WaitVerdict.again())
                .delays(Duration.ofMillis(initial), multiplier, cap)
                .deadline(Duration.ofSeconds(deadlineSeconds))
                .clock(time)
                .random(new Random(seed))
                .sleeper(delay -> {
                    slept.add(delay);
                    time.advance(delay);
                })
                .build();
        AtomicInteger polls = new AtomicInteger();

        assertThatExceptionOfType(WaitTimeoutException.class)
                .isThrownBy(() -> waiter.await("x", () -> {
                    polls.incrementAndGet();
                    return "";
                }));

        List<Duration> uncut = slept.subList(0, slept.size() - 1);
        assertThat(uncut).allMatch(delay -> delay.toMillis() >= initial && delay.compareTo(cap) <= 0);
        assertThat(slept.stream().reduce(Duration.ZERO, Duration::plus)).isEqualTo(Duration.ofSeconds(deadlineSeconds));
        assertThat(polls).hasValue(slept.size() + 1);
    }
}
