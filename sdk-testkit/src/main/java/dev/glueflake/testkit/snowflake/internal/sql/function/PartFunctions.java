package dev.glueflake.testkit.snowflake.internal.sql.function;

import static dev.glueflake.testkit.snowflake.internal.sql.function.Catalogue.Param.INTEGER;
import static dev.glueflake.testkit.snowflake.internal.sql.function.Catalogue.Param.TEXT;

import dev.glueflake.testkit.snowflake.internal.sql.emit.EngineErrors;
import dev.glueflake.testkit.snowflake.internal.sql.tree.Typed;
import dev.glueflake.testkit.snowflake.internal.sql.udf.AddressUdfs;
import dev.glueflake.testkit.snowflake.internal.sql.udf.TextUdfs;
import dev.glueflake.testkit.snowflake.internal.type.SqlType;
import dev.glueflake.testkit.snowflake.internal.type.SqlTypes;
import java.math.BigDecimal;

/** Parts of a text or of bytes: cutting, padding, finding, splitting. Bytes are handled as their hexadecimal digits. */
final class PartFunctions {
    /** The second argument, where negative 0. */
    private static final String LENGTH = "CASE WHEN {1} < 0 THEN 0 ELSE {1i} END";

    private static final SqlType POSITION = TextFunctions.LENGTH;

    private PartFunctions() {}

    static void define(Catalogue f) {
        f.scalar("SUBSTR", 2, 3, PartFunctions::substring);
        f.synonym("SUBSTRING", "SUBSTR");
        f.scalar("LEFT", 2, 2, call -> part(call, "left({0}, " + LENGTH + ")", "left({0}, 2 * " + LENGTH + ")"));
        f.scalar("RIGHT", 2, 2, call -> part(call, "right({0}, " + LENGTH + ")", "right({0}, 2 * " + LENGTH + ")"));
        f.scalar("LPAD", 2, 3, call -> pad(call, "lpad"));
        f.scalar("RPAD", 2, 3, call -> pad(call, "rpad"));
        f.scalar("INSERT", 4, 4, PartFunctions::insert);
        f.scalar(
                "REVERSE",
                1,
                1,
                call -> call.isBinary(0)
                        ? Udfs.call(call.type(0), TextUdfs.REVERSE_BYTES, call.argument(0))
                        : call.sql(call.text(0).type(), "reverse({0})", call.text(0)));
        f.scalar("CONTAINS", 2, 2, PartFunctions::contains);
        f.scalar("STARTSWITH", 2, 2, call -> condition(call, "starts_with({0}, {1})"));
        f.scalar("ENDSWITH", 2, 2, call -> condition(call, "ends_with({0}, {1})"));
        f.scalar("POSITION", 2, 3, PartFunctions::position);
        f.synonym("CHARINDEX", "POSITION");
        f.simple("SPLIT_PART", SqlTypes.VARCHAR, SPLIT_PART, TEXT, TEXT, INTEGER);
        f.scalar("SPLIT", 2, 2, call -> Udfs.call(SqlTypes.ARRAY, TextUdfs.SPLIT, call.text(0), call.text(1)));
        f.scalar(
                "STRTOK",
                1,
                3,
                call -> Udfs.nullable(
                        SqlTypes.VARCHAR,
                        TextUdfs.STRTOK,
                        call.text(0),
                        call.count() > 1 ? call.text(1) : call.constant(SqlTypes.VARCHAR, " "),
                        call.count() > 2 ? call.integer(2) : number(call, 1)));
        f.scalar("SEARCH", 2, 4, PartFunctions::search);
        f.scalar(
                "PARSE_URL",
                1,
                2,
                call -> Udfs.call(
                        SqlTypes.OBJECT,
                        AddressUdfs.URL,
                        call.text(0),
                        call.count() > 1 ? call.integer(1) : number(call, 0)));
        f.scalar(
                "PARSE_IP",
                2,
                3,
                call -> Udfs.call(
                        SqlTypes.OBJECT,
                        AddressUdfs.IP,
                        call.text(0),
                        call.text(1),
                        call.count() > 2 ? call.integer(2) : number(call, 0)));
    }

    /** Part 0 counts as 1, and an absent part is the empty text. */
    private static final String SPLIT_PART = "CASE WHEN {1} = '' THEN CASE WHEN {2} IN (0, 1, -1) THEN {0} ELSE '' END"
            + " ELSE split_part({0}, {1}, CASE WHEN {2} = 0 THEN 1 ELSE {2i} END) END";

    private static final String OUT_OF_RANGE =
            EngineErrors.raise("100183", "22011", "INSERT position or length is out of range");

    private static Typed number(Invocation call, int value) {
        return call.constant(SqlTypes.INTEGER, BigDecimal.valueOf(value));
    }

    /** A template over text, or over the digits of bytes. */
    private static Typed part(Invocation call, String ofText, String ofDigits) {
        Typed[] arguments = new Typed[call.count()];
        arguments[0] = call.isBinary(0) ? digits(call, 0) : call.text(0);
        for (int i = 1; i < arguments.length; i++) {
            arguments[i] = call.integer(i);
        }
        return call.isBinary(0)
                ? call.sql(SqlTypes.BINARY, "unhex(" + ofDigits + ")", arguments)
                : call.sql(arguments[0].type(), ofText, arguments);
    }

    private static Typed digits(Invocation call, int index) {
        return call.sql(SqlTypes.VARCHAR, "hex({0})", call.as(index, SqlTypes.BINARY));
    }

