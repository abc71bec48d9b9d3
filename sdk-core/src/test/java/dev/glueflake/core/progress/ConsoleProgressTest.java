package dev.glueflake.core.progress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glueflake.core.support.ManualClock;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConsoleProgressTest {
    private final ManualClock clock = new ManualClock();
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    private final ProgressEvent event = ProgressEvent.start("load ORDERS", "extract", ProgressUnit.ROWS);

    private String printed() {
        return bytes.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
    }

    private ConsoleProgress.Builder console() {
        return ConsoleProgress.builder(out).clock(clock);
    }

    @Test
    void plainLinesComeOncePerIntervalAndAtTheEnd() {
        ConsoleProgress progress = console().build();
        for (int second = 0; second < 25; second++) {
            progress.onProgress(event.withDone(second * 1000L).withTotal(25_000));
            clock.advance(Duration.ofSeconds(1));
        }
        progress.onProgress(event.withDone(25_000).withTotal(25_000).finished());

        assertThat(printed())
                .isEqualTo("load ORDERS: extract  40%  10,000 of 25,000 rows  1,000 rows/s  10.0 s\n"
                        + "load ORDERS: extract  80%  20,000 of 25,000 rows  1,000 rows/s  20.0 s\n"
                        + "load ORDERS: extract  100%  25,000 of 25,000 rows  1,000 rows/s  25.0 s\n");
    }

    @Test
    void aLiveLineIsRedrawnInPlaceAndStaysAtTheEnd() {
        ConsoleProgress progress = console().live(true).build();
        progress.onProgress(event.withTotal(100).withMessage("part-00001"));
        clock.advance(Duration.ofMillis(500));
        progress.onProgress(event.withDone(50).withTotal(100));
        progress.onProgress(event.withDone(100).withTotal(100).finished());

        String first = "load ORDERS: extract  [....................]  0%  0 of 100 rows  0.0 s  part-00001";
        String second = "load ORDERS: extract  [##########..........]  50%  50 of 100 rows  0.5 s";
        String last = "load ORDERS: extract  [####################]  100%  100 of 100 rows  0.5 s";
        assertThat(printed())
                .isEqualTo("\r" + first + "\r" + second + " ".repeat(first.length() - second.length()) + "\r" + last
                        + "\n");
    }

    @Test
    void aLiveLineIsDrawnAtMostTenTimesASecond() {
        ConsoleProgress progress = console().live(true).build();
        for (int i = 0; i < 1000; i++) {
            progress.onProgress(event.withDone(i));
            clock.advance(Duration.ofMillis(1));
        }

        assertThat(printed().split("\r")).hasSize(1 + 10);
    }

    @Test
    void aLiveLineIsCutToTheWidth() {
        ConsoleProgress progress = console().live(true).width(30).build();
        progress.onProgress(event.withMessage("a long message that does not fit"));

        assertThat(printed()).hasSize(30).startsWith("\rload ORDERS: extract  0 rows");
    }

    @Test
    void nothingIsPrintedWhenNothingChanged() {
        ConsoleProgress progress = console().live(true).interval(Duration.ZERO).build();
        progress.onProgress(event);
        int length = printed().length();
        progress.onProgress(event);

        assertThat(printed()).hasSize(length);
    }

    @Test
    void closingEndsALiveLine() {
        ConsoleProgress progress = console().live(true).build();
        progress.onProgress(event);
        progress.close();
        progress.close();

        assertThat(printed()).endsWith("0.0 s\n").containsOnlyOnce("\n");
    }

    @Test
    void aFailureTellsItsReasonOnOneLine() {
        console().build().onProgress(event.withDone(7).failed("no table\nORDERS"));

        assertThat(printed()).isEqualTo("load ORDERS: extract FAILED  7 rows  0.0 s  no table ORDERS\n");
    }

    @Test
    void bytesAreShownInReadableUnits() {
        console()
                .build()
                .onProgress(ProgressEvent.start("load ORDERS", "upload", ProgressUnit.BYTES)
                        .withDone(3 * 1024 * 1024 / 2)
                        .withTotal(0)
                        .finished());

        assertThat(printed()).isEqualTo("load ORDERS: upload  100%  1.5 MiB of 0 B  0.0 s\n");
    }

    @Test
    void severalListenersHearInOrder() {
        List<String> heard = new ArrayList<>();

        ProgressListener.all(e -> heard.add("a" + e.done()), e -> heard.add("b" + e.done()), ProgressListener.none())
                .onProgress(event.withDone(1));

        assertThat(heard).containsExactly("a1", "b1");
    }
}
