package dev.glueflake.testkit.snowflake.internal.sql.parse;

import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Identifier;
import dev.glueflake.testkit.snowflake.internal.sql.ast.ObjectName;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.ConstraintKind;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.References;
import java.util.List;
import java.util.Set;

/**
 * What constraints of columns and tables have in common. Snowflake enforces none of them but NOT NULL, so their
 * properties are read and not kept.
 */
final class ConstraintParser extends SubjectParser {
    private static final Set<String> PROPERTIES =
            Set.of("ENFORCED", "DEFERRABLE", "ENABLE", "DISABLE", "VALIDATE", "NOVALIDATE", "RELY", "NORELY");

    ConstraintParser(Grammar grammar) {
        super(grammar);
    }

    ConstraintKind kind() {
        if (cursor.accept("PRIMARY", "KEY")) {
            return ConstraintKind.PRIMARY_KEY;
        }
        if (cursor.accept("UNIQUE")) {
            return ConstraintKind.UNIQUE;
        }
        if (cursor.isWord("CHECK")) {
            throw Errors.unsupported("CHECK constraint");
        }
        cursor.expect("FOREIGN", "KEY");
        return ConstraintKind.FOREIGN_KEY;
    }

    /** The part behind REFERENCES. */
    References references() {
        ObjectName table = grammar.names().objectName();
        List<Identifier> columns = cursor.isSymbol("(") ? grammar.names().columnList() : List.of();
        if (cursor.accept("MATCH") && !cursor.accept("FULL") && !cursor.accept("PARTIAL")) {
            cursor.expect("SIMPLE");
        }
        String onUpdate = "NO ACTION";
        String onDelete = "NO ACTION";
        while (cursor.areWords("ON", "UPDATE") || cursor.areWords("ON", "DELETE")) {
            cursor.next();
            if (cursor.next().isWord("UPDATE")) {
                onUpdate = action();
            } else {
                onDelete = action();
            }
        }
        return new References(table, columns, onUpdate, onDelete);
    }

    private String action() {
        for (String action : List.of("CASCADE", "RESTRICT", "NO ACTION", "SET NULL", "SET DEFAULT")) {
            if (cursor.accept(action.split(" ", -1))) {
                return action;
            }
        }
        throw cursor.unexpected();
    }

    void properties() {
        while (true) {
            boolean negated = cursor.isWord("NOT") && isProperty(1);
            if (negated) {
                cursor.next();
            }
            if (isProperty(0)) {
                cursor.next();
            } else if (!cursor.accept("INITIALLY", "DEFERRED") && !cursor.accept("INITIALLY", "IMMEDIATE")) {
                return;
            }
        }
    }

    private boolean isProperty(int ahead) {
        return PROPERTIES.contains(cursor.peek(ahead).upper());
    }
}
