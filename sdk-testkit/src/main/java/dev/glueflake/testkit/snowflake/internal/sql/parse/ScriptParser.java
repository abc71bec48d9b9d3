package dev.glueflake.testkit.snowflake.internal.sql.parse;

import dev.glueflake.testkit.snowflake.internal.sql.ast.Expression;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Identifier;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Position;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Script;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Script.Declaration;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Script.Handler;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement;
import dev.glueflake.testkit.snowflake.internal.sql.lex.Token;
import dev.glueflake.testkit.snowflake.internal.sql.lex.TokenKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Snowflake Scripting: blocks, their handlers, and which statement of a script a word begins. */
final class ScriptParser extends SubjectParser {
    /** A list of statements ends in front of these. */
    private static final Set<String> LIST_ENDS = Set.of("END", "ELSE", "ELSEIF", "WHEN", "UNTIL", "EXCEPTION");

    private static final Set<String> CONTROL = Set.of("IF", "CASE", "FOR", "WHILE", "REPEAT", "LOOP");

    private static final int LEVELS = 2;

    private final ScriptDeclarationParser declarations;
    private final ScriptBranchParser branches;
    private final ScriptLoopParser loops;
    private final ScriptSimpleParser simple;

    ScriptParser(Grammar grammar) {
        super(grammar);
        declarations = new ScriptDeclarationParser(grammar);
        branches = new ScriptBranchParser(grammar, this);
        loops = new ScriptLoopParser(grammar, this, declarations);
        simple = new ScriptSimpleParser(grammar, declarations);
    }

    /** {@code [DECLARE …] BEGIN … [EXCEPTION …] END}, without a semicolon behind it. */
    Script.Block block() {
        cursor.enter(LEVELS);
        Position at = cursor.at();
        List<Declaration> declared = cursor.accept("DECLARE") ? declarations.declarations() : List.of();
        cursor.expect("BEGIN");
        List<Script> body = statements();
        List<Handler> handlers = cursor.accept("EXCEPTION") ? handlers() : List.of();
        cursor.expect("END");
        cursor.leave(LEVELS);
        return new Script.Block(declared, body, handlers, at);
    }

    private List<Handler> handlers() {
        List<Handler> handlers = new ArrayList<>();
        do {
            cursor.expect("WHEN");
            handlers.add(handler());
        } while (cursor.isWord("WHEN"));
        return handlers;
    }

    private Handler handler() {
        List<Identifier> names = new ArrayList<>();
        if (!cursor.accept("OTHER")) {
            do {
                names.add(grammar.names().identifier());
            } while (cursor.accept("OR"));
        }
        boolean continues = cursor.accept("CONTINUE");
        if (!continues) {
            cursor.accept("EXIT");
        }
        cursor.expect("THEN");
        return new Handler(names, continues, statements());
    }

    /** Statements, each with its semicolon, up to a word that ends the list. */
    List<Script> statements() {
        List<Script> all = new ArrayList<>();
        while (!cursor.atEnd() && !isListEnd()) {
            all.add(statement());
            cursor.expectSymbol(";");
        }
        return all;
    }

    private boolean isListEnd() {
        Token token = cursor.peek();
        return token.is(TokenKind.WORD) && LIST_ENDS.contains(token.upper()) && !cursor.isSymbol(1, ":=");
    }

    private Script statement() {
        cursor.enter(LEVELS);
        Script statement = cursor.isSymbol(1, ":=") ? simple.assignment() : byFirstWord();
        cursor.leave(LEVELS);
        return statement;
    }

    private Script byFirstWord() {
        Token token = cursor.peek();
        return switch (token.is(TokenKind.WORD) ? token.upper() : "") {
            case "IF" -> branches.ifThen();
            case "CASE" -> branches.caseOf();
            case "FOR" -> loops.forLoop();
            case "WHILE" -> loops.whileLoop();
            case "REPEAT" -> loops.repeat();
            case "LOOP" -> loops.loop();
            case "DECLARE" -> block();
            case "BEGIN" -> grammar.statements().isBeginOfTransaction() ? sql() : block();
            default -> isSystemCall() ? systemCall() : simple.isSimple() ? simple.statement() : sql();
        };
    }

    private boolean isSystemCall() {
        return cursor.peek().is(TokenKind.WORD)
                && cursor.peek().upper().startsWith("SYSTEM$")
                && cursor.isSymbol(1, "(");
    }

    private Script systemCall() {
        Position at = cursor.at();
        String function = grammar.names().identifier().text();
        List<Expression> arguments = grammar.functions().arguments().stream()
                .map(Expression.Argument::value)
                .toList();
        return new Script.SystemCall(function, arguments, at);
    }

    /** The one statement of a script that a text for EXECUTE IMMEDIATE holds, as a block. */
    Script.Block single() {
        Position at = cursor.at();
        return new Script.Block(List.of(), List.of(statement()), List.of(), at);
    }

    /** Whether a statement of a script begins here that is none of SQL. */
    boolean isControlFlow() {
        return cursor.peek().is(TokenKind.WORD)
                && CONTROL.contains(cursor.peek().upper());
    }

    /** SQL; the INTO of a SELECT or CALL names variables of the script. */
    private Script sql() {
        Position at = cursor.at();
        List<Identifier> into = new ArrayList<>();
        grammar.selects().collectInto(into);
        Statement statement = grammar.statements().statement();
        grammar.selects().collectInto(null);
        if (statement instanceof Statement.Call && cursor.accept("INTO")) {
            into.addAll(cursor.list(simple::variable));
        }
        return new Script.Sql(statement, into, at);
    }
}
