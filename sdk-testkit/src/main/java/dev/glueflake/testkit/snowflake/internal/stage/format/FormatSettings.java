package dev.glueflake.testkit.snowflake.internal.stage.format;

import dev.glueflake.testkit.snowflake.internal.stage.csv.CsvFormat;

/** A file format, ready for use: how a file is unpacked, taken apart and made values of. */
public record FormatSettings(Compression compression, FileType type, ValueFormats values) {

    /** {@code AUTO} goes by the file's first bytes. */
    public enum Compression {
        AUTO,
        GZIP,
        BROTLI,
        BZ2,
        ZSTD,
        /** With zlib's header. */
        DEFLATE,
        RAW_DEFLATE,
        NONE
    }

    public enum BinaryFormat {
        HEX,
        BASE64,
        UTF8
    }

    /** Snowflake's patterns for dates and times, {@code AUTO} for detection. */
    public record ValueFormats(String date, String time, String timestamp, BinaryFormat binary) {
        public static final ValueFormats DEFAULT = new ValueFormats("AUTO", "AUTO", "AUTO", BinaryFormat.HEX);
    }

    public static final FormatSettings CSV =
            new FormatSettings(Compression.AUTO, new FileType.Csv(CsvFormat.DEFAULT), ValueFormats.DEFAULT);

    /** Whether files are delimited text. */
    public boolean isCsv() {
        return type instanceof FileType.Csv;
    }

    /** The options of delimited text; only where {@link #isCsv()}. */
    public CsvFormat csv() {
        if (type instanceof FileType.Csv csv) {
            return csv.format();
        }
        throw new IllegalStateException(type.name() + " files are no delimited text");
    }
}
