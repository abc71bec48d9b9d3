package dev.glueflake.testkit.snowflake.internal.sql.parse;

import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Expression;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Identifier;
import dev.glueflake.testkit.snowflake.internal.sql.ast.ObjectName;
import dev.glueflake.testkit.snowflake.internal.sql.ast.ObjectStatement;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.ObjectKind;
import dev.glueflake.testkit.snowflake.internal.sql.lex.Token;
import dev.glueflake.testkit.snowflake.internal.sql.lex.TokenKind;
import java.util.List;

/** USE, session variables and transactions. */
final class SessionParser extends SubjectParser {

    SessionParser(Grammar grammar) {
        super(grammar);
    }

    Statement statement() {
        return switch (cursor.next().upper()) {
            case "USE" -> use();
            case "SET" -> set();
            case "UNSET" -> unset();
            case "START" -> start();
            case "COMMIT" -> {
                cursor.accept("WORK");
                yield new Statement.Commit();
            }
            default -> {
                cursor.accept("WORK");
                yield new Statement.Rollback();
            }
        };
    }

    private Statement use() {
        if (cursor.accept("SECONDARY", "ROLES")) {
            boolean all = cursor.accept("ALL");
            if (!all && !cursor.accept("NONE")) {
                throw Errors.unsupported(
                        "USE SECONDARY ROLES … " + cursor.peek().upper());
            }
            return new ObjectStatement.UseSecondaryRoles(all);
        }
        for (ObjectKind kind : List.of(ObjectKind.ROLE, ObjectKind.WAREHOUSE, ObjectKind.DATABASE, ObjectKind.SCHEMA)) {
            // A kind without a name behind it is a name itself.
            if (cursor.isWord(kind.name()) && isNameStart(cursor.peek(1)) && cursor.accept(kind.name())) {
                return new Statement.Use(kind, grammar.names().objectName());
            }
        }
        ObjectName name = grammar.names().objectName();
        ObjectKind kind = name.parts().size() == 2 ? ObjectKind.SCHEMA : ObjectKind.DATABASE;
        return new Statement.Use(kind, name);
    }

    private static boolean isNameStart(Token token) {
        return token.is(TokenKind.WORD) || token.is(TokenKind.QUOTED);
    }

    private Statement set() {
        if (!cursor.isSymbol("(")) {
            Identifier name = grammar.names().identifier();
            cursor.expectSymbol("=");
            return new Statement.SetVariables(
                    List.of(name), List.of(grammar.expressions().expression()));
        }
        List<Identifier> names = grammar.names().columnList();
        cursor.expectSymbol("=");
        if (cursor.startsQueryInParentheses()) {
            return new Statement.SetVariables(
                    names, List.of(grammar.expressions().expression()));
        }
        List<Expression> values = cursor.parenthesised(grammar.expressions()::expression);
        if (values.size() != names.size()) {
            throw cursor.unexpected();
        }
        return new Statement.SetVariables(names, values);
    }

    private Statement unset() {
        List<Identifier> names = cursor.isSymbol("(")
                ? grammar.names().columnList()
                : List.of(grammar.names().identifier());
        return new Statement.UnsetVariables(names);
    }

    private Statement start() {
        cursor.expect("TRANSACTION");
        return transaction();
    }

    /** Whether BEGIN at the cursor opens a transaction: {@code BEGIN;} or WORK, TRANSACTION or NAME behind it. */
    boolean isBeginOfTransaction() {
        if (!cursor.isWord("BEGIN")) {
            return false;
        }
        Token following = cursor.peek(1);
        boolean assigned = cursor.isSymbol(2, ":=");
        boolean word = following.isWord("WORK") || following.isWord("TRANSACTION") || following.isWord("NAME");
        return following.is(TokenKind.END) || following.isSymbol(";") || (word && !assigned);
    }

    Statement begin() {
        cursor.expect("BEGIN");
        if (!cursor.accept("WORK")) {
            cursor.accept("TRANSACTION");
        }
        return transaction();
    }

    private Statement transaction() {
        return new Statement.Begin(cursor.accept("NAME") ? grammar.names().identifier() : null);
    }
}
