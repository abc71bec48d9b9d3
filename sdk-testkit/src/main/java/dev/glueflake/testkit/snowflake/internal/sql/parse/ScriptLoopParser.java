package dev.glueflake.testkit.snowflake.internal.sql.parse;

import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Expression;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Identifier;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Position;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Script;
import dev.glueflake.testkit.snowflake.internal.sql.lex.Token;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** FOR, WHILE, REPEAT and LOOP; a label stands behind their END. */
final class ScriptLoopParser extends SubjectParser {
    private final ScriptParser scripts;
    private final ScriptDeclarationParser declarations;

    ScriptLoopParser(Grammar grammar, ScriptParser scripts, ScriptDeclarationParser declarations) {
        super(grammar);
        this.scripts = scripts;
        this.declarations = declarations;
    }

    Script forLoop() {
        Position at = cursor.next().at();
        Identifier variable = grammar.names().identifier();
        cursor.expect("IN");
        if (cursor.startsQueryInParentheses()) {
            throw Errors.unsupported("FOR … IN (SELECT …)");
        }
        Token behind = cursor.peek(1);
        return behind.isWord("DO") || behind.isWord("LOOP") ? forEach(variable, at) : forRange(variable, at);
    }

    private Script forEach(Identifier variable, Position at) {
        Identifier source = grammar.names().identifier();
        List<Script> body = declarations.withRow(variable, () -> body("FOR"));
        return new Script.ForEach(variable, source, body, label(), at);
    }

    private Script forRange(Identifier variable, Position at) {
        boolean reverse = cursor.accept("REVERSE");
        Expression from = grammar.expressions().simple();
        cursor.expect("TO");
        Expression to = grammar.expressions().simple();
        List<Script> body = body("FOR");
        return new Script.ForRange(variable, reverse, from, to, body, label(), at);
    }

    Script whileLoop() {
        Position at = cursor.next().at();
        Expression condition = grammar.expressions().expression();
        List<Script> body = body("WHILE");
        return new Script.While(condition, body, label(), at);
    }

    Script repeat() {
        Position at = cursor.next().at();
        List<Script> body = scripts.statements();
        cursor.expect("UNTIL");
        Expression until = grammar.expressions().expression();
        cursor.expect("END", "REPEAT");
        return new Script.Repeat(body, until, label(), at);
    }

    Script loop() {
        Position at = cursor.next().at();
        List<Script> body = scripts.statements();
        cursor.expect("END", "LOOP");
        return new Script.Loop(body, label(), at);
    }

    /** {@code DO … END FOR} or {@code LOOP … END LOOP}. */
    private List<Script> body(String kind) {
        boolean loop = cursor.accept("LOOP");
        if (!loop) {
            cursor.expect("DO");
        }
        List<Script> body = scripts.statements();
        cursor.expect("END", loop ? "LOOP" : kind);
        return body;
    }

    private @Nullable Identifier label() {
        return ReservedWords.isName(cursor.peek()) ? grammar.names().identifier() : null;
    }
}
