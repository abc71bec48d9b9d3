package dev.glueflake.testkit.snowflake.internal.sql.parse;

import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Identifier;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.ColumnDefinition;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.ConstraintKind;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.References;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.TableConstraint;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.TableSource;
import java.util.ArrayList;
import java.util.List;

/** The parentheses of CREATE TABLE: columns and constraints. */
final class ColumnListParser extends SubjectParser {
    private final ColumnParser columns;
    private final ConstraintParser constraints;

    ColumnListParser(Grammar grammar) {
        super(grammar);
        columns = new ColumnParser(grammar);
        constraints = new ConstraintParser(grammar);
    }

    TableSource.Columns columns() {
        List<ColumnDefinition> definitions = new ArrayList<>();
        List<TableConstraint> outOfLine = new ArrayList<>();
        cursor.expectSymbol("(");
        do {
            if (isConstraint()) {
                outOfLine.add(constraint());
            } else {
                definitions.add(columns.column(outOfLine));
            }
        } while (cursor.acceptSymbol(","));
        cursor.expectSymbol(")");
        return new TableSource.Columns(definitions, outOfLine);
    }

    /** Only CREATE TABLE … AS leaves a column's type to the query. */
    void requireTypes(TableSource.Columns definition) {
        for (ColumnDefinition column : definition.columns()) {
            if (column.type() == null) {
                throw Errors.compilation("002023", "42601", "Missing column specification");
            }
        }
    }

    /** Whether a constraint out of line begins here. */
    boolean isConstraint() {
        return cursor.isWord("CONSTRAINT")
                || cursor.areWords("PRIMARY", "KEY")
                || cursor.areWords("FOREIGN", "KEY")
                || cursor.isWord("UNIQUE")
                || cursor.isWord("CHECK");
    }

    /** A constraint out of line. */
    TableConstraint constraint() {
        Identifier name = cursor.accept("CONSTRAINT") ? grammar.names().identifier() : null;
        ConstraintKind kind = constraints.kind();
        List<Identifier> keys = grammar.names().columnList();
        References references = null;
        if (kind == ConstraintKind.FOREIGN_KEY) {
            cursor.expect("REFERENCES");
            references = constraints.references();
        }
        constraints.properties();
        return new TableConstraint(name, kind, keys, references);
    }
}
