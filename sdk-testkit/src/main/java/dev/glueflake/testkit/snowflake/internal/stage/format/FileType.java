package dev.glueflake.testkit.snowflake.internal.stage.format;

import dev.glueflake.testkit.snowflake.internal.stage.csv.CsvFormat;
import java.util.List;

/** What kind of file it is, with the options that only this kind has. */
public sealed interface FileType {
    /** As TYPE writes it. */
    String name();

    record Csv(CsvFormat format) implements FileType {
        @Override
        public String name() {
            return "CSV";
        }
    }

    /**
     * JSON.
     *
     * @param replaceInvalid REPLACE_INVALID_CHARACTERS or IGNORE_UTF8_ERRORS
     */
    record Json(
            Texts texts,
            boolean replaceInvalid,
            boolean multiLine,
            boolean enableOctal,
            boolean allowDuplicate,
            boolean stripOuterArray,
            boolean stripNullValues,
            boolean skipByteOrderMark)
            implements FileType {
        @Override
        public String name() {
            return "JSON";
        }
    }

    /** The vectorized scanner implies both: binaries are no text, and logical types count. */
    record Parquet(Texts texts, boolean replaceInvalid, boolean binaryAsText, boolean useLogicalType)
            implements FileType {
        @Override
        public String name() {
            return "PARQUET";
        }
    }

    record Avro(Texts texts, boolean replaceInvalid) implements FileType {
        @Override
        public String name() {
            return "AVRO";
        }
    }

    record Orc(Texts texts, boolean replaceInvalid) implements FileType {
        @Override
        public String name() {
            return "ORC";
        }
    }

    /** What becomes of texts that go to columns of their own; a record as a whole keeps them as they are. */
    record Texts(boolean trimSpace, List<String> nullIf) {
        public static final Texts DEFAULT = new Texts(false, List.of("\\N"));

        public Texts {
            nullIf = List.copyOf(nullIf);
        }
    }
}
