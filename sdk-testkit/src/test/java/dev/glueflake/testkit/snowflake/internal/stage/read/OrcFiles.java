package dev.glueflake.testkit.snowflake.internal.stage.read;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/**
 * ORC files of others, since what writes them needs Hadoop: {@code java-CODEC-VERSION.orc} by Apache ORC 2.3 for Java, in the time zone
 * of Los Angeles, all of the rows that its own reader gives for them ({@code java.jsonl}); {@code arrow-CODEC.orc} by Arrow 26 for
 * C++ of the rows of {@code arrow.jsonl}.
 */
public final class OrcFiles {
    private OrcFiles() {}

    /** A file by its name. */
    public static byte[] of(String name) {
        try (InputStream in = OrcFiles.class.getResourceAsStream("/orc/" + name)) {
            return Objects.requireNonNull(in, name).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
