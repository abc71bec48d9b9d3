package dev.glueflake.testkit.snowflake.support;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A committed list of documented names and what proves the fake's answer to each.
 *
 * @param title of its part of the page
 * @param proofs the examples, shared by several lists
 * @param probe how a name without examples is asked for
 */
record SupportList(String title, List<SupportEntry> entries, Proofs proofs, Probe.Of probe) {
    private static final Path OF_TESTS = ExampleFile.root();
    private static final Path OF_THE_FAKE =
            Path.of("src/main/resources/dev/glueflake/testkit/snowflake/internal/documented");

    static SupportList functions() {
        return new SupportList(
                "Functions and operators",
                SupportEntry.read(OF_TESTS.resolve("functions.csv")),
                new Proofs("functions"),
                Probe::calls);
    }

    /** Everything but functions. */
    static List<SupportList> statements() {
        Proofs proofs = new Proofs("statements", "queries", "scripting", "pipelines", "types", "parameters");
        return List.of(
                ofTheFake("Commands", "commands.csv", proofs, Probe::command),
                ofTheFake("Clauses and options", "clauses.csv", proofs, Probe::none),
                ofTests("Queries, names and literals", "queries.csv", proofs),
                ofTests("Data types", "types.csv", proofs),
                ofTests("Snowflake Scripting", "scripting.csv", proofs),
                ofTests("Streams, tasks, pipes, dynamic tables and unloading", "pipelines.csv", proofs),
                ofTheFake("Parameters", "parameters.csv", proofs, Probe::parameter),
                ofTheFake("Views of INFORMATION_SCHEMA and ACCOUNT_USAGE", "views.csv", proofs, Probe::view));
    }

    private static SupportList ofTheFake(String title, String file, Proofs proofs, Probe.Of probe) {
        return new SupportList(title, SupportEntry.read(OF_THE_FAKE.resolve(file)), proofs, probe);
    }

    private static SupportList ofTests(String title, String file, Proofs proofs) {
        return new SupportList(title, SupportEntry.read(OF_TESTS.resolve(file)), proofs, Probe::none);
    }

    boolean isRight(SupportEntry entry) {
        return proofs.isRight(entry.name());
    }

    List<SupportEntry> right() {
        return entries.stream().filter(this::isRight).toList();
    }

    List<SupportEntry> refused() {
        return entries.stream().filter(entry -> !isRight(entry)).toList();
    }

    /** Those whose refusal no example shows: they are to be asked for. */
    List<SupportEntry> unproven() {
        return refused().stream()
                .filter(entry -> !proofs.isRefused(entry.name()))
                .toList();
    }

    Set<String> names() {
        return entries.stream().map(SupportEntry::name).collect(Collectors.toSet());
    }
}
