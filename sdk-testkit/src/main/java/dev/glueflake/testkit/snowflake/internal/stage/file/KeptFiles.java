package dev.glueflake.testkit.snowflake.internal.stage.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/** The files of a directory as they were at one moment, in a copy; only what differs since is put back. */
final class KeptFiles implements Runnable {
    private final Path directory;
    private final Path copy;
    private final Map<Path, FileState> kept;

    private KeptFiles(Path directory, Path copy, Map<Path, FileState> kept) {
        this.directory = directory;
        this.copy = copy;
        this.kept = kept;
    }

    /** Keeps what is in the directory; {@code copy} is made where there is something to keep. */
    static KeptFiles of(Path directory, Path copy) {
        try {
            Map<Path, FileState> found = files(directory);
            for (Path file : found.keySet()) {
                copy(directory.resolve(file), copy.resolve(file));
            }
            return new KeptFiles(directory, copy, found);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void run() {
        try {
            Map<Path, FileState> now = files(directory);
            Set<Path> extra = new HashSet<>(now.keySet());
            extra.removeAll(kept.keySet());
            for (Path file : extra) {
                Files.delete(directory.resolve(file));
            }
            for (Map.Entry<Path, FileState> file : kept.entrySet()) {
                if (!file.getValue().equals(now.get(file.getKey()))) {
                    putBack(file);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void putBack(Map.Entry<Path, FileState> file) throws IOException {
        Path path = directory.resolve(file.getKey());
        copy(copy.resolve(file.getKey()), path);
        file.setValue(FileState.of(path));
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(Objects.requireNonNull(to.getParent()));
        Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
    }

    private static Map<Path, FileState> files(Path directory) throws IOException {
        Map<Path, FileState> found = new HashMap<>();
        if (Files.isDirectory(directory)) {
            try (Stream<Path> paths = Files.walk(directory)) {
                for (Path path : paths.filter(Files::isRegularFile).toList()) {
                    found.put(directory.relativize(path), FileState.of(path));
                }
            }
        }
        return found;
    }
}
