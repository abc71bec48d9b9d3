package dev.glueflake.testkit.snowflake.internal.sql.function;

import dev.glueflake.testkit.snowflake.internal.sql.tree.Typed;
import dev.glueflake.testkit.snowflake.internal.sql.udf.EncodingUdfs;
import dev.glueflake.testkit.snowflake.internal.sql.udf.NumberUdfs;
import dev.glueflake.testkit.snowflake.internal.type.SqlType;
import dev.glueflake.testkit.snowflake.internal.type.SqlTypes;
import java.math.BigDecimal;
import java.util.List;

/** TO_NUMBER, TO_DOUBLE, TO_BOOLEAN and TO_BINARY with their formats, and their TRY_ forms, which take text alone. */
final class NumberConversions {
    private NumberConversions() {}

    static void define(Catalogue f) {
        for (String name : List.of("NUMBER", "DECIMAL", "NUMERIC")) {
            f.scalar("TO_" + name, 1, 4, call -> number(call, false));
            f.scalar("TRY_TO_" + name, 1, 4, call -> number(call, true));
        }
        f.scalar("TO_DOUBLE", 1, 2, call -> floating(call, SqlTypes.REAL, false));
        f.scalar("TRY_TO_DOUBLE", 1, 2, call -> floating(call, SqlTypes.REAL, true));
        f.scalar("TO_UUID", 1, 1, call -> cast(call, SqlTypes.UUID, false));
        f.scalar("TRY_TO_UUID", 1, 1, call -> cast(call, SqlTypes.UUID, true));
        f.scalar("TO_DECFLOAT", 1, 2, call -> floating(call, SqlTypes.DECFLOAT, false));
        f.scalar("TRY_TO_DECFLOAT", 1, 2, call -> floating(call, SqlTypes.DECFLOAT, true));
        f.scalar("TO_BOOLEAN", 1, 1, call -> cast(call, SqlTypes.BOOLEAN, false));
        f.scalar("TRY_TO_BOOLEAN", 1, 1, call -> cast(call, SqlTypes.BOOLEAN, true));
        f.scalar("TO_BINARY", 1, 2, call -> binary(call, false));
        f.scalar("TRY_TO_BINARY", 1, 2, call -> binary(call, true));
    }

    /** An explicit cast; a TRY_ function takes text only. */
    static Typed cast(Invocation call, SqlType to, boolean attempt) {
        SqlType from = call.type(0);
        if (!call.context().casts().isPossible(from, to)
                || (attempt && !(from instanceof SqlType.Text || from instanceof SqlType.Null))) {
            throw call.invalidTypes();
        }
        return from.equals(to) ? call.argument(0) : new Typed.Convert(call.argument(0), to, attempt);
    }

    /** {@code (x [, format] [, precision [, scale]])}. */
    private static Typed number(Invocation call, boolean attempt) {
        boolean withFormat = call.count() > 1 && call.type(1) instanceof SqlType.Text;
        int parameters = withFormat ? 2 : 1;
        int precision = call.count() > parameters ? call.constantInt(parameters) : 38;
        int scale = call.count() > parameters + 1 ? call.constantInt(parameters + 1) : 0;
        if (precision < 1 || precision > 38 || scale < 0 || scale > precision) {
            throw call.invalidTypes();
        }
        SqlType type = new SqlType.Numeric(precision, scale);
        return withFormat ? new Typed.Convert(formatted(call, attempt), type, attempt) : cast(call, type, attempt);
    }

    private static Typed floating(Invocation call, SqlType type, boolean attempt) {
        return call.count() == 2
                ? new Typed.Convert(formatted(call, attempt), type, attempt)
                : cast(call, type, attempt);
    }

    /** The text of the number that the format reads. */
    private static Typed formatted(Invocation call, boolean attempt) {
        return attempt
                ? Udfs.nullable(SqlTypes.VARCHAR, NumberUdfs.TRY_READ, call.text(0), call.text(1))
                : Udfs.call(SqlTypes.VARCHAR, NumberUdfs.READ, call.text(0), call.text(1));
    }

    /** A number as text by its format. */
    static Typed text(Invocation call) {
        return Udfs.call(SqlTypes.VARCHAR, NumberUdfs.WRITE, call.number(0), call.text(1));
    }

    /** Bytes as text by their format. */
    static Typed binaryText(Invocation call, String format) {
        return switch (format) {
            case "HEX" -> call.sql(SqlTypes.VARCHAR, "hex({0})", call.argument(0));
            case "BASE64" ->
                Udfs.call(
                        SqlTypes.VARCHAR,
                        EncodingUdfs.BASE64,
                        call.argument(0),
                        call.constant(SqlTypes.INTEGER, BigDecimal.ZERO),
                        call.constant(new SqlType.Text(1), ""));
            case "UTF-8", "UTF8" -> Udfs.call(SqlTypes.VARCHAR, EncodingUdfs.UTF8, call.argument(0));
            default -> throw call.invalidTypes();
        };
    }

    private static Typed binary(Invocation call, boolean attempt) {
        if (call.type(0) instanceof SqlType.Variant) {
            return Coercions.convert(call.argument(0), SqlTypes.BINARY);
        }
        if (call.isBinary(0) && !attempt) {
            return call.argument(0);
        }
        if (call.isBinary(0)) {
            throw call.invalidTypes();
        }
        if (call.count() == 1) {
            return new Typed.Convert(call.text(0), SqlTypes.BINARY, attempt);
        }
        String template = call.context().casts().binaryTemplate(call.constantText(1), attempt);
        return call.nullable(SqlTypes.BINARY, template, call.text(0));
    }
}
