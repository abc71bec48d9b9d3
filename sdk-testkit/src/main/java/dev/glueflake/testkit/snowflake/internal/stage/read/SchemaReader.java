package dev.glueflake.testkit.snowflake.internal.stage.read;

import dev.glueflake.testkit.snowflake.internal.engine.Cancellation;
import dev.glueflake.testkit.snowflake.internal.session.Session;
import dev.glueflake.testkit.snowflake.internal.stage.file.StageFiles;
import dev.glueflake.testkit.snowflake.internal.stage.file.StagedFile;
import dev.glueflake.testkit.snowflake.internal.stage.format.FileType;
import dev.glueflake.testkit.snowflake.internal.stage.format.FormatSettings;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/** The fields of files that have a schema: Parquet, Avro and ORC. */
public final class SchemaReader {
    private final Session session;
    private final Cancellation cancellation;

    public SchemaReader(Session session, Cancellation cancellation) {
        this.session = session;
        this.cancellation = cancellation;
    }

    /**
     * The fields in the file's order.
     *
     * @throws RecordException where the file is none of its format
     */
    public List<FileField> fields(StageFiles files, StagedFile file, FormatSettings format) throws RecordException {
        if (format.type() instanceof FileType.Parquet parquet) {
            try (ParquetFile copy = new ParquetFile(session, cancellation, files, file)) {
                return new ParquetFields(parquet).of(copy);
            }
        }
        if (format.type() instanceof FileType.Avro) {
            try (InputStream in = StagedRecords.unpacked(files, file, format.compression())) {
                return AvroFields.of(in);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        if (format.type() instanceof FileType.Orc) {
            try (FileCopy copy = new FileCopy(session, files, file, ".orc")) {
                return OrcFields.of(copy);
            }
        }
        throw new IllegalStateException(format.type().name() + " files have no schema");
    }
}
