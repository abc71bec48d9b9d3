package dev.glueflake.testkit.snowflake.internal.sql.parse;

import dev.glueflake.testkit.snowflake.internal.documented.Documented;
import dev.glueflake.testkit.snowflake.internal.documented.RefusedClause;
import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.error.SnowflakeException;
import java.util.List;
import java.util.Set;

/** What Snowflake documents and the fake has not: refused by its name. What Snowflake has not either is a syntax error. */
final class Refusals {
    /** Words between CREATE and a kind of objects that do not change which command it is. */
    private static final Set<String> MODIFIERS = Set.of(
            "OR",
            "REPLACE",
            "ALTER",
            "LOCAL",
            "GLOBAL",
            "SCOPED",
            "TEMP",
            "TEMPORARY",
            "VOLATILE",
            "TRANSIENT",
            "SECURE",
            "RECURSIVE",
            "TERSE");

    private Refusals() {}

    /** For a statement whose first words no parser took. */
    static SnowflakeException statement(TokenCursor cursor) {
        return named("", Documented.commands(), cursor);
    }

    /** For a kind of object behind {@code verb} that no parser took; the kind is at the cursor. */
    static SnowflakeException kind(String verb, TokenCursor cursor) {
        return named(verb + " ", Documented.kinds(), cursor);
    }

    private static SnowflakeException named(String prefix, List<String> names, TokenCursor cursor) {
        for (String name : names) {
            if (cursor.areWords(name.split(" ", -1))) {
                return Errors.unsupported(prefix + name);
            }
        }
        return cursor.unexpected();
    }

    /** Where a documented clause of the statement that began at {@code start} stands at a syntax error: its refusal. */
    static SnowflakeException orClause(SnowflakeException error, TokenCursor cursor, int start) {
        if (!Errors.isSyntax(error) || !cursor.seek(error.line(), error.position())) {
            return error;
        }
        List<String> head = cursor.wordsSince(start);
        cursor.accept("WITH");
        for (RefusedClause clause : Documented.refusedClauses()) {
            if (isCommand(clause.head(), head)
                    && cursor.isWithin(clause.clause().split(" ", -1))) {
                return Errors.unsupported(clause.toString());
            }
        }
        return error;
    }

    /** Refuses a documented clause of {@code command} that begins at the cursor and that no parser takes. */
    static void refuseClause(String command, TokenCursor cursor) {
        for (RefusedClause clause : Documented.refusedClauses()) {
            if (clause.command().equals(command)
                    && cursor.areWords(clause.clause().split(" ", -1))) {
                throw Errors.unsupported(clause.toString());
            }
        }
    }

    private static boolean isCommand(String command, List<String> head) {
        List<String> words = List.of(command.split(" ", -1));
        int at = 0;
        for (String word : head) {
            if (at < words.size() && word.equals(words.get(at))) {
                at++;
            } else if (!(at == 1 && MODIFIERS.contains(word))) {
                break;
            }
        }
        return at == words.size();
    }
}
