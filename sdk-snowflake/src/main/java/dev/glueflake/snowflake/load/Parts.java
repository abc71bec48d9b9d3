package dev.glueflake.snowflake.load;

import dev.glueflake.core.s3.Compression;
import dev.glueflake.core.s3.S3File;
import dev.glueflake.core.s3.S3FileOptions;
import dev.glueflake.core.s3.S3FileWriter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Spreads rows over files of about one size. Each row ends with the number of its file and its own number in it, which
 * settle the order of two rows with the same cursor.
 *
 * <p>A file that is not finished is not visible. Each attempt has names of its own, because another attempt, which may still
 * run elsewhere, reads another snapshot: a manifest must never name files of both.
 */
final class Parts implements AutoCloseable {
    private static final S3FileOptions OPTIONS =
            S3FileOptions.defaults().toBuilder().compression(Compression.ZSTD).build();

    private final LoadPlan plan;
    private final RunFiles files;
    private final String attempt = UUID.randomUUID().toString().substring(0, 8);
    private final List<Manifest.Part> finished = new ArrayList<>();
    private @Nullable S3FileWriter writer;
    private @Nullable CsvRow row;
    private String name = "";
    private long rows;

    Parts(LoadPlan plan, RunFiles files) {
        this.plan = plan;
        this.files = files;
    }

    static String name(LoadPlan.Files files, String attempt, int number) {
        return String.format(Locale.ROOT, "%s-%s-part-%05d.csv.zst", files.baseName(), attempt, number);
    }

    /** The row to fill; {@link #end()} ends it. */
    CsvRow next() {
        if (writer != null && writer.written() >= plan.files().partBytes()) {
            finishPart();
        }
        if (writer == null || row == null) {
            name = name(plan.files(), attempt, finished.size());
            writer = S3FileWriter.open(files.client(), plan.files().location(name), OPTIONS);
            row = new CsvRow(writer);
            rows = 0;
        }
        return row;
    }

    void end() throws IOException {
        CsvRow current = Objects.requireNonNull(row, "next() comes before end()");
        rows++;
        current.field(Integer.toString(finished.size()));
        current.field(Long.toString(rows));
        current.end();
    }

    List<Manifest.Part> finish() {
        finishPart();
        return List.copyOf(finished);
    }

    @Override
    public void close() {
        if (writer != null) {
            writer.close();
        }
    }

    private void finishPart() {
        if (writer != null) {
            S3File file = writer.commit();
            writer.close();
            finished.add(new Manifest.Part(name, rows, file.bytes(), file.sha256()));
            writer = null;
            row = null;
        }
    }
}
