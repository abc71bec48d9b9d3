package dev.glueflake.testkit.snowflake.internal.stage.infer;

import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.error.SnowflakeException;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Expression;
import dev.glueflake.testkit.snowflake.internal.sql.ast.TypeName;
import dev.glueflake.testkit.snowflake.internal.sql.parse.SqlParser;
import dev.glueflake.testkit.snowflake.internal.sql.udf.ColumnDescriptionUdfs;
import dev.glueflake.testkit.snowflake.internal.variant.Json;
import dev.glueflake.testkit.snowflake.internal.variant.JsonReader;
import dev.glueflake.testkit.snowflake.internal.variant.JsonSyntaxException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A column as a row of INFER_SCHEMA describes it.
 *
 * @param expression what gives it in a row of a file, as written
 */
public record ColumnTemplate(String name, TypeName type, boolean nullable, String expression) {

    /** The columns of an array of objects with COLUMN_NAME, TYPE and perhaps NULLABLE. */
    public static List<ColumnTemplate> of(String array) {
        List<ColumnTemplate> columns = new ArrayList<>();
        if (parsed(array) instanceof Json.Array items) {
            items.items().forEach(item -> columns.add(of(item)));
        }
        if (columns.isEmpty()) {
            throw invalid("it describes no column");
        }
        return columns;
    }

    private static Json parsed(String array) {
        try {
            return JsonReader.parse(array, false);
        } catch (JsonSyntaxException e) {
            throw invalid(String.valueOf(e.getMessage()));
        }
    }

    private static ColumnTemplate of(Json item) {
        String name = text(item, "COLUMN_NAME");
        String type = text(item, "TYPE");
        if (name == null || type == null) {
            throw invalid("a column has no COLUMN_NAME or no TYPE");
        }
        String written = text(item, "EXPRESSION");
        return new ColumnTemplate(
                name,
                type(type),
                !"false".equalsIgnoreCase(text(item, "NULLABLE")),
                ColumnDescriptionUdfs.expression(name, type, written == null ? "" : written));
    }

    private static TypeName type(String text) {
        if (SqlParser.parseExpression("NULL::" + text) instanceof Expression.Cast cast) {
            return cast.type();
        }
        throw invalid("'" + text + "' is no type");
    }

    private static @Nullable String text(Json item, String key) {
        Json value = item instanceof Json.Members members ? members.entries().get(key) : null;
        return value instanceof Json.Leaf leaf && !leaf.isNull() ? leaf.shown() : null;
    }

    private static SnowflakeException invalid(String why) {
        return Errors.compilation("001003", "42000", "invalid value for USING TEMPLATE: " + why + ".");
    }
}
