package dev.glueflake.testkit.snowflake.internal.ddl;

import dev.glueflake.testkit.snowflake.internal.catalog.QualifiedName;
import dev.glueflake.testkit.snowflake.internal.catalog.View;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Expression.StringLiteral;
import dev.glueflake.testkit.snowflake.internal.sql.lex.SqlLexer;
import dev.glueflake.testkit.snowflake.internal.sql.lex.Token;
import java.util.stream.Collectors;

/** CREATE VIEW of a view: its columns by name, its query as it was written. */
final class ViewDdl {
    private ViewDdl() {}

    static String text(View view, String name, PolicyDdl policies) {
        String columns = view.columns().stream()
                .map(column -> {
                    String comment = view.columnComments().get(column.name());
                    return QualifiedName.quoted(column.name())
                            + policies.ofColumn(view, column.name())
                            + (comment == null ? "" : " COMMENT " + StringLiteral.written(comment));
                })
                .collect(Collectors.joining(",\n\t", "(\n\t", "\n)"));
        return "create or replace " + (view.secure() ? "secure " : "") + sort(view) + "view " + name + columns
                + policies.ofRows(view) + GetDdl.comment(view.comment()) + clustered(view) + " as " + query(view.text())
                + ";";
    }

    private static String sort(View view) {
        if (view.materialized() != null) {
            return "materialized ";
        }
        boolean recursive = SqlLexer.tokens(view.text()).stream()
                .takeWhile(token -> !token.isWord("VIEW"))
                .anyMatch(token -> token.isWord("RECURSIVE"));
        return recursive ? "recursive " : "";
    }

    private static String clustered(View view) {
        String key = view.materialized() == null ? "" : view.materialized().clusterBy();
        return key.isEmpty() ? "" : " cluster by " + key.substring("LINEAR".length());
    }

    /** What stands behind the first AS outside parentheses; options before it have no such word. */
    private static String query(String statement) {
        int depth = 0;
        for (Token token : SqlLexer.tokens(statement)) {
            if (token.isSymbol("(")) {
                depth++;
            } else if (token.isSymbol(")")) {
                depth--;
            } else if (depth == 0 && token.isWord("AS")) {
                return statement.substring(token.end()).strip();
            }
        }
        return statement;
    }
}
