package dev.glueflake.testkit.snowflake.internal.script;

import dev.glueflake.testkit.snowflake.internal.sql.ast.RoutineDefinition;
import dev.glueflake.testkit.snowflake.internal.stage.format.Options;
import java.util.List;
import java.util.Optional;

/** The options of CREATE PROCEDURE and CREATE FUNCTION. */
final class RoutineOptions {
    /** They say where code in other languages comes from: a Java lambda has it already. */
    private static final List<String> OF_FOREIGN_CODE =
            List.of("RUNTIME_VERSION", "PACKAGES", "IMPORTS", "ARTIFACT_REPOSITORY", "TARGET_PATH");

    private RoutineOptions() {}

    static String comment(RoutineDefinition definition) {
        return new Options(definition.options()).text("COMMENT").orElse("");
    }

    /** The HANDLER; options that the language does not have are refused. */
    static Optional<String> handler(RoutineDefinition definition) {
        Options options = new Options(definition.options());
        options.text("COMMENT");
        Optional<String> handler = Optional.empty();
        if (!definition.language().equals("SQL")) {
            handler = options.text("HANDLER");
            OF_FOREIGN_CODE.forEach(options::take);
        }
        options.refuseRest();
        return handler;
    }
}
