package dev.glueflake.testkit.snowflake.internal.external;

import static java.util.stream.Collectors.joining;

import dev.glueflake.testkit.snowflake.internal.sql.bind.Relation;
import dev.glueflake.testkit.snowflake.internal.sql.emit.Literals;
import dev.glueflake.testkit.snowflake.internal.sql.emit.PhysicalTypes;
import dev.glueflake.testkit.snowflake.internal.type.SqlType;
import dev.glueflake.testkit.snowflake.internal.type.SqlTypes;
import dev.glueflake.testkit.snowflake.internal.type.TypedValue;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows of canonical Java values as a relation: what a table function of the catalog answers. */
public final class LiteralRows {
    /** A cell that DuckDB computes. */
    public record Sql(String text) {}

    private final List<Relation.Column> columns = new ArrayList<>();
    private final List<String> rows = new ArrayList<>();

    public LiteralRows column(String name, SqlType type) {
        columns.add(new Relation.Column(name, type, true, "c" + (columns.size() + 1), null));
        return this;
    }

    public void texts(String... names) {
        add(SqlTypes.VARCHAR, names);
    }

    public void numbers(String... names) {
        add(SqlTypes.INTEGER, names);
    }

    public void times(String... names) {
        add(SqlTypes.TIMESTAMP_LTZ, names);
    }

    public void flags(String... names) {
        add(SqlTypes.BOOLEAN, names);
    }

    /** {@code #} marks a number, {@code @} a time; the rest are texts. */
    public void columns(List<String> names) {
        for (String name : names) {
            switch (name.charAt(0)) {
                case '#' -> numbers(name.substring(1));
                case '@' -> times(name.substring(1));
                default -> texts(name);
            }
        }
    }

    public void add(SqlType type, String... names) {
        List.of(names).forEach(name -> column(name, type));
    }

    public void row(@Nullable Object... cells) {
        List<String> literals = new ArrayList<>();
        for (@Nullable Object cell : cells) {
            literals.add(
                    cell instanceof Sql sql
                            ? sql.text()
                            : Literals.of(
                                    new TypedValue(columns.get(literals.size()).type(), cell)));
        }
        rows.add("(" + String.join(", ", literals) + ")");
    }

    public Relation.Stored relation(String name) {
        String names = columns.stream().map(Relation.Column::physical).collect(joining(", "));
        String none = columns.stream()
                .map(column -> "CAST(NULL AS " + PhysicalTypes.of(column.type()) + ") AS " + column.physical())
                .collect(joining(", "));
        String source = rows.isEmpty()
                ? "(SELECT " + none + " WHERE FALSE)"
                : "(SELECT * FROM (VALUES " + String.join(", ", rows) + ") AS v(" + names + "))";
        return new Relation.Stored(name, List.copyOf(columns), source);
    }
}
