package dev.glueflake.testkit.snowflake.internal.stage.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
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
    private final Map<Path, State> kept;

    private KeptFiles(Path directory, Path copy, Map<Path, State> kept) {
        this.directory = directory;
        this.copy = copy;
        this.kept = kept;
    }

    /** By what a file that was written again is told from the one before. */
    private record State(long size, FileTime modified, String key) {
        static State of(Path file) throws IOException {
            BasicFileAttributes found = Files.readAttributes(file, BasicFileAttributes.class);
            return new State(found.size(), found.lastModifiedTime(), String.valueOf(found.fileKey()));
        }
    }

    /** Keeps what is in the directory; {@code copy} is made where there is something to keep. */
    static KeptFiles of(Path directory, Path copy) {
        try {
            Map<Path, State> found = files(directory);
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
            Map<Path, State> now = files(directory);
            Set<Path> extra = new HashSet<>(now.keySet());
            extra.removeAll(kept.keySet());
            for (Path file : extra) {
                Files.delete(directory.resolve(file));
            }
            for (Map.Entry<Path, State> file : kept.entrySet()) {
                if (!file.getValue().equals(now.get(file.getKey()))) {
                    putBack(file);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void putBack(Map.Entry<Path, State> file) throws IOException {
        Path path = directory.resolve(file.getKey());
        copy(copy.resolve(file.getKey()), path);
        file.setValue(State.of(path));
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(Objects.requireNonNull(to.getParent()));
        Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
    }

    private static Map<Path, State> files(Path directory) throws IOException {
        Map<Path, State> found = new HashMap<>();
        if (Files.isDirectory(directory)) {
            try (Stream<Path> paths = Files.walk(directory)) {
                for (Path path : paths.filter(Files::isRegularFile).toList()) {
                    found.put(directory.relativize(path), State.of(path));
                }
            }
        }
        return found;
    }
}
