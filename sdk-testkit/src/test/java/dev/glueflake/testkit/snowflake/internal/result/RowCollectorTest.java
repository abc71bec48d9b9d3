package dev.glueflake.testkit.snowflake.internal.result;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RowCollectorTest {
    private static final int SMALL = 1_000;

    @TempDir
    private Path directory;

    private Spools spools;

    @BeforeEach
    void open() {
        spools = new Spools(directory.resolve("results"));
    }

    private static Object[] row(int number) {
        return new Object[] {
            BigDecimal.valueOf(number, 2),
            new BigDecimal("-99999999999999999999999999999999999999").add(BigDecimal.valueOf(number)),
            "text " + number + " ü€",
            number % 3 == 0 ? null : number % 2 == 0,
            number / 3.0,
            new byte[] {(byte) number, -1},
            LocalDate.ofEpochDay(number - 900_000),
            LocalTime.ofNanoOfDay(number),
            LocalDateTime.parse("0001-01-01T00:00:00.123456789").plusSeconds(number),
            Instant.parse("9999-12-31T23:59:59.999999999Z").minusNanos(number),
            OffsetDateTime.parse("2026-03-01T01:02:03.000000001+05:30").plusDays(number)
        };
    }

    private List<Object[]> collected(long maxMemory, int rows) {
        RowCollector collector = new RowCollector(spools, maxMemory);
        IntStream.range(0, rows).forEach(number -> collector.add(row(number)));
        assertThat(collector.size()).isEqualTo(rows);
        return collector.rows();
    }

    private long files() {
        if (!Files.isDirectory(directory.resolve("results"))) {
            return 0;
        }
        try (Stream<Path> files = Files.list(directory.resolve("results"))) {
            return files.count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void aSmallResultStaysInMemory() {
        assertThat(collected(Long.MAX_VALUE, 100).get(99)).isEqualTo(row(99));
        assertThat(files()).isZero();
    }

    @Test
    void aLargeResultGivesTheSameRowsFromItsFile() {
        List<Object[]> rows = collected(SMALL, 1_000);
        assertThat(files()).isOne();
        assertThat(rows).hasSize(1_000);
        int number = 0;
        for (Object[] row : rows) {
            assertThat(row).isEqualTo(row(number++));
        }
        assertThat(rows.get(700)).isEqualTo(row(700));
        assertThat(rows.get(3)).isEqualTo(row(3));
    }

    @Test
    void partsAreReadIndependently() {
        List<Object[]> rows = collected(SMALL, 500);
        List<Object[]> part = rows.subList(123, 321);
        assertThat(part).hasSize(198);
        assertThat(part.get(0)).isEqualTo(row(123));
        assertThat(part.subList(10, 12)).containsExactly(row(133), row(134));
        assertThat(rows.subList(500, 500)).isEmpty();
        List<Integer> wrong = IntStream.range(0, 500)
                .parallel()
                .filter(number -> !new BigDecimal(number).movePointLeft(2).equals(rows.get(number)[0]))
                .boxed()
                .toList();
        assertThat(wrong).isEmpty();
    }

    @Test
    void filesThatNobodyCanReadGoWhenTheNextOneIsMade() {
        List<List<Object[]>> kept = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            kept.add(collected(SMALL, 50));
        }
        List<Object[]> last = kept.get(4).subList(20, 30);
        assertThat(files()).isEqualTo(5);
        kept.clear();
        Instant limit = Instant.now().plus(Duration.ofSeconds(30));
        do {
            System.gc();
            spools.open();
        } while (files() > 1 && Instant.now().isBefore(limit));
        assertThat(files()).isOne();
        assertThat(last.get(0)).isEqualTo(row(20));
    }
}
