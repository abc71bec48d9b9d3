package dev.glueflake.core.progress;

import dev.glueflake.core.Redaction;
import java.time.Duration;
import java.util.Locale;

/** The text of one event. */
final class ProgressLine {
    private static final int BAR = 20;
    private static final String[] SIZES = {"B", "KiB", "MiB", "GiB", "TiB"};

    private final int width;

    ProgressLine(int width) {
        this.width = width;
    }

    String text(ProgressEvent event, Duration elapsed, boolean live) {
        StringBuilder text = new StringBuilder();
        text.append(event.operation()).append(": ").append(event.step());
        if (event.state() == ProgressState.FAILED) {
            text.append(" FAILED");
        } else if (event.total().isPresent()) {
            text.append(live ? "  " + bar(event) : "")
                    .append("  ")
                    .append(percent(event))
                    .append('%');
        }
        text.append("  ").append(amounts(event)).append(rate(event, elapsed));
        text.append("  ").append(time(elapsed));
        if (!event.message().isEmpty()) {
            text.append("  ").append(event.message());
        }
        String clean = Redaction.value(text.toString());
        return live && clean.length() >= width ? clean.substring(0, width - 1) : clean;
    }

    private static String bar(ProgressEvent event) {
        int filled = (int) (percent(event) * BAR / 100);
        return "[" + "#".repeat(filled) + ".".repeat(BAR - filled) + "]";
    }

    /** A total of zero is complete; more than the total, which was only estimated, stays at 100. */
    private static long percent(ProgressEvent event) {
        long total = event.total().orElse(0);
        return total == 0 ? 100 : Math.min(100, (long) (event.done() * 100.0 / total));
    }

    private static String amounts(ProgressEvent event) {
        String done = amount(event.unit(), event.done());
        String of = event.total().isPresent()
                ? " of " + amount(event.unit(), event.total().getAsLong())
                : "";
        return done + of + unit(event.unit());
    }

    private static String rate(ProgressEvent event, Duration elapsed) {
        if (elapsed.toMillis() < 1000 || event.unit() == ProgressUnit.ITEMS) {
            return "";
        }
        long perSecond = (long) (event.done() * 1000.0 / elapsed.toMillis());
        return "  " + amount(event.unit(), perSecond) + unit(event.unit()) + "/s";
    }

    private static String unit(ProgressUnit unit) {
        return unit == ProgressUnit.ROWS ? " rows" : "";
    }

    private static String amount(ProgressUnit unit, long amount) {
        if (unit != ProgressUnit.BYTES) {
            return String.format(Locale.ROOT, "%,d", amount);
        }
        double value = amount;
        int size = 0;
        while (value >= 1024 && size < SIZES.length - 1) {
            value /= 1024;
            size++;
        }
        return String.format(Locale.ROOT, size == 0 ? "%.0f %s" : "%.1f %s", value, SIZES[size]);
    }

    private static String time(Duration elapsed) {
        long tenths = elapsed.toMillis() / 100;
        if (tenths < 600) {
            return tenths / 10 + "." + tenths % 10 + " s";
        }
        return elapsed.toMinutes() + " min " + elapsed.toSecondsPart() + " s";
    }
}
