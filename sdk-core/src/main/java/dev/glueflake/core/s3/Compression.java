package dev.glueflake.core.s3;

/** How a file is compressed; both formats are ones that Snowflake's COPY detects. Immutable and thread-safe. */
public enum Compression {
    /** As written. */
    NONE(""),
    /** One gzip member without a time stamp: the same bytes give the same file. */
    GZIP(".gz"),
    /** One Zstandard frame. */
    ZSTD(".zst");

    private final String suffix;

    Compression(String suffix) {
        this.suffix = suffix;
    }

    /**
     * Returns what file names end with.
     *
     * @return for example {@code .gz}; empty for {@link #NONE}
     */
    public String suffix() {
        return suffix;
    }
}
