package dev.glueflake.testkit.snowflake.internal.sql.emit;

import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.type.NumberTypes;
import dev.glueflake.testkit.snowflake.internal.type.SqlType;
import dev.glueflake.testkit.snowflake.internal.type.TypeText;
import dev.glueflake.testkit.snowflake.internal.type.TypedValue;
import java.util.List;
import java.util.Optional;

/** Conversions between types by Snowflake's rules, as DuckDB expressions that raise Snowflake's errors. Thread-safe. */
public final class Casts {
    private final CastSettings settings;
    private final TextCasts text;
    private final TimestampCasts timestamps;
    private final VariantCasts variants;
    private final StructuredCasts structured;

    public Casts(CastSettings settings) {
        this.settings = settings;
        this.timestamps = new TimestampCasts(settings.zone());
        this.text = new TextCasts(settings, timestamps);
        this.variants = new VariantCasts(this);
        this.structured = new StructuredCasts(this);
    }

    /**
     * The value as another type; one that does not fit raises an error.
     *
     * @param sql a DuckDB expression in the physical form of {@code from}
     */
    public String convert(String sql, SqlType from, SqlType to) {
        return apply(sql, from, to, Failure.RAISE);
    }

    /** As {@link #convert}, but a value that does not fit gives NULL. */
    public String attempt(String sql, SqlType from, SqlType to) {
        return apply(sql, from, to, Failure.NULL);
    }

    String apply(String sql, SqlType from, SqlType to, Failure failure) {
        if (from.equals(to)) {
            return sql;
        }
        if (from instanceof SqlType.Null) {
            return "CAST(" + sql + " AS " + PhysicalTypes.of(to) + ")";
        }
        return Templates.apply(template(from, to, failure), List.of(sql));
    }

    private String template(SqlType from, SqlType to, Failure failure) {
        if (to instanceof SqlType.Structured target) {
            return structured.template(from, target);
        }
        if (to instanceof SqlType.Vector || from instanceof SqlType.Vector) {
            return VectorCasts.template(from, to);
        }
        if (to instanceof SqlType.Geospatial) {
            return ShapeCasts.template(from, to, failure);
        }
        if (from instanceof SqlType.Structured) {
            return "{0}";
        }
        if (from instanceof SqlType.Variant || (from.isSemiStructured() && to instanceof SqlType.Text)) {
            return variants.from(to, failure);
        }
        if (to instanceof SqlType.Variant) {
            return variants.to(from);
        }
        if (to instanceof SqlType.DecFloat || (from instanceof SqlType.DecFloat && !(to instanceof SqlType.Text))) {
            return DecimalFloatCasts.template(from, to, failure);
        }
        if (from instanceof SqlType.Text source && !(to instanceof SqlType.Text)) {
            return text.parse(source, to, failure);
        }
        if (to instanceof SqlType.Text target) {
            return fit(from, target, failure);
        }
        if (to instanceof SqlType.Numeric || to instanceof SqlType.Real || to instanceof SqlType.Bool) {
            return NumberCasts.template(from, to, failure);
        }
        return temporal(from, to);
    }

    private String temporal(SqlType from, SqlType to) {
        if (to instanceof SqlType.Binary target && from instanceof SqlType.Binary) {
            return "CASE WHEN octet_length({0}) > " + target.length() + " THEN "
                    + EngineErrors.raise(
                            "100078", "22000", "Binary value '", "hex({0})", "' is too long and would be truncated")
                    + " ELSE {0} END";
        }
        return timestamps.template(from, to).orElseThrow(() -> impossible(from, to));
    }

    private String fit(SqlType from, SqlType.Text target, Failure failure) {
        String written = from instanceof SqlType.Text ? "{0}" : text.write(from);
        boolean fits = from instanceof SqlType.Text source
                ? source.length() <= target.length()
                : target.length() >= longestText(from);
        if (fits) {
            return written;
        }
        String otherwise = failure == Failure.NULL
                ? "NULL"
                : EngineErrors.raise("100078", "22000", "String '", "{0}", "' is too long and would be truncated");
        return Templates.apply(
                "CASE WHEN length({0}) > " + target.length() + " THEN " + otherwise + " ELSE {0} END",
                List.of(written));
    }

