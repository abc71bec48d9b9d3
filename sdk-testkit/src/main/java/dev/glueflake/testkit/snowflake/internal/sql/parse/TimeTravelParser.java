package dev.glueflake.testkit.snowflake.internal.sql.parse;

import dev.glueflake.testkit.snowflake.internal.sql.ast.Query.ChangeInterval;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Query.TimeTravel;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Query.TravelKind;
import dev.glueflake.testkit.snowflake.internal.sql.lex.Token;
import dev.glueflake.testkit.snowflake.internal.sql.lex.TokenKind;
import org.jspecify.annotations.Nullable;

/** The moments of time travel. */
final class TimeTravelParser extends SubjectParser {
    TimeTravelParser(Grammar grammar) {
        super(grammar);
    }

    /** {@code AT (…)} or {@code BEFORE (…)} where it stands here; without a parenthesis the word is an alias. */
    @Nullable
    TimeTravel travel() {
        boolean travels = (cursor.isWord("AT") || cursor.isWord("BEFORE")) && cursor.isSymbol(1, "(");
        return travels ? moment(cursor.isWord("AT")) : null;
    }

    /** The same, perhaps behind {@code CHANGES (…)}, which {@code END (…)} may follow. */
    @Nullable
    TimeTravel changesOrTravel() {
        if (!cursor.isWord("CHANGES") || !cursor.isSymbol(1, "(")) {
            return travel();
        }
        cursor.expect("CHANGES");
        cursor.expectSymbol("(");
        cursor.expect("INFORMATION");
        cursor.expectSymbol("=>");
        boolean appendOnly = cursor.accept("APPEND_ONLY");
        if (!appendOnly) {
            cursor.expect("DEFAULT");
        }
        cursor.expectSymbol(")");
        TimeTravel start = travel();
        if (start == null) {
            throw cursor.unexpected();
        }
        return new TimeTravel(start.before(), start.kind(), start.point(), new ChangeInterval(appendOnly, end()));
    }

    private @Nullable TimeTravel end() {
        return cursor.isWord("END") && cursor.isSymbol(1, "(") ? moment(false) : null;
    }

    /** @param ofStream whether it may be where a stream is */
    private TimeTravel moment(boolean ofStream) {
        boolean before = cursor.next().upper().equals("BEFORE");
        cursor.expectSymbol("(");
        Token kind = cursor.expect(TokenKind.WORD);
        cursor.expectSymbol("=>");
        if (kind.isWord("STREAM") && !ofStream) {
            throw cursor.unexpected(kind);
        }
        TimeTravel moment =
                new TimeTravel(before, kind(kind), grammar.expressions().expression(), null);
        cursor.expectSymbol(")");
        return moment;
    }

    private TravelKind kind(Token kind) {
        return switch (kind.upper()) {
            case "TIMESTAMP" -> TravelKind.TIMESTAMP;
            case "OFFSET" -> TravelKind.OFFSET;
            case "STATEMENT" -> TravelKind.STATEMENT;
            case "STREAM" -> TravelKind.STREAM;
            default -> throw cursor.unexpected(kind);
        };
    }
}
