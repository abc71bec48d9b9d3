package dev.glueflake.testkit.snowflake.internal.documented;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The documented names. Each list is read when it is asked for the first time. Thread-safe. */
public final class Documented {
    private Documented() {}

    /** The first words of all commands, longer ones first. */
    public static List<String> commands() {
        return Commands.HEADS;
    }

    /** The kinds of objects behind CREATE, ALTER, DROP, DESCRIBE and UNDROP, longer ones first. */
    public static List<String> kinds() {
        return Commands.KINDS;
    }

    /** The clauses that the fake refuses although it takes their command, longer ones first. */
    public static List<RefusedClause> refusedClauses() {
        return Clauses.REFUSED;
    }

    /** Whether the documentation has a property of that name for a command that the fake takes without it. */
    public static boolean isRefusedClause(String command, String clause) {
        return refusedClauses().contains(new RefusedClause(command, clause));
    }

    public static boolean isParameter(String name) {
        return Parameters.NAMES.contains(name);
    }

    /** Whether {@code SCHEMA.VIEW} is a view of INFORMATION_SCHEMA or ACCOUNT_USAGE. */
    public static boolean isView(String name) {
        return Views.NAMES.contains(name);
    }

    /** The names of the views of INFORMATION_SCHEMA or ACCOUNT_USAGE, sorted. */
    public static List<String> views(String schema) {
        String prefix = schema + ".";
        return Views.NAMES.stream()
                .filter(name -> name.startsWith(prefix))
                .map(name -> name.substring(prefix.length()))
                .sorted()
                .toList();
    }

    /** The columns of a view ({@code SCHEMA.VIEW}) of what no account of the fake ever has; empty for any other view. */
    public static List<DocumentedColumn> columnsOfEmpty(String view) {
        return EmptyViews.COLUMNS.getOrDefault(view, List.of());
    }

    /** A table function about what no account of the fake ever has; empty for any other name. */
    public static Optional<DocumentedFunction> emptyFunction(String name) {
        return Optional.ofNullable(EmptyFunctions.ALL.get(name));
    }

    private static List<DocumentedName> list(String file) {
        return lines(file, DocumentedName::ofLine);
    }

    private static <T> List<T> lines(String file, Function<String, T> line) {
        try (InputStream list = Objects.requireNonNull(Documented.class.getResourceAsStream(file), file);
                BufferedReader lines = new BufferedReader(new InputStreamReader(list, StandardCharsets.UTF_8))) {
            return lines.lines().skip(1).map(line).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Set<String> names(String file) {
        return list(file).stream().map(DocumentedName::name).collect(Collectors.toUnmodifiableSet());
    }

    private static final class Commands {
        private static final Pattern OF_OBJECT =
                Pattern.compile("(CREATE|ALTER|DROP|DESCRIBE|UNDROP) (?:OR ALTER )?(.+)");
        private static final List<String> HEADS =
                longestFirst(list("commands.csv").stream().map(DocumentedName::head));
        private static final List<String> KINDS = longestFirst(
                HEADS.stream().map(OF_OBJECT::matcher).filter(Matcher::matches).map(head -> head.group(2)));

        private static List<String> longestFirst(Stream<String> names) {
            return names.distinct()
                    .sorted(Comparator.comparingInt(String::length).reversed())
                    .toList();
        }
    }

    private static final class Clauses {
        private static final List<RefusedClause> REFUSED = list("clauses.csv").stream()
                .filter(DocumentedName::refused)
                .map(entry -> new RefusedClause(entry.area(), entry.clause()))
                .sorted(Comparator.comparingInt(
                                (RefusedClause each) -> each.clause().length())
                        .reversed())
                .toList();
    }

    private static final class Parameters {
        private static final Set<String> NAMES = names("parameters.csv");
    }

    private static final class Views {
        private static final Set<String> NAMES = names("views.csv");
    }

    private static final class EmptyFunctions {
        private static final Map<String, DocumentedFunction> ALL =
                lines("empty-functions.csv", DocumentedFunction::ofLine).stream()
                        .collect(Collectors.toUnmodifiableMap(DocumentedFunction::name, Function.identity()));
    }

    private static final class EmptyViews {
        private static final Map<String, List<DocumentedColumn>> COLUMNS =
                lines("empty-views.csv", line -> List.of(line.split(","))).stream()
                        .collect(Collectors.toUnmodifiableMap(cells -> cells.get(0), cells -> cells.stream()
                                .skip(1)
                                .map(DocumentedColumn::ofCell)
                                .toList()));
    }
}
