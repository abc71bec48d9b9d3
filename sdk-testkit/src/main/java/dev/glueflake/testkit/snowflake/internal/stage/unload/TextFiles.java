package dev.glueflake.testkit.snowflake.internal.stage.unload;

import dev.glueflake.testkit.snowflake.internal.stage.file.Compressing;
import dev.glueflake.testkit.snowflake.internal.stage.format.FormatSettings.Compression;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Rows as lines in files, a new file where one is full. */
final class TextFiles {
    private final Path directory;
    private final Compression compression;
    private final long maxSize;
    private final String header;
    private final Function<@Nullable Object[], String> line;
    private int written;

    /** @param maxSize of a file before compression; a single line may be longer */
    TextFiles(
            Path directory,
            Compression compression,
            long maxSize,
            String header,
            Function<@Nullable Object[], String> line) {
        this.directory = directory;
        this.compression = compression;
        this.maxSize = maxSize;
        this.header = header;
        this.line = line;
    }

    List<UnloadedFile> write(List<@Nullable Object[]> rows, IntFunction<String> names) {
        List<UnloadedFile> files = new ArrayList<>();
        int from = 0;
        while (from < rows.size()) {
            try {
                UnloadedFile file = one(rows.subList(from, rows.size()), names.apply(files.size()));
                files.add(file);
                from += (int) file.rows();
            } catch (IOException e) {
                throw new UncheckedIOException("cannot write below " + directory, e);
            }
        }
        return files;
    }

    private UnloadedFile one(List<@Nullable Object[]> rows, String name) throws IOException {
        Path path = directory.resolve("f" + written++);
        long size = 0;
        long count = 0;
        try (OutputStream out = Compressing.open(Files.newOutputStream(path), compression)) {
            size += put(out, header);
            for (@Nullable Object[] row : rows) {
                byte[] bytes = line.apply(row).getBytes(StandardCharsets.UTF_8);
                if (count > 0 && size + bytes.length > maxSize) {
                    break;
                }
                out.write(bytes);
                size += bytes.length;
                count++;
            }
        }
        return new UnloadedFile(name, path, count, size);
    }

    private static long put(OutputStream out, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.write(bytes);
        return bytes.length;
    }
}
