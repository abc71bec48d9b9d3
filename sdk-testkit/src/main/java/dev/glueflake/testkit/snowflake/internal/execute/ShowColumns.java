package dev.glueflake.testkit.snowflake.internal.execute;

import dev.glueflake.testkit.snowflake.internal.catalog.CatalogObject;
import dev.glueflake.testkit.snowflake.internal.catalog.Column;
import dev.glueflake.testkit.snowflake.internal.catalog.QualifiedName;
import dev.glueflake.testkit.snowflake.internal.catalog.Table;
import dev.glueflake.testkit.snowflake.internal.catalog.View;
import dev.glueflake.testkit.snowflake.internal.external.ExternalTable;
import dev.glueflake.testkit.snowflake.internal.result.ResultColumn;
import dev.glueflake.testkit.snowflake.internal.session.ExpressionText;
import dev.glueflake.testkit.snowflake.internal.session.TypeFacts;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.Show;
import dev.glueflake.testkit.snowflake.internal.type.SqlType;

/** SHOW COLUMNS. The data type is a JSON text, which is what the JDBC driver's getColumns reads. */
final class ShowColumns {
    private static final int BYTES_PER_CHARACTER = 4;

    private final Work work;

    ShowColumns(Work work) {
        this.work = work;
    }

    Listing columns(Show show) {
        Listing listing = new Listing()
                .text("table_name", "schema_name", "column_name", "data_type", "null?", "default", "kind", "expression")
                .text("comment", "database_name", "autoincrement", "schema_evolution_record");
        for (CatalogObject object : new ShowScopes(work).tables(show)) {
            if (object instanceof Table table) {
                table.columns().forEach(column -> row(listing, table.name(), column));
            } else if (object instanceof ExternalTable table) {
                ShowExternalTables.columns(table).forEach(column -> row(listing, table.name(), column, ""));
            } else if (object instanceof View view) {
                view.columns()
                        .forEach(column -> row(
                                listing,
                                view.name(),
                                column,
                                view.columnComments().getOrDefault(column.name(), "")));
            }
        }
        return listing;
    }

    private static void row(Listing listing, QualifiedName table, Column column) {
        String identity = column.sequence() == null ? "" : ExpressionText.ofDefault(column);
        String byDefault = column.sequence() == null ? ExpressionText.ofDefault(column) : null;
        listing.row(
                table.name(),
                table.schema(),
                column.name(),
                json(column.type(), column.nullable()),
                nullable(column.nullable()),
                byDefault == null ? "" : byDefault,
                "COLUMN",
                "",
                column.comment(),
                table.database(),
                identity,
                column.evolution());
    }

    private static void row(Listing listing, QualifiedName view, ResultColumn column, String comment) {
        listing.row(
                view.name(),
                view.schema(),
                column.name(),
                json(column.type(), column.nullable()),
                nullable(column.nullable()),
                "",
                "COLUMN",
                "",
                comment,
                view.database(),
                "",
                null);
    }

    private static String nullable(boolean nullable) {
        return nullable ? "true" : "NOT_NULL";
    }

    private static String json(SqlType type, boolean nullable) {
        TypeFacts facts = TypeFacts.of(type);
        StringBuilder json = new StringBuilder("{\"type\":\"")
                .append(protocolName(facts.name()))
                .append('"');
        if (facts.precision() != null) {
            json.append(",\"precision\":")
                    .append(facts.precision())
                    .append(",\"scale\":")
                    .append(facts.scale());
        } else if (facts.fraction() != null) {
            json.append(",\"precision\":0,\"scale\":").append(facts.fraction());
        }
        if (facts.length() != null) {
            int bytes = type instanceof SqlType.Text ? BYTES_PER_CHARACTER : 1;
            long byteLength = Math.min(SqlType.Text.MAX, facts.length().longValue() * bytes);
            json.append(",\"length\":")
                    .append(facts.length())
                    .append(",\"byteLength\":")
                    .append(byteLength);
        }
        if (type instanceof SqlType.Vector vector) {
            json.append(",\"vectorElementType\":\"")
                    .append(vector.whole() ? "INT" : "FLOAT")
                    .append("\",\"vectorDimension\":")
                    .append(vector.dimension());
        }
        json.append(",\"nullable\":").append(nullable);
        if (type instanceof SqlType.Text text) {
            json.append(",\"fixed\":false");
            if (!text.collation().isNone()) {
                json.append(",\"collation\":\"")
                        .append(text.collation().specification())
                        .append('"');
            }
        }
        return json.append('}').toString();
    }

    private static String protocolName(String name) {
        return switch (name) {
            case "NUMBER" -> "FIXED";
            case "FLOAT" -> "REAL";
            default -> name;
        };
    }
}
