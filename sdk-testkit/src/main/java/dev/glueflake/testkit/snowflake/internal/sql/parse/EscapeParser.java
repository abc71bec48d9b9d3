package dev.glueflake.testkit.snowflake.internal.sql.parse;

import dev.glueflake.testkit.snowflake.internal.sql.ast.Expression;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Expression.Argument;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Expression.FunctionCall;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Identifier;
import dev.glueflake.testkit.snowflake.internal.sql.ast.ObjectName;
import dev.glueflake.testkit.snowflake.internal.sql.ast.TypeName;
import dev.glueflake.testkit.snowflake.internal.sql.lex.Token;
import dev.glueflake.testkit.snowflake.internal.sql.lex.TokenKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Escapes of ODBC and JDBC, which tools write for every database alike: a call {@code {fn …}}, a constant {@code {ts '…'}}. */
final class EscapeParser extends SubjectParser {
    private static final String CALL = "FN";
    private static final Map<String, String> CONSTANTS = Map.of("D", "DATE", "T", "TIME", "TS", "TIMESTAMP");

    /** Functions that go by another name outside of an escape. */
    private static final Map<String, String> FUNCTIONS = Map.of(
            "DATABASE", "CURRENT_DATABASE",
            "LCASE", "LOWER",
            "LOCATE", "CHARINDEX",
            "UCASE", "UPPER",
            "USER", "CURRENT_USER");

    private static final String PART = "SQL_TSI_";
    private static final String FRACTION = "FRAC_SECOND";

    EscapeParser(Grammar grammar) {
        super(grammar);
    }

    /** Whether an escape goes on behind the brace that has just been read. */
    boolean isInside() {
        Token token = cursor.peek();
        if (!token.is(TokenKind.WORD)) {
            return false;
        }
        boolean constant =
                CONSTANTS.containsKey(token.upper()) && cursor.peek(1).is(TokenKind.STRING);
        return constant || token.upper().equals(CALL);
    }

    Expression escape() {
        Token kind = cursor.next();
        Expression inside = kind.upper().equals(CALL) ? function() : constant(kind);
        cursor.expectSymbol("}");
        return inside;
    }

    private Expression constant(Token kind) {
        TypeName type = new TypeName(CONSTANTS.getOrDefault(kind.upper(), ""), List.of(), kind.at());
        return new Expression.TypedLiteral(type, cursor.string(), kind.at());
    }

    private Expression function() {
        Expression written = grammar.expressions().expression();
        if (!(written instanceof FunctionCall call)) {
            return written;
        }
        if (call.name().last().text().equalsIgnoreCase("LENGTH")) {
            // Blanks at the end do not count there.
            FunctionCall trimmed = call.withName(name("RTRIM", call));
            return call.with(List.of(new Argument(null, trimmed)));
        }
        String other = FUNCTIONS.get(call.name().last().text().toUpperCase(Locale.ROOT));
        FunctionCall named = other == null ? call : call.withName(name(other, call));
        List<Argument> arguments = new ArrayList<>(named.arguments());
        arguments.replaceAll(EscapeParser::part);
        return named.with(arguments);
    }

    private static ObjectName name(String other, FunctionCall call) {
        return new ObjectName(List.of(Identifier.unquoted(other, call.at())));
    }

    /** {@code SQL_TSI_DAY} is the part DAY; a fraction of a second is a nanosecond. */
    private static Argument part(Argument argument) {
        if (argument.value() instanceof Expression.ColumnReference column
                && column.parts().size() == 1
                && column.parts().get(0).text().startsWith(PART)) {
            String part = column.parts().get(0).text().substring(PART.length());
            Identifier own = Identifier.unquoted(part.equals(FRACTION) ? "NANOSECOND" : part, column.at());
            return new Argument(argument.name(), new Expression.ColumnReference(List.of(own), column.at()));
        }
        return argument;
    }
}
