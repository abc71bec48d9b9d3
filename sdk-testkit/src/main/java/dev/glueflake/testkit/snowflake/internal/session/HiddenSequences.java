package dev.glueflake.testkit.snowflake.internal.session;

import dev.glueflake.testkit.snowflake.internal.catalog.Column;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Expression;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Identifier;
import dev.glueflake.testkit.snowflake.internal.sql.ast.ObjectName;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Position;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The sequence behind an identity column, which has no Snowflake name: the column's default is {@code <hidden>.NEXTVAL}. */
final class HiddenSequences {
    /** No name that a user writes contains it. */
    private static final String MARK = "\u0000identity:";

    private HiddenSequences() {}

    static @Nullable Expression defaultOf(Column column) {
        Column.IdentitySequence sequence = column.sequence();
        if (sequence == null) {
            return column.defaultValue();
        }
        ObjectName hidden = new ObjectName(List.of(Identifier.quoted(MARK + sequence.physical(), Position.NONE)));
        return Expression.ColumnReference.nextValue(hidden, Position.NONE);
    }

    /** DuckDB's name of the sequence, where the name is a hidden one. */
    static Optional<String> physical(ObjectName name) {
        String text = name.last().text();
        return text.startsWith(MARK) ? Optional.of(text.substring(MARK.length())) : Optional.empty();
    }
}
