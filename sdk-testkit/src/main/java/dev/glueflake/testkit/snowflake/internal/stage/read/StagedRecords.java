package dev.glueflake.testkit.snowflake.internal.stage.read;

import dev.glueflake.testkit.snowflake.internal.engine.Cancellation;
import dev.glueflake.testkit.snowflake.internal.session.Session;
import dev.glueflake.testkit.snowflake.internal.stage.file.Decompression;
import dev.glueflake.testkit.snowflake.internal.stage.file.LazyInputStream;
import dev.glueflake.testkit.snowflake.internal.stage.file.StageFiles;
import dev.glueflake.testkit.snowflake.internal.stage.file.StagedFile;
import dev.glueflake.testkit.snowflake.internal.stage.format.FileType;
import dev.glueflake.testkit.snowflake.internal.stage.format.FormatSettings;
import dev.glueflake.testkit.snowflake.internal.stage.format.FormatSettings.Compression;
import java.io.InputStream;

/** Opens staged files of every format. For one statement of one session. */
public final class StagedRecords {
    private final Session session;
    private final Cancellation cancellation;

    public StagedRecords(Session session, Cancellation cancellation) {
        this.session = session;
        this.cancellation = cancellation;
    }

    /**
     * The records of a file, as VARIANTs; those of delimited text are objects with the keys {@code c1}, {@code c2}, … A file that is
     * none of its format is told of by the stream's first record, not here.
     *
     * @throws dev.glueflake.testkit.snowflake.internal.error.SnowflakeException where the file is gone, or has what the
     *     fake does not read
     */
    public RecordStream open(StageFiles files, StagedFile file, FormatSettings format) {
        FileType type = format.type();
        if (type instanceof FileType.Csv csv) {
            return new CsvRecords(unpacked(files, file, format.compression()), csv.format());
        }
        if (type instanceof FileType.Json json) {
            return new JsonRecords(unpacked(files, file, format.compression()), json);
        }
        if (type instanceof FileType.Avro) {
            return new AvroRecords(unpacked(files, file, format.compression()));
        }
        if (type instanceof FileType.Parquet parquet) {
            return new ParquetRecords(new ParquetFile(session, cancellation, files, file), parquet);
        }
        if (type instanceof FileType.Orc orc) {
            return new OrcRecords(new FileCopy(session, files, file, ".orc"), orc);
        }
        throw new IllegalStateException("a format without a reader: " + type.name());
    }

    /** Opening an archive is part of reading it: a file that is none is a bad file, not a broken statement. */
    public static InputStream unpacked(StageFiles files, StagedFile file, Compression compression) {
        return new LazyInputStream(files.open(file.name()), in -> Decompression.open(in, compression));
    }
}
