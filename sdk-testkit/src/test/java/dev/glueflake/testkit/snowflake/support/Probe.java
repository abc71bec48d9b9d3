package dev.glueflake.testkit.snowflake.support;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A statement that uses a documented name, and what its refusal has to say. */
record Probe(String statement, String named) {
    /** How to use the names of a list that have no examples; empty where only examples can. */
    @FunctionalInterface
    interface Of {
        List<Probe> entry(SupportEntry entry);
    }

    private static final int MOST_ARGUMENTS = 3;

    /** Calls with no argument to three. */
    static List<Probe> calls(SupportEntry entry) {
        return entry.names().stream()
                .filter(Probe::isCall)
                .flatMap(Probe::calls)
                .toList();
    }

    /** Operators and families of names are none. */
    private static boolean isCall(String name) {
        return name.matches("[A-Z][A-Z0-9_$.]*");
    }

    private static Stream<Probe> calls(String name) {
        return IntStream.rangeClosed(0, MOST_ARGUMENTS)
                .mapToObj(count -> ", null".repeat(count).replaceFirst(", ", ""))
                .map(arguments -> new Probe("select " + name + "(" + arguments + ")", name));
    }

    /** The command with a name wherever one may stand; one with a placeholder needs examples. */
    static List<Probe> command(SupportEntry entry) {
        String words = entry.name().replaceFirst(" \\(.*", "");
        String head = words.replaceFirst(" (…|IN|ON|OF|FOR) .*", "");
        String statement = words.replace("…", "x") + (words.startsWith("SHOW") ? "" : " x");
        return words.contains("<") ? List.of() : List.of(new Probe(statement, head));
    }

    static List<Probe> parameter(SupportEntry entry) {
        return List.of(new Probe("alter session set " + entry.name() + " = 1", entry.name()));
    }

    static List<Probe> view(SupportEntry entry) {
        String database = entry.name().startsWith("ACCOUNT_USAGE") ? "snowflake." : "";
        return List.of(new Probe("select * from " + database + entry.name(), entry.name()));
    }

    static List<Probe> none(SupportEntry entry) {
        return List.of();
    }

    /** Whether the error is a refusal of that very name. */
    boolean isRefusal(String message) {
        return message.contains(named) && (message.contains("Unknown") || message.contains("Unsupported feature"));
    }
}
