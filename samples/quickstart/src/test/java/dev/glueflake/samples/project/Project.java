package dev.glueflake.samples.project;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The checkout that this test runs in. */
final class Project {
    private static final Path ROOT = Path.of("..", "..").toAbsolutePath().normalize();

    private Project() {}

    static Path file(String first, String... more) {
        return ROOT.resolve(Path.of(first, more));
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
