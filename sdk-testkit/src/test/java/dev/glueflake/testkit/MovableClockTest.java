package dev.glueflake.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class MovableClockTest {
    private static final Instant NOON = Instant.parse("2024-11-20T12:00:00Z");

    @Test
    void aStoppedClockMovesOnlyWhenTold() {
        MovableClock clock = MovableClock.stoppedAt(NOON);
        assertThat(clock.instant()).isEqualTo(NOON);
        clock.advance(Duration.ofHours(2));
        assertThat(clock.instant()).isEqualTo(NOON.plusSeconds(7_200));
        clock.set(NOON);
        assertThat(clock.instant()).isEqualTo(NOON);
    }

    @Test
    void aRunningClockJumpsAndRunsOn() {
        MovableClock clock = MovableClock.running();
        clock.set(NOON);
        Instant shown = clock.instant();
        assertThat(shown).isBetween(NOON, NOON.plusSeconds(60));
        while (!clock.instant().isAfter(shown)) {
            Thread.onSpinWait();
        }
        clock.reset();
        assertThat(Duration.between(clock.instant(), Instant.now()).abs()).isLessThan(Duration.ofMinutes(1));
    }

    @Test
    void aStoppedClockRunsOnFromWhereItStood() {
        MovableClock clock = MovableClock.stoppedAt(NOON);
        clock.run();
        assertThat(clock.instant()).isBetween(NOON, NOON.plusSeconds(60));
    }

    @Test
    void aClockOfAnotherZoneMovesAlong() {
        MovableClock clock = MovableClock.stoppedAt(NOON);
        Clock tokyo = clock.withZone(ZoneId.of("Asia/Tokyo"));
        clock.advance(Duration.ofDays(1));
        assertThat(tokyo.instant()).isEqualTo(NOON.plusSeconds(86_400));
        assertThat(tokyo.getZone()).isEqualTo(ZoneId.of("Asia/Tokyo"));
    }
}
