package dev.glueflake.testkit.snowflake.internal.stage.value;

import dev.glueflake.testkit.snowflake.internal.stage.format.FormatSettings.ValueFormats;
import dev.glueflake.testkit.snowflake.internal.temporal.TemporalReader;
import dev.glueflake.testkit.snowflake.internal.temporal.TemporalReader.ReaderSettings;
import dev.glueflake.testkit.snowflake.internal.type.SqlType;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * The parser of each type.
 *
 * @param formats patterns, already without a session's defaults
 * @param zone the session's, for timestamps without an offset
 * @param today the date that a time alone is given where a timestamp is wanted
 * @param truncate TRUNCATECOLUMNS: too long texts are cut
 */
public record FieldParsers(ValueFormats formats, ZoneId zone, LocalDate today, boolean truncate) {
    private static final int CENTURY = 1970;

    public FieldParser of(SqlType type) {
        if (type instanceof SqlType.Numeric number) {
            return new NumberParser(number);
        } else if (type instanceof SqlType.Text text) {
            return new TextParser(text.length(), truncate);
        } else if (type instanceof SqlType.Binary binary) {
            return new BinaryParser(formats.binary(), binary.length(), truncate);
        } else if (type instanceof SqlType.DecFloat) {
            return SimpleParsers::decimalFloat;
        } else if (type instanceof SqlType.Uuid) {
            return SimpleParsers::uuid;
        } else if (type instanceof SqlType.Real) {
            return SimpleParsers::real;
        } else if (type instanceof SqlType.Bool) {
            return SimpleParsers::bool;
        } else if (type instanceof SqlType.Geospatial shapes) {
            return new ShapeTextParser(shapes);
        } else if (type.isSemiStructured()) {
            return new JsonTextParser(type);
        }
        return temporal(type);
    }

    private FieldParser temporal(SqlType type) {
        return TemporalParsers.of(
                type, new TemporalReader(type, format(type), new ReaderSettings(zone, today, CENTURY)));
    }

    private String format(SqlType type) {
        if (type instanceof SqlType.Date) {
            return formats.date();
        }
        return type instanceof SqlType.Time ? formats.time() : formats.timestamp();
    }
}
