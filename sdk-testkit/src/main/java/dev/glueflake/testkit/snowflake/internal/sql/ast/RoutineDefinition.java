package dev.glueflake.testkit.snowflake.internal.sql.ast;

import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.ColumnDefinition;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What CREATE PROCEDURE and CREATE FUNCTION say of a routine.
 *
 * @param returns null where it returns a table
 * @param returnsTable the table's columns, none for {@code RETURNS TABLE ()}
 * @param callersRights whether a procedure runs with its caller's rights
 * @param body the text between the delimiters, escapes undone; empty where the code lies on a stage
 */
public record RoutineDefinition(
        List<Parameter> parameters,
        @Nullable TypeName returns,
        List<ColumnDefinition> returnsTable,
        Traits traits,
        String language,
        boolean callersRights,
        String body,
        List<Option> options) {

    /**
     * What it promises of its answers.
     *
     * @param strict whether it answers NULL for a NULL argument without being run
     * @param immutable whether equal arguments always have equal answers
     * @param memoizable whether its answers may be kept
     */
    public record Traits(boolean strict, boolean immutable, boolean memoizable) {}

    /** What stands between CREATE and PROCEDURE or FUNCTION. */
    public record Form(boolean temporary, boolean secure) {}

    /** One parameter; {@code output} where its last value goes back to the caller's variable. */
    public record Parameter(
            Identifier name, TypeName type, @Nullable Expression defaultValue, boolean output) {}
}
