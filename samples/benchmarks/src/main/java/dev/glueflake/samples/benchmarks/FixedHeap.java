package dev.glueflake.samples.benchmarks;

/** Options of a measured JVM whose heap is there before the first statement, so that none pays for pages fetched from the operating system. */
final class FixedHeap {
    static final String LEAST = "-Xms1g";
    static final String MOST = "-Xmx1g";
    static final String TOUCHED = "-XX:+AlwaysPreTouch";

    private FixedHeap() {}
}
