package dev.glueflake.snowflake.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.glueflake.core.ConfigurationException;
import dev.glueflake.snowflake.SnowflakeIdentifier;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class WindowTest {
    private static final String MARK = "2026-01-01 10:00:00+00:00";
    private static final String NOW = "2026-01-02 10:00:00+00:00";

    @Test
    void readsEverythingUpToTheMarkTheFirstTime() {
        Window window = timestamps(null, Duration.ZERO, NOW);
        assertThat(window.predicate("c")).isEqualTo("c <= ?");
        assertThat(window.isEmpty()).isFalse();
    }

    @Test
    void anAppendIsOpenAtTheWatermarkSoThatNoRowIsAddedTwice() {
        assertThat(window(ColumnReader.TIMESTAMP_WITH_ZONE, false, MARK, Duration.ZERO, NOW)
                        .predicate("c"))
                .isEqualTo("c > ? AND c <= ?");
    }

    @Test
    void aMergeIsClosedAtTheWatermarkSoThatNoRowOfItsValueIsLost() {
        assertThat(timestamps(MARK, Duration.ZERO, NOW).predicate("c")).isEqualTo("c >= ? AND c <= ?");
    }

    @Test
    void isClosedAndEarlierWithALag() {
        Window window = timestamps(MARK, Duration.ofMinutes(90), NOW);
        assertThat(window.predicate("c")).isEqualTo("c >= ? AND c <= ?");
        assertThat(window.low()).isEqualTo("2026-01-01 08:30:00+00:00");
        assertThat(window.watermark()).isEqualTo(MARK);
    }

    @Test
    void isEmptyWhereTheSourceHasNothingAboveTheWatermark() {
        assertThat(timestamps(MARK, Duration.ZERO, MARK).isEmpty()).isTrue();
        assertThat(timestamps(null, Duration.ZERO, null).isEmpty()).isTrue();
        assertThat(timestamps(MARK, Duration.ofMinutes(1), MARK).isEmpty()).isFalse();
    }

    @Test
    void comparesMarksByTheirValueAndNeverGoesBack() {
        assertThat(timestamps(MARK, Duration.ZERO, "2026-01-01 11:00:00+01:00").isEmpty())
                .isTrue();
        Window late = timestamps(NOW, Duration.ZERO, MARK);
        assertThat(late.isEmpty()).isTrue();
        assertThat(late.high()).isEqualTo(NOW);
        assertThat(window(ColumnReader.DECIMAL, true, "10", Duration.ZERO, "10.00")
                        .isEmpty())
                .isTrue();
        assertThat(window(ColumnReader.DECIMAL, true, "9.5", Duration.ZERO, "10")
                        .isEmpty())
                .isFalse();
    }

    @Test
    void roundsALagUpToWholeDaysForACursorOfDays() {
        assertThat(window(ColumnReader.DATE, true, "2026-01-10", Duration.ofHours(36), "2026-01-11")
                        .low())
                .isEqualTo("2026-01-08");
    }

    @Test
    void refusesALagOfTimeForACursorOfNumbers() {
        assertThatThrownBy(() -> window(ColumnReader.INTEGER, true, "5", Duration.ofSeconds(1), "9"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("cursor of date or time");
    }

    private static Window timestamps(String mark, Duration lag, String high) {
        return window(ColumnReader.TIMESTAMP_WITH_ZONE, true, mark, lag, high);
    }

    private static Window window(ColumnReader type, boolean merges, String mark, Duration lag, String high) {
        LoadColumn cursor = new LoadColumn("c", SnowflakeIdentifier.of("C"), type, "");
        return Window.of(cursor, merges, mark, lag, high);
    }
}
