package dev.glueflake.testkit.snowflake.internal.sql.function;

import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.sql.emit.EngineErrors;
import dev.glueflake.testkit.snowflake.internal.sql.tree.Typed;
import dev.glueflake.testkit.snowflake.internal.type.SqlType;
import dev.glueflake.testkit.snowflake.internal.type.SqlTypes;
import java.util.Locale;

/** TO_… and TRY_TO_…: casts as functions, with formats. */
final class ConversionFunctions {
    private static final int MAX_HEX_DIGITS = 16;

    private ConversionFunctions() {}

    static void define(Catalogue f) {
        f.scalar("TO_VARCHAR", 1, 2, ConversionFunctions::text);
        f.synonym("TO_CHAR", "TO_VARCHAR");
        f.scalar("TO_DOUBLE", 1, 1, call -> cast(call, SqlTypes.REAL, false));
        f.scalar("TRY_TO_DOUBLE", 1, 1, call -> cast(call, SqlTypes.REAL, true));
        f.scalar("TO_BOOLEAN", 1, 1, call -> cast(call, SqlTypes.BOOLEAN, false));
        f.scalar("TRY_TO_BOOLEAN", 1, 1, call -> cast(call, SqlTypes.BOOLEAN, true));
        f.scalar("TO_BINARY", 1, 2, ConversionFunctions::binary);
        for (String name : new String[] {"NUMBER", "DECIMAL", "NUMERIC"}) {
            f.scalar("TO_" + name, 1, 4, call -> number(call, false));
            f.scalar("TRY_TO_" + name, 1, 4, call -> number(call, true));
        }
        TemporalConversions.define(f);
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

    private static Typed text(Invocation call) {
        SqlType type = call.type(0);
        if (call.count() == 1) {
            return type instanceof SqlType.Text ? call.argument(0) : cast(call, SqlTypes.VARCHAR, false);
        }
        if (Moments.isTemporal(type)) {
            return TemporalConversions.text(call);
        }
        String format = call.constantText(1);
        if (type instanceof SqlType.Binary && format.equalsIgnoreCase("HEX")) {
            return call.sql(SqlTypes.VARCHAR, "hex({0})", call.argument(0));
        }
        if (type instanceof SqlType.Binary && format.equalsIgnoreCase("BASE64")) {
            return call.sql(SqlTypes.VARCHAR, "to_base64({0})", call.argument(0));
        }
        if (type instanceof SqlType.Binary && format.equalsIgnoreCase("UTF-8")) {
            return call.sql(SqlTypes.VARCHAR, "decode({0})", call.argument(0));
        }
        throw Errors.unsupported(call.name() + " with format '" + format + "'");
    }

    private static Typed binary(Invocation call) {
        if (call.type(0) instanceof SqlType.Binary) {
            return call.argument(0);
        }
        if (call.count() == 1) {
            return new Typed.Convert(call.text(0), SqlTypes.BINARY, false);
        }
        return call.sql(
                SqlTypes.BINARY, call.context().casts().binaryTemplate(call.constantText(1), false), call.text(0));
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
        return withFormat ? Coercions.convert(hexadecimal(call, attempt), type) : cast(call, type, attempt);
    }

    /** The format of X alone; the decimal formats are refused. */
    private static Typed hexadecimal(Invocation call, boolean attempt) {
        String format = call.constantText(1).toUpperCase(Locale.ROOT);
        if (!format.matches("X{1," + MAX_HEX_DIGITS + "}")) {
            throw Errors.unsupported(call.name() + " with format '" + call.constantText(1) + "'");
        }
        String failure = attempt
                ? "NULL"
                : EngineErrors.raise(
                        "100140", "22007", "Can't parse '", "{0}", "' as number with format '" + format + "'");
        return call.nullable(
                SqlTypes.INTEGER,
                "CASE WHEN {0} IS NULL THEN NULL WHEN regexp_full_match(trim({0}), '[0-9A-Fa-f]{1," + format.length()
                        + "}') THEN CAST('0x' || trim({0}) AS UBIGINT) ELSE " + failure + " END",
                call.text(0));
    }
}
