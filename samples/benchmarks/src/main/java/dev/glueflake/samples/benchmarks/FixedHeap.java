package dev.glueflake.samples.benchmarks;

/**
 * Options of a measured JVM whose heap is there before the first statement. Where fresh pages are slow, as in some virtual machines,
 * fetching them from the operating system can take longer than the statement.
 */
final class FixedHeap {
    static final String LEAST = "-Xms1g";
    static final String MOST = "-Xmx1g";
    static final String TOUCHED = "-XX:+AlwaysPreTouch";

    private FixedHeap() {}
}
