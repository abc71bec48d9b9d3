package dev.glueflake.samples.project;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The checkout that this test runs in. */
final class Project {
    private static final Path ROOT = Path.of("..", "..").toAbsolutePath().normalize();

    private Project() {}

    static Path file(String first, String... more) {
        return ROOT.resolve(Path.of(first, more));
    }

    static Stream<Path> folders(String parent) {
        try (Stream<Path> entries = Files.list(file(parent))) {
            return entries.filter(Files::isDirectory).sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
