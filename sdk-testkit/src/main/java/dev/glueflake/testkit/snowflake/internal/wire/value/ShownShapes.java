package dev.glueflake.testkit.snowflake.internal.wire.value;

import dev.glueflake.testkit.snowflake.internal.result.ResultColumn;
import dev.glueflake.testkit.snowflake.internal.type.GeoFormat;
import dev.glueflake.testkit.snowflake.internal.type.SqlType;
import dev.glueflake.testkit.snowflake.internal.type.TypeText;
import java.util.List;
import java.util.function.UnaryOperator;

/** Which form a result's shapes take: that of the session when the statement ran, however it is changed before the client reads. */
public final class ShownShapes {
    private ShownShapes() {}

    /**
     * The columns of a result as the client is told of them.
     *
     * @param parameter a session parameter's value by its name
     */
    public static List<ResultColumn> columns(List<ResultColumn> columns, UnaryOperator<String> parameter) {
        if (columns.stream().noneMatch(column -> column.type() instanceof SqlType.Geospatial)) {
            return columns;
        }
        return columns.stream().map(column -> column(column, parameter)).toList();
    }

    private static ResultColumn column(ResultColumn column, UnaryOperator<String> parameter) {
        if (column.type() instanceof SqlType.Geospatial type) {
            GeoFormat format = GeoFormat.of(parameter.apply(TypeText.name(type) + "_OUTPUT_FORMAT"));
            return new ResultColumn(column.name(), new SqlType.Shown(type, format), column.nullable(), column.origin());
        }
        return column;
    }
}
