package dev.glueflake.testkit.snowflake.internal.sql.parse;

import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Identifier;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.ColumnChange;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.TableChange;
import dev.glueflake.testkit.snowflake.internal.sql.ast.TypeName;
import java.util.List;

/** {@code ALTER TABLE … ALTER [COLUMN] c …}, one change for each column. */
final class ColumnChangeParser extends SubjectParser {

    ColumnChangeParser(Grammar grammar) {
        super(grammar);
    }

    /** ALTER or MODIFY is read. */
    TableChange change() {
        boolean grouped = cursor.acceptSymbol("(");
        List<TableChange.AlterColumn> changes = cursor.list(this::one);
        if (grouped) {
            cursor.expectSymbol(")");
        }
        return changes.size() == 1 ? changes.get(0) : new TableChange.AlterColumns(changes);
    }

    private TableChange.AlterColumn one() {
        cursor.accept("COLUMN");
        Identifier column = grammar.names().identifier();
        return new TableChange.AlterColumn(column, changeOf());
    }

    private ColumnChange changeOf() {
        if (cursor.accept("DROP")) {
            return dropped();
        }
        if (cursor.accept("COMMENT")) {
            return new ColumnChange.SetComment(cursor.string());
        }
        if (cursor.accept("UNSET", "COMMENT")) {
            return new ColumnChange.SetComment("");
        }
        if (cursor.accept("NOT", "NULL")) {
            return new ColumnChange.SetNotNull();
        }
        return cursor.accept("SET") ? set() : type();
    }

    private ColumnChange dropped() {
        if (cursor.accept("NOT", "NULL")) {
            return new ColumnChange.DropNotNull();
        }
        cursor.expect("DEFAULT");
        return new ColumnChange.DropDefault();
    }

    private ColumnChange set() {
        if (cursor.accept("NOT", "NULL")) {
            return new ColumnChange.SetNotNull();
        }
        if (cursor.accept("DEFAULT")) {
            return new ColumnChange.SetDefault(grammar.expressions().expression());
        }
        if (cursor.peek(1).isWord("POLICY")) {
            throw Errors.unsupported(
                    "ALTER TABLE … ALTER COLUMN … SET " + cursor.peek().upper());
        }
        cursor.expect("DATA");
        return type();
    }

    private ColumnChange type() {
        cursor.accept("TYPE");
        TypeName type = grammar.types().type();
        return new ColumnChange.SetType(cursor.accept("COLLATE") ? type.collated(cursor.string()) : type);
    }
}
