package dev.glueflake.testkit.snowflake.internal.sql.parse;

import dev.glueflake.testkit.snowflake.internal.sql.ast.Identifier;
import dev.glueflake.testkit.snowflake.internal.sql.ast.ObjectName;
import dev.glueflake.testkit.snowflake.internal.sql.ast.ObjectStatement;
import dev.glueflake.testkit.snowflake.internal.sql.ast.ObjectStatement.Change;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.ObjectKind;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** What ALTER does to the tags of an object and of its columns, and ALTER TAG to the masking policies of a tag. */
final class TagChangeParser extends SubjectParser {

    TagChangeParser(Grammar grammar) {
        super(grammar);
    }

    /** Whether one of these changes stands here. */
    boolean isChange(ObjectKind kind) {
        boolean columns = kind == ObjectKind.TABLE || kind == ObjectKind.VIEW || kind == ObjectKind.EXTERNAL_TABLE;
        return isTags(0) || (columns && isColumn()) || (kind == ObjectKind.TAG && isPolicies());
    }

    Change change() {
        if (isPolicies()) {
            return policies();
        }
        return isTags(0) ? tags() : columns();
    }

    private boolean isTags(int ahead) {
        boolean verb = cursor.peek(ahead).isWord("SET") || cursor.peek(ahead).isWord("UNSET");
        return verb && cursor.peek(ahead + 1).isWord("TAG");
    }

    private boolean isColumn() {
        boolean verb = cursor.isWord("ALTER") || cursor.isWord("MODIFY");
        return verb && isTags(cursor.peek(1).isWord("COLUMN") ? 3 : 2);
    }

    private boolean isPolicies() {
        return cursor.areWords("SET", "MASKING", "POLICY") || cursor.areWords("UNSET", "MASKING", "POLICY");
    }

    private Change tags() {
        boolean set = cursor.next().isWord("SET");
        cursor.expect("TAG");
        return set ? new Change.SetTags(items(this::value)) : new Change.UnsetTags(items(grammar.names()::objectName));
    }

    /** A comma may also lead to the next column. */
    private <T> List<T> items(Supplier<T> item) {
        List<T> items = new ArrayList<>();
        do {
            items.add(item.get());
        } while (cursor.isSymbol(",") && !isNextColumn() && cursor.acceptSymbol(","));
        return items;
    }

    private boolean isNextColumn() {
        return isTags(cursor.peek(1).isWord("COLUMN") ? 3 : 2);
    }

    private ObjectStatement.TagValue value() {
        ObjectName tag = grammar.names().objectName();
        cursor.expectSymbol("=");
        return new ObjectStatement.TagValue(tag, cursor.string());
    }

    private Change columns() {
        cursor.next();
        return new Change.ColumnTags(cursor.list(this::column));
    }

    private ObjectStatement.ColumnTag column() {
        cursor.accept("COLUMN");
        Identifier column = grammar.names().identifier();
        return new ObjectStatement.ColumnTag(column, tags());
    }

    private Change policies() {
        boolean set = cursor.next().isWord("SET");
        List<ObjectName> policies = cursor.list(() -> {
            cursor.expect("MASKING", "POLICY");
            return grammar.names().objectName();
        });
        return new Change.TagPolicies(set, policies, set && cursor.accept("FORCE"));
    }
}
