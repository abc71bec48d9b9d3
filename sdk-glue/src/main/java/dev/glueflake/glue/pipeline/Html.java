package dev.glueflake.glue.pipeline;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** Text for HTML. */
final class Html {
    private Html() {}

    /** Fit for text and for quoted attributes; characters that HTML does not allow become a replacement character. */
    static String escaped(String text) {
        StringBuilder result = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(point -> {
            switch (point) {
                case '&' -> result.append("&amp;");
                case '<' -> result.append("&lt;");
                case '>' -> result.append("&gt;");
                case '"' -> result.append("&quot;");
                case '\'' -> result.append("&#39;");
                default -> result.appendCodePoint(isAllowed(point) ? point : 0xFFFD);
            }
        });
        return result.toString();
    }

    static String time(Duration duration) {
        long millis = duration.toMillis();
        if (millis < 60_000) {
            return String.format(Locale.ROOT, "%.1f s", millis / 1000.0);
        }
        if (millis < 3_600_000) {
            return duration.toMinutes() + " min " + duration.toSecondsPart() + " s";
        }
        return duration.toHours() + " h " + duration.toMinutesPart() + " min";
    }

    /** The state as a sign and a word: colour alone says nothing to many people. */
    static String state(StepResult.State state) {
        return sign(state) + " " + css(state);
    }

    static String sign(StepResult.State state) {
        return switch (state) {
            case SUCCEEDED -> "✓";
            case FAILED -> "✗";
            case SKIPPED -> "–";
            case CANCELLED -> "■";
            case UNKNOWN -> "?";
        };
    }

    /** Where on the page a step stands: ids of steps may hold anything, so its number is taken. */
    static String anchor(PipelineResult result, String id) {
        List<PipelinePlan.PlannedStep> steps = result.plan().steps();
        for (int i = 0; i < steps.size(); i++) {
            if (steps.get(i).id().equals(id)) {
                return "step-" + (i + 1);
            }
        }
        throw new IllegalArgumentException(id);
    }

    static String shortened(String text, int length) {
        return text.codePointCount(0, text.length()) <= length
                ? text
                : text.substring(0, text.offsetByCodePoints(0, Math.max(1, length - 1))) + "…";
    }

    static String css(StepResult.State state) {
        return state.name().toLowerCase(Locale.ROOT);
    }

    /** Controls, halves of surrogate pairs, and the marks that turn the direction of text around. */
    private static boolean isAllowed(int point) {
        if (point == '\n' || point == '\t') {
            return true;
        }
        boolean turns = (point >= 0x202A && point <= 0x202E) || (point >= 0x2066 && point <= 0x2069);
        return !Character.isISOControl(point) && !turns && Character.getType(point) != Character.SURROGATE;
    }
}
