package dev.glueflake.testkit.snowflake.internal.stage.value;

import dev.glueflake.testkit.snowflake.internal.error.SnowflakeException;
import dev.glueflake.testkit.snowflake.internal.geo.ShapeReader;
import dev.glueflake.testkit.snowflake.internal.geo.Shapes;
import dev.glueflake.testkit.snowflake.internal.type.SqlType;

/** GEOGRAPHY and GEOMETRY: the field is WKT, WKB or GeoJSON. */
final class ShapeTextParser implements FieldParser {
    private final ShapeReader reader;

    ShapeTextParser(SqlType.Geospatial type) {
        this.reader = new ShapeReader(new ShapeReader.Rules(type instanceof SqlType.Geography, null, false));
    }

    @Override
    public Object parse(String text) throws ValueException {
        try {
            return Shapes.stored(reader.text(text, ShapeReader.Form.ANY));
        } catch (SnowflakeException refused) {
            throw new ValueException(refused.code(), refused.sqlState(), String.valueOf(refused.getMessage()));
        }
    }
}
