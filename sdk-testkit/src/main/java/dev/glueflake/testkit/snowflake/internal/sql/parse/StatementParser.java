package dev.glueflake.testkit.snowflake.internal.sql.parse;

import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.error.SnowflakeException;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement;
import dev.glueflake.testkit.snowflake.internal.sql.ast.StatementOptions;
import dev.glueflake.testkit.snowflake.internal.sql.lex.Token;
import dev.glueflake.testkit.snowflake.internal.sql.lex.TokenKind;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Statements by their first word, and the statements of a text one after the other. */
final class StatementParser extends SubjectParser {
    private final DmlParser dml;
    private final MergeParser merges;
    private final CreateParser creates;
    private final AlterParser alters;
    private final ObjectCommandParser objects;
    private final SessionParser sessions;
    private final ShowParser shows;
    private final FileParser files;
    private final CallParser calls;
    private final GrantParser grants;
    private final ExplainParser explains;

    StatementParser(Grammar grammar) {
        super(grammar);
        dml = new DmlParser(grammar);
        merges = new MergeParser(grammar, dml);
        creates = new CreateParser(grammar);
        alters = new AlterParser(grammar);
        objects = new ObjectCommandParser(grammar);
        sessions = new SessionParser(grammar);
        shows = new ShowParser(grammar);
        files = new FileParser(grammar);
        calls = new CallParser(grammar);
        grants = new GrantParser(grammar);
        explains = new ExplainParser(grammar);
    }

    List<ParsedStatement> all() {
        List<ParsedStatement> all = new ArrayList<>();
        skipEmpty();
        while (!cursor.atEnd()) {
            all.add(refusing(this::one));
            skipEmpty();
        }
        if (all.isEmpty()) {
            throw Errors.compilation("000900", "42601", "Empty SQL statement.");
        }
        return List.copyOf(all);
    }

    private void skipEmpty() {
        while (cursor.acceptSymbol(";")) {
            // An empty statement is none.
        }
    }

    private ParsedStatement one() {
        cursor.startStatement();
        Token first = cursor.peek();
        Statement statement = flow(statement());
        String text = cursor.textSince(first);
        if (!cursor.atEnd()) {
            cursor.expectSymbol(";");
        }
        return new ParsedStatement(statement, text, cursor.bindCount(), first.at());
    }

    /** A statement inside a script, with those that {@code ->>} leads on to. */
    Statement chain() {
        return flow(statement());
    }

    /** The statement with those that {@code ->>} leads on to. */
    private Statement flow(Statement first) {
        if (!cursor.isSymbol("->>")) {
            return first;
        }
        List<Statement> steps = new ArrayList<>();
        steps.add(first);
        cursor.flow(true);
        while (cursor.acceptSymbol("->>")) {
            steps.add(statement());
        }
        cursor.flow(false);
        return new Statement.Flow(steps);
    }

    /** What {@code parse} gives; a documented clause that it stumbles over is refused by its name. */
    private <T> T refusing(Supplier<T> parse) {
        int start = cursor.index();
        try {
            return parse.get();
        } catch (SnowflakeException e) {
            throw Refusals.orClause(e, cursor, start);
        }
    }

    /** One statement, without its semicolon. */
    Statement statement() {
        boolean before = grammar.options().tookDeferred(false);
        Statement statement = refusing(this::byFirstWord);
        if (grammar.options().tookDeferred(before) && !StatementOptions.takesValues(statement)) {
            throw Errors.unsupported("a variable or bind as the value of an option");
        }
        return statement;
    }

    private Statement byFirstWord() {
        Token token = cursor.peek();
        if (grammar.routines().isWithCall()) {
            return grammar.routines().withCall();
        }
        if (cursor.startsQueryInParentheses() || cursor.startsQuery()) {
            return new Statement.Select(grammar.queries().query());
        }
        return switch (token.is(TokenKind.WORD) ? token.upper() : "") {
            case "INSERT", "UPDATE", "DELETE", "TRUNCATE" -> dml.statement();
            case "MERGE" -> merges.merge();
            case "CREATE" -> creates.create();
            case "ALTER" -> alters.alter();
            case "DROP", "UNDROP", "COMMENT", "DESC", "DESCRIBE" -> objects.statement();
            case "USE", "SET", "UNSET", "START", "COMMIT", "ROLLBACK" -> sessions.statement();
            case "BEGIN", "DECLARE" -> transactionOrBlock();
            case "SHOW" -> shows.show();
            case "COPY", "LIST", "LS", "REMOVE", "RM", "PUT", "GET" -> files.statement();
            case "CALL", "EXECUTE" -> calls.statement();
            case "GRANT", "REVOKE" -> grants.statement();
            case "EXPLAIN" -> explains.explain();
            default -> throw Refusals.statement(cursor);
        };
    }

    private Statement transactionOrBlock() {
        return sessions.isBeginOfTransaction()
                ? sessions.begin()
                : new Statement.AnonymousBlock(grammar.scripts().block());
    }

    /** Whether BEGIN at the cursor opens a transaction, not a block. */
    boolean isBeginOfTransaction() {
        return sessions.isBeginOfTransaction();
    }
}
