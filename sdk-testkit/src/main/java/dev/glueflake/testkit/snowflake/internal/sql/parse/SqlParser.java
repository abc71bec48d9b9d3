package dev.glueflake.testkit.snowflake.internal.sql.parse;

import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Expression;
import dev.glueflake.testkit.snowflake.internal.sql.ast.ObjectName;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Position;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Query;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Script;
import dev.glueflake.testkit.snowflake.internal.sql.ast.StageReference;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement;
import java.util.List;

/**
 * Reads Snowflake's SQL.
 *
 * <p>Every method throws {@code SnowflakeException} and nothing else: a syntax error with its place, or a refusal by name.
 * Stateless and thread-safe.
 */
public final class SqlParser {
    private SqlParser() {}

    /** Snowflake takes texts beyond the 1 MB that it recommends, as long as they pass compressed; so long ones it does not. */
    private static final int MAX_LENGTH = 50_000_000;

    /** All statements of a text; empty ones are skipped, a text without any is an error. */
    public static List<ParsedStatement> parse(String text) {
        return parse(text, false);
    }

    /** The same with letters in double quotes as upper case: QUOTED_IDENTIFIERS_IGNORE_CASE. */
    public static List<ParsedStatement> parse(String text, boolean ignoreQuotedCase) {
        if (text.length() > MAX_LENGTH) {
            throw Errors.unsupported("statement text of more than " + MAX_LENGTH + " characters");
        }
        Grammar grammar = new Grammar(text);
        grammar.cursor().ignoreQuotedCase(ignoreQuotedCase);
        return grammar.statements().all();
    }

    /** The body of a procedure: {@code [DECLARE …] BEGIN … END}. */
    public static Script.Block parseBlock(String body) {
        Grammar grammar = new Grammar(body);
        Script.Block block = grammar.scripts().block();
        grammar.cursor().acceptSymbol(";");
        grammar.cursor().expectEnd();
        return block;
    }

    /** Whether the text begins as a block of Snowflake Scripting. */
    public static boolean isBlock(String text) {
        TokenCursor cursor = new Grammar(text).cursor();
        return cursor.isWord("DECLARE") || cursor.isWord("BEGIN");
    }

    /** Whether the text begins as a query, with or without parentheses. */
    public static boolean isQuery(String text) {
        TokenCursor cursor = new Grammar(text).cursor();
        return cursor.startsQuery() || cursor.startsQueryInParentheses();
    }

    /** The statement of an EXECUTE IMMEDIATE: one of SQL, a block, or one of Snowflake Scripting by itself. */
    public static List<ParsedStatement> parseImmediate(String text, boolean ignoreQuotedCase) {
        Grammar grammar = new Grammar(text);
        grammar.cursor().ignoreQuotedCase(ignoreQuotedCase);
        if (!grammar.scripts().isControlFlow()) {
            return parse(text, ignoreQuotedCase);
        }
        Position at = grammar.cursor().at();
        Script.Block block = grammar.scripts().single();
        grammar.cursor().acceptSymbol(";");
        grammar.cursor().expectEnd();
        int binds = grammar.cursor().bindCount();
        return List.of(new ParsedStatement(new Statement.AnonymousBlock(block), text, binds, at));
    }

    public static Expression parseExpression(String text) {
        Grammar grammar = new Grammar(text);
        Expression expression = grammar.expressions().expression();
        grammar.cursor().expectEnd();
        return expression;
    }

    public static Query parseQuery(String text) {
        Grammar grammar = new Grammar(text);
        Query query = grammar.queries().query();
        grammar.cursor().acceptSymbol(";");
        grammar.cursor().expectEnd();
        return query;
    }

    /** A name of one to three parts held in a text: the value of {@link ObjectName#deferred()}, for example. */
    public static ObjectName parseName(String text) {
        Grammar grammar = new Grammar(text);
        ObjectName name = grammar.names().objectName();
        grammar.cursor().expectEnd();
        return name;
    }

    /** A name that an API takes: as {@link #parseName}, but what stands without quotes keeps its case. */
    public static ObjectName parseExactName(String text) {
        Grammar grammar = new Grammar(text);
        ObjectName name = grammar.names().exactName();
        grammar.cursor().expectEnd();
        return name;
    }

    /** {@code @stage/path}, {@code @%table/path}, {@code @~/path} held in a text; the path may hold blanks. */
    public static StageReference parseStage(String text) {
        return new Grammar("").stages().ofText(text, Position.NONE);
    }
}