    private static int longestText(SqlType type) {
        if (type instanceof SqlType.Numeric number) {
            return number.precision() + 3;
        }
        return type instanceof SqlType.Binary || type.isJson() ? SqlType.Text.MAX : 64;
    }

    /** Whether an explicit cast between the types exists at all. */
    public boolean isPossible(SqlType from, SqlType to) {
        if (from.equals(to) || from instanceof SqlType.Null) {
            return true;
        }
        if (to instanceof SqlType.Structured target) {
            return structured.isPossible(from, target);
        }
        if (from instanceof SqlType.Structured) {
            return to instanceof SqlType.Variant
                    || (from instanceof SqlType.TypedArray
                            ? to instanceof SqlType.Array
                            : to instanceof SqlType.ObjectType);
        }
        if (from instanceof SqlType.Vector || to instanceof SqlType.Vector) {
            return VectorCasts.isPossible(from, to);
        }
        if (from instanceof SqlType.Geospatial || to instanceof SqlType.Geospatial) {
            return ShapeCasts.isPossible(from, to);
        }
        if (from instanceof SqlType.DecFloat || to instanceof SqlType.DecFloat) {
            return DecimalFloatCasts.isPossible(from, to);
        }
        if (from instanceof SqlType.Variant || to instanceof SqlType.Variant) {
            return true;
        }
        if (to instanceof SqlType.Text) {
            return true;
        }
        if (from instanceof SqlType.Text) {
            return !to.isSemiStructured();
        }
        if (to instanceof SqlType.Binary) {
            return from instanceof SqlType.Binary;
        }
        boolean plainTarget = to instanceof SqlType.Numeric || to instanceof SqlType.Real || to instanceof SqlType.Bool;
        boolean plainSource =
                from instanceof SqlType.Numeric || from instanceof SqlType.Real || from instanceof SqlType.Bool;
        return plainTarget ? plainSource : timestamps.template(from, to).isPresent();
    }

    /** A template that writes a date or time, {@code {0}}, by the Snowflake format that {@code {1}} is. */
    public String formatTemplate(SqlType from) {
        return text.temporal().write(from, "{1}");
    }

    /** As {@link #formatTemplate(SqlType)}, by a format that is known. */
    public String formatTemplate(SqlType from, String format) {
        return text.temporal().write(from, Literals.text(format));
    }

    /** A template that reads a date, time or timestamp out of the text {@code {0}} by the Snowflake format that {@code {1}} is. */
    public String readTemplate(SqlType to, boolean attempt) {
        return text.temporal().read("{1}", to, attempt ? Failure.NULL : Failure.RAISE);
    }

    /** A constant text as a date or time; empty where it is none, which has to fail only when it is reached. */
    Optional<TypedValue> constant(TypedValue value, SqlType to) {
        return value.value() instanceof String written
                        && value.type() instanceof SqlType.Text
                        && TemporalText.isTemporal(to)
                ? text.temporal().constant(written, to)
                : Optional.empty();
    }

    /** A template that reads a binary out of text by its format: HEX, BASE64 or UTF-8. */
    public String binaryTemplate(String format, boolean attempt) {
        return TextCasts.binary(format, attempt ? Failure.NULL : Failure.RAISE);
    }

    /** Templates over a timestamp: its wall clock, its offset in minutes, its instant in UTC. */
    public TimestampCasts timestamps() {
        return timestamps;
    }

    public CastSettings settings() {
        return settings;
    }

    /** NUMBER of another precision and scale: whether every value of {@code from} fits. */
    static boolean fits(SqlType.Numeric from, SqlType.Numeric to) {
        int spare = NumberTypes.leading(to) - NumberTypes.leading(from);
        return spare > 0 || (spare == 0 && to.scale() >= from.scale());
    }

    static RuntimeException impossible(SqlType from, SqlType to) {
        return Errors.compilation(
                "001007",
                "22023",
                "invalid type [CAST(" + TypeText.full(from) + " AS " + TypeText.full(to) + ")] for parameter 'TO_"
                        + TypeText.name(to) + "'");
    }
}
