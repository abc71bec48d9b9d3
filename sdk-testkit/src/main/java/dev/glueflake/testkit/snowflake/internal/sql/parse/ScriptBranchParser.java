package dev.glueflake.testkit.snowflake.internal.sql.parse;

import dev.glueflake.testkit.snowflake.internal.sql.ast.Expression;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Position;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Script;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Script.Branch;
import java.util.ArrayList;
import java.util.List;

/** IF and CASE of a script. */
final class ScriptBranchParser extends SubjectParser {
    private final ScriptParser scripts;

    ScriptBranchParser(Grammar grammar, ScriptParser scripts) {
        super(grammar);
        this.scripts = scripts;
    }

    Script ifThen() {
        Position at = cursor.next().at();
        List<Branch> branches = new ArrayList<>();
        do {
            branches.add(branch());
        } while (cursor.accept("ELSEIF"));
        List<Script> otherwise = otherwise();
        cursor.expect("END", "IF");
        return new Script.If(branches, otherwise, at);
    }

    Script caseOf() {
        Position at = cursor.next().at();
        Expression operand =
                cursor.isWord("WHEN") ? null : grammar.expressions().expression();
        List<Branch> branches = new ArrayList<>();
        do {
            cursor.expect("WHEN");
            branches.add(branch());
        } while (cursor.isWord("WHEN"));
        List<Script> otherwise = otherwise();
        cursor.expect("END");
        cursor.accept("CASE");
        return new Script.CaseOf(operand, branches, otherwise, at);
    }

    private Branch branch() {
        Expression condition = grammar.expressions().expression();
        cursor.expect("THEN");
        return new Branch(condition, scripts.statements());
    }

    private List<Script> otherwise() {
        return cursor.accept("ELSE") ? scripts.statements() : List.of();
    }
}
