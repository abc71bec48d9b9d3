package dev.glueflake.core.progress;

import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * Draws progress on a console.
 *
 * <p>Live, one line is redrawn in place while steps run, and stays as the step's last line when it ends. Otherwise, for
 * a file or a build's log, each step gets a plain line at most once per interval and one when it ends. Nothing is
 * printed that would not change what is seen. Thread-safe.
 */
public final class ConsoleProgress implements ProgressListener, AutoCloseable {
    private record Step(Instant start, Instant drawn) {}

    private final PrintStream out;
    private final Clock clock;
    private final boolean live;
    private final Duration interval;
    private final ProgressLine line;
    private final Map<String, Step> steps = new HashMap<>();
    private String shown = "";

    private ConsoleProgress(Builder builder) {
        this.out = builder.out;
        this.clock = builder.clock;
        this.live = builder.live;
        this.interval = builder.interval.isNegative()
                ? (live ? Duration.ofMillis(100) : Duration.ofSeconds(10))
                : builder.interval;
        this.line = new ProgressLine(builder.width);
    }

    /**
     * Makes the progress of a program: live on a terminal that is not {@code dumb} and not in a build with the
     * environment variable {@code CI}, plain otherwise; as wide as {@code COLUMNS} says, or 100 columns.
     *
     * @param out where to draw; stays the caller's
     * @return a new listener
     */
    public static ConsoleProgress of(PrintStream out) {
        return builder(out)
                .live(onTerminal())
                .width(columns(System.getenv().getOrDefault("COLUMNS", "")))
                .build();
    }

    /**
     * Starts a listener: plain, 100 columns.
     *
     * @param out where to draw; stays the caller's
     * @return a new builder
     */
    public static Builder builder(PrintStream out) {
        return new Builder(out);
    }

    @Override
    public synchronized void onProgress(ProgressEvent event) {
        Instant now = clock.instant();
        String key = event.operation() + '\n' + event.step();
        Step step = steps.computeIfAbsent(key, absent -> new Step(now, live ? Instant.MIN : now));
        if (event.state() != ProgressState.RUNNING) {
            steps.remove(key);
            print(event, Duration.between(step.start(), now), true);
        } else if (!now.isBefore(later(step.drawn()))) {
            steps.put(key, new Step(step.start(), now));
            print(event, Duration.between(step.start(), now), !live);
        }
    }

    /** Ends a line that is still drawn live, so that what is printed next starts on its own line. */
    @Override
    public synchronized void close() {
        if (!shown.isEmpty()) {
            out.println();
            shown = "";
        }
        out.flush();
    }

    /** Java 22 to 24 report a console even where output is redirected, so the environment is asked as well. */
    @SuppressWarnings("SystemConsoleNull")
    private static boolean onTerminal() {
        String terminal = System.getenv().getOrDefault("TERM", "dumb");
        return System.console() != null && !terminal.equals("dumb") && System.getenv("CI") == null;
    }

    private Instant later(Instant drawn) {
        return drawn.equals(Instant.MIN) ? drawn : drawn.plus(interval);
    }

    private void print(ProgressEvent event, Duration elapsed, boolean stays) {
        String text = line.text(event, elapsed, live);
        if (!stays && text.equals(shown)) {
            return;
        }
        if (live) {
            // Blanks cover what is left of a longer line.
            out.print("\r" + text + " ".repeat(Math.max(0, shown.length() - text.length())));
            shown = stays ? "" : text;
        } else {
            out.print(text);
        }
        if (stays) {
            out.println();
        }
        out.flush();
    }

    private static int columns(String text) {
        return text.matches("[1-9][0-9]{1,3}") ? Integer.parseInt(text) : Builder.DEFAULT_WIDTH;
    }

    /** Builds a {@link ConsoleProgress}; not thread-safe. */
    public static final class Builder {
        private static final int DEFAULT_WIDTH = 100;
        private static final int MIN_WIDTH = 20;

        private final PrintStream out;
        private Clock clock = Clock.systemUTC();
        private boolean live;
        private int width = DEFAULT_WIDTH;
        private Duration interval = Duration.ofSeconds(-1);

        private Builder(PrintStream out) {
            this.out = out;
        }

        /**
         * Sets the clock that measures elapsed time and intervals.
         *
         * @param value the clock
         * @return this builder
         */
        public Builder clock(Clock value) {
            this.clock = value;
            return this;
        }

        /**
         * Sets whether one line is redrawn in place.
         *
         * @param value true on a terminal
         * @return this builder
         */
        public Builder live(boolean value) {
            this.live = value;
            return this;
        }

        /**
         * Sets the width of the console.
         *
         * @param columns at least 20; a live line is cut to one less
         * @return this builder
         */
        public Builder width(int columns) {
            this.width = columns;
            return this;
        }

        /**
         * Sets the least time between two drawings of a step, by default 100 ms live and 10 s otherwise.
         *
         * @param value not negative
         * @return this builder
         */
        public Builder interval(Duration value) {
            this.interval = value;
            return this;
        }

        /**
         * Builds the listener.
         *
         * @return the listener
         * @throws IllegalArgumentException if the console is too narrow
         */
        public ConsoleProgress build() {
            if (width < MIN_WIDTH) {
                throw new IllegalArgumentException("A console has at least " + MIN_WIDTH + " columns, not " + width);
            }
            return new ConsoleProgress(this);
        }
    }
}
