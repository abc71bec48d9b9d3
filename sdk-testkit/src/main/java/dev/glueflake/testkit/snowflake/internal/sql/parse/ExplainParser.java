package dev.glueflake.testkit.snowflake.internal.sql.parse;

import dev.glueflake.testkit.snowflake.internal.sql.ast.ObjectStatement;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement;

/** EXPLAIN. */
final class ExplainParser extends SubjectParser {

    ExplainParser(Grammar grammar) {
        super(grammar);
    }

    Statement explain() {
        cursor.expect("EXPLAIN");
        cursor.accept("PLAN", "FOR");
        String format = cursor.accept("USING") ? format() : "TABULAR";
        return new ObjectStatement.Explain(format, grammar.statements().statement());
    }

    private String format() {
        for (String format : new String[] {"TABULAR", "JSON", "TEXT"}) {
            if (cursor.accept(format)) {
                return format;
            }
        }
        throw cursor.unexpected();
    }
}
