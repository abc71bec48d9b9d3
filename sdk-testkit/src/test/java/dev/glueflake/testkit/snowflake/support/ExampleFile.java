package dev.glueflake.testkit.snowflake.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A file of examples: {@code == NAME} begins those of a documented function or statement, {@code === CLAUSE | CLAUSE} within
 * them those of its clauses, in the same session; {@code #} a comment; a line that begins with four blanks goes on with the
 * one before.
 */
record ExampleFile(String name, Map<String, List<Example>> sections) {
    private static final Path ROOT = Path.of("src/test/resources/support");

    /** All files of a directory, by name. */
    static List<ExampleFile> in(String directory) {
        try (Stream<Path> files = Files.list(ROOT.resolve(directory))) {
            return files.filter(file -> file.toString().endsWith(".txt"))
                    .sorted()
                    .map(ExampleFile::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Path root() {
        return ROOT;
    }

    private static ExampleFile read(Path file) {
        try {
            Map<String, List<Example>> sections = new LinkedHashMap<>();
            String section = "";
            List<String> names = List.of();
            for (String line : joined(Files.readAllLines(file))) {
                if (line.startsWith("== ")) {
                    section = line.substring(3).strip();
                    names = List.of(section);
                    if (sections.put(section, new ArrayList<>()) != null) {
                        throw new IllegalArgumentException(file + " has two sections " + section);
                    }
                } else if (line.startsWith("=== ")) {
                    names = clauses(section, line.substring(4));
                } else {
                    sections.get(section).add(Example.parse(names, line));
                }
            }
            return new ExampleFile(file.getFileName().toString(), sections);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Clauses prove themselves, not the command: an answer to one says nothing of the others. */
    private static List<String> clauses(String section, String line) {
        return Stream.of(line.split("\\|"))
                .map(clause -> section + " … " + clause.strip())
                .toList();
    }

    private static List<String> joined(List<String> lines) {
        List<String> joined = new ArrayList<>();
        for (String line : lines) {
            if (line.startsWith("    ") && !joined.isEmpty()) {
                joined.set(joined.size() - 1, joined.get(joined.size() - 1) + "\n" + line.strip());
            } else if (!line.isBlank() && !line.startsWith("#")) {
                joined.add(line.stripTrailing());
            }
        }
        return joined;
    }
}
