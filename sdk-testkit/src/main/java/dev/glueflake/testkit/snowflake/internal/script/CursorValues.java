package dev.glueflake.testkit.snowflake.internal.script;

import dev.glueflake.testkit.snowflake.internal.geo.ShapeWriter;
import dev.glueflake.testkit.snowflake.internal.geo.Shapes;
import dev.glueflake.testkit.snowflake.internal.result.ResultColumn;
import dev.glueflake.testkit.snowflake.internal.type.SqlType;
import dev.glueflake.testkit.snowflake.internal.type.SqlTypes;
import dev.glueflake.testkit.snowflake.internal.type.TypedValue;
import dev.glueflake.testkit.snowflake.internal.variant.JsonWriter;
import org.jspecify.annotations.Nullable;

/** What a script gets out of a row of a cursor or RESULTSET: the value, but of a GEOGRAPHY an OBJECT. */
final class CursorValues {
    private CursorValues() {}

    static TypedValue of(ResultColumn column, @Nullable Object cell) {
        if (!(column.type() instanceof SqlType.Geography)) {
            return new TypedValue(column.type(), cell);
        }
        Object json = cell == null ? null : JsonWriter.stored(ShapeWriter.geoJson(Shapes.read(cell.toString())));
        return new TypedValue(SqlTypes.OBJECT, json);
    }
}
