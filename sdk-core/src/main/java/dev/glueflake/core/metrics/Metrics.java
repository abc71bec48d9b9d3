package dev.glueflake.core.metrics;

import dev.glueflake.core.Redaction;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where the SDK counts: a Micrometer registry, or nothing.
 *
 * <p>Names are {@code glueflake.} and lower-case words with dots between; tags are names and values in turn, of few
 * distinct values: tables and outcomes, never query ids, run ids or SQL, which belong to logs. A global registry is
 * never used. Thread-safe.
 */
public final class Metrics {
    private static final Pattern NAME = Pattern.compile("glueflake(\\.[a-z][a-z0-9]*)+");
    private static final Metrics NONE = new Metrics(null);

    private final @Nullable MeterRegistry registry;

    private Metrics(@Nullable MeterRegistry registry) {
        this.registry = registry;
    }

    /**
     * Counts nowhere.
     *
     * @return metrics without effect; names and tags are still checked
     */
    public static Metrics none() {
        return NONE;
    }

    /**
     * Counts in a registry.
     *
     * @param registry stays the caller's, who closes it
     * @return metrics over the registry
     */
    public static Metrics of(MeterRegistry registry) {
        return new Metrics(registry);
    }

    /**
     * Adds to a counter.
     *
     * @param name the meter's name, for example {@code glueflake.load.rows}
     * @param amount what to add, not negative
     * @param tags names and values in turn
     * @throws IllegalArgumentException if the name or the tags are not well formed, or the amount is negative
     */
    public void count(String name, double amount, String... tags) {
        check(name, amount >= 0);
        Tags checked = tags(tags);
        if (registry != null) {
            registry.counter(name, checked).increment(amount);
        }
    }

    /**
     * Records how long something took.
     *
     * @param name the meter's name, for example {@code glueflake.load.duration}
     * @param duration not negative
     * @param tags names and values in turn
     * @throws IllegalArgumentException if the name or the tags are not well formed, or the duration is negative
     */
    public void time(String name, Duration duration, String... tags) {
        check(name, !duration.isNegative());
        Tags checked = tags(tags);
        if (registry != null) {
            registry.timer(name, checked).record(duration);
        }
    }

    /**
     * Records an amount in a distribution.
     *
     * @param name the meter's name, for example {@code glueflake.file.size}
     * @param baseUnit the unit of the amount, for example {@code bytes}
     * @param amount not negative
     * @param tags names and values in turn
     * @throws IllegalArgumentException if the name or the tags are not well formed, or the amount is negative
     */
    public void record(String name, String baseUnit, double amount, String... tags) {
        check(name, amount >= 0);
        Tags checked = tags(tags);
        if (registry != null) {
            DistributionSummary.builder(name)
                    .baseUnit(baseUnit)
                    .tags(checked)
                    .register(registry)
                    .record(amount);
        }
    }

    private static void check(String name, boolean amountIsGood) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "\"" + name + "\" is no meter name: write glueflake. and lower-case words with dots between.");
        }
        if (!amountIsGood) {
            throw new IllegalArgumentException("The amount for " + name + " is negative or no number.");
        }
    }

    private static Tags tags(String... tags) {
        if (tags.length % 2 != 0) {
            throw new IllegalArgumentException("Tags are names and values in turn, but there are " + tags.length);
        }
        String[] clean = tags.clone();
        for (int i = 1; i < clean.length; i += 2) {
            // CloudWatch drops a dimension without text.
            clean[i] = clean[i].isBlank() ? "none" : Redaction.value(clean[i]);
        }
        return Tags.of(clean);
    }
}