    /** Position 0 counts as 1, a negative one from the end; a negative length gives nothing. */
    private static Typed substring(Invocation call) {
        String start = "CASE WHEN {1} = 0 THEN 1 ELSE {1i} END";
        String byteStart = "CASE WHEN {1} = 0 THEN 1 WHEN {1} < 0 THEN 2 * {1i} ELSE 2 * {1i} - 1 END";
        String length = call.count() == 2 ? "" : ", CASE WHEN {2} < 0 THEN 0 ELSE {2i} END";
        String bytes = call.count() == 2 ? "" : ", 2 * CASE WHEN {2} < 0 THEN 0 ELSE {2i} END";
        return part(
                call,
                "CASE WHEN {1i} < -length({0}) THEN '' ELSE substr({0}, " + start + length + ") END",
                "CASE WHEN 2 * {1i} < -length({0}) THEN '' ELSE substr({0}, " + byteStart + bytes + ") END");
    }

    private static Typed pad(Invocation call, String function) {
        if (!call.isBinary(0)) {
            Typed with = call.count() == 3 ? call.text(2) : call.constant(new SqlType.Text(1), " ");
            return call.sql(SqlTypes.VARCHAR, padded(function, 1), call.text(0), call.integer(1), with);
        }
        if (call.count() == 2) {
            throw call.invalidTypes();
        }
        return call.sql(
                SqlTypes.BINARY,
                "unhex(" + padded(function, 2) + ")",
                digits(call, 0),
                call.integer(1),
                digits(call, 2));
    }

    private static String padded(String function, int digits) {
        String length = digits + " * " + LENGTH;
        return "CASE WHEN {2} = '' THEN left({0}, " + length + ") ELSE " + function + "({0}, CAST(" + length
                + " AS INTEGER), {2}) END";
    }

    private static Typed insert(Invocation call) {
        boolean binary = call.isBinary(0);
        int unit = binary ? 2 : 1;
        String from = unit + " * ({1i} - 1)";
        String template = "CASE WHEN {0} IS NULL OR {1} IS NULL OR {2} IS NULL OR {3} IS NULL THEN NULL"
                + " WHEN {1} < 1 OR {2} < 0 OR " + from + " + " + unit + " * {2i} > length({0}) THEN " + OUT_OF_RANGE
                + " ELSE left({0}, " + from + ") || {3} || substr({0}, " + from + " + " + unit + " * {2i} + 1) END";
        return binary
                ? call.sql(
                        SqlTypes.BINARY,
                        "unhex(" + template + ")",
                        digits(call, 0),
                        call.integer(1),
                        call.integer(2),
                        digits(call, 3))
                : call.sql(SqlTypes.VARCHAR, template, call.text(0), call.integer(1), call.integer(2), call.text(3));
    }

    private static Typed condition(Invocation call, String template) {
        boolean binary = call.isBinary(0) || call.isBinary(1);
        return binary
                ? call.sql(SqlTypes.BOOLEAN, template, digits(call, 0), digits(call, 1))
                : call.sql(SqlTypes.BOOLEAN, template, call.text(0), call.text(1));
    }

    private static Typed contains(Invocation call) {
        if (!call.isBinary(0) && !call.isBinary(1)) {
            return condition(call, "contains({0}, {1})");
        }
        Typed found = Udfs.call(
                POSITION,
                TextUdfs.FIND_BYTES,
                call.as(1, SqlTypes.BINARY),
                call.as(0, SqlTypes.BINARY),
                number(call, 1));
        return call.sql(SqlTypes.BOOLEAN, "({0} > 0)", found);
    }

    /** Words in a text; a value that is neither text nor semi-structured cannot be searched. */
    private static Typed search(Invocation call) {
        SqlType type = call.type(0);
        if (!(type instanceof SqlType.Text || type instanceof SqlType.Null || type.isSemiStructured())) {
            throw call.invalidTypes();
        }
        return Udfs.call(
                SqlTypes.BOOLEAN,
                TextUdfs.SEARCH,
                call.text(0),
                call.constant(SqlTypes.VARCHAR, call.constantText(1)),
                call.count() > 3 ? call.text(3) : call.constant(SqlTypes.VARCHAR, "OR"),
                call.count() > 2 ? call.text(2) : call.constant(SqlTypes.VARCHAR, "DEFAULT_ANALYZER"));
    }

    /** Where the first argument is in the second, from a position on; nothing is at the first place always. */
    private static Typed position(Invocation call) {
        Typed from = call.count() == 3 ? call.integer(2) : number(call, 1);
        if (call.isBinary(0) || call.isBinary(1)) {
            return Udfs.call(
                    POSITION, TextUdfs.FIND_BYTES, call.as(0, SqlTypes.BINARY), call.as(1, SqlTypes.BINARY), from);
        }
        String rest = "substr({1}, CASE WHEN {2} < 1 THEN 1 ELSE {2i} END)";
        return call.sql(
                POSITION,
                "CASE WHEN {0} = '' AND {1} IS NOT NULL AND {2} IS NOT NULL THEN 1 WHEN strpos(" + rest
                        + ", {0}) = 0 THEN 0 ELSE strpos(" + rest
                        + ", {0}) + CASE WHEN {2} < 1 THEN 1 ELSE {2i} END - 1 END",
                call.text(0),
                call.text(1),
                from);
    }
}
