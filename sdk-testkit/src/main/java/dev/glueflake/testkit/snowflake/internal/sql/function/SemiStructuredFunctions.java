package dev.glueflake.testkit.snowflake.internal.sql.function;

import static dev.glueflake.testkit.snowflake.internal.sql.function.Catalogue.Param.TEXT;

import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.sql.tree.Typed;
import dev.glueflake.testkit.snowflake.internal.sql.udf.JsonUdfs;
import dev.glueflake.testkit.snowflake.internal.sql.udf.Udf;
import dev.glueflake.testkit.snowflake.internal.type.SqlType;
import dev.glueflake.testkit.snowflake.internal.type.SqlType.Numeric;
import dev.glueflake.testkit.snowflake.internal.type.SqlTypes;
import dev.glueflake.testkit.snowflake.internal.type.TypedValue;
import java.util.List;
import java.util.stream.Collectors;

/** VARIANT: into it, out of it and what it holds. SQL NULL, the JSON null and a missing key stay three things. */
final class SemiStructuredFunctions {
    private SemiStructuredFunctions() {}

    static void define(Catalogue f) {
        f.scalar("PARSE_JSON", 1, 2, call -> parse(call, ""));
        f.scalar("TRY_PARSE_JSON", 1, 2, call -> parse(call, "try"));
        f.simple("CHECK_JSON", SqlTypes.VARCHAR, Udf.call(JsonUdfs.CHECK, "{0}"), TEXT);
        f.scalar("TO_VARIANT", 1, 1, call -> call.as(0, SqlTypes.VARIANT));
        f.scalar("TO_JSON", 1, 1, call -> call.sql(SqlTypes.VARCHAR, Udf.call(JsonUdfs.COMPACT, "{0}"), json(call, 0)));
        f.scalar("TO_OBJECT", 1, 1, call -> Coercions.convert(json(call, 0), SqlTypes.OBJECT));
        f.scalar("TO_ARRAY", 1, 1, SemiStructuredFunctions::toArray);
        f.scalar("TYPEOF", 1, 1, call -> call.sql(SqlTypes.VARCHAR, Udf.call(JsonUdfs.TYPE, "{0}"), json(call, 0)));
        f.scalar(
                "STRIP_NULL_VALUE",
                1,
                1,
                call -> call.nullable(
                        SqlTypes.VARIANT, "CASE WHEN json_type({0}) <> 'NULL' THEN {0} END", json(call, 0)));
        predicates(f);
        conversions(f);
    }

    /** TYPEOF's words for what a function of the kinds takes. */
    private static void predicates(Catalogue f) {
        is(f, "IS_NULL_VALUE", "NULL_VALUE");
        is(f, "IS_ARRAY", "ARRAY");
        is(f, "IS_OBJECT", "OBJECT");
        is(f, "IS_BOOLEAN", "BOOLEAN");
        is(f, "IS_BINARY", "BINARY");
        is(f, "IS_VARCHAR", "VARCHAR");
        f.synonym("IS_CHAR", "IS_VARCHAR");
        is(f, "IS_INTEGER", "INTEGER");
        is(f, "IS_DECIMAL", "INTEGER", "DECIMAL");
        is(f, "IS_DOUBLE", "INTEGER", "DECIMAL", "DOUBLE");
        f.synonym("IS_REAL", "IS_DOUBLE");
        is(f, "IS_DATE", "DATE");
        f.synonym("IS_DATE_VALUE", "IS_DATE");
        is(f, "IS_TIME", "TIME");
        for (SqlType.Zone zone : SqlType.Zone.values()) {
            is(f, "IS_TIMESTAMP_" + zone, "TIMESTAMP_" + zone);
        }
    }

    private static void conversions(Catalogue f) {
        as(f, "AS_ARRAY", SqlTypes.ARRAY, "ARRAY");
        as(f, "AS_OBJECT", SqlTypes.OBJECT, "OBJECT");
        as(f, "AS_BOOLEAN", SqlTypes.BOOLEAN, "BOOLEAN");
        as(f, "AS_BINARY", SqlTypes.BINARY, "BINARY");
        as(f, "AS_VARCHAR", SqlTypes.VARCHAR, "VARCHAR");
        f.synonym("AS_CHAR", "AS_VARCHAR");
        as(f, "AS_INTEGER", SqlTypes.INTEGER, "INTEGER");
        as(f, "AS_DOUBLE", SqlTypes.REAL, "INTEGER", "DECIMAL", "DOUBLE");
        f.synonym("AS_REAL", "AS_DOUBLE");
        f.scalar("AS_DECIMAL", 1, 3, call -> only(call, number(call), "INTEGER", "DECIMAL"));
        f.synonym("AS_NUMBER", "AS_DECIMAL");
        as(f, "AS_DATE", SqlTypes.DATE, "DATE");
        as(f, "AS_TIME", SqlTypes.TIME, "TIME");
        as(f, "AS_TIMESTAMP_NTZ", SqlTypes.TIMESTAMP_NTZ, "TIMESTAMP_NTZ");
        as(f, "AS_TIMESTAMP_LTZ", SqlTypes.TIMESTAMP_LTZ, "TIMESTAMP_LTZ");
        as(f, "AS_TIMESTAMP_TZ", SqlTypes.TIMESTAMP_TZ, "TIMESTAMP_TZ");
    }

    private static void is(Catalogue f, String name, String... kinds) {
        f.scalar(name, 1, 1, call -> call.sql(SqlTypes.BOOLEAN, "(" + kind(kinds) + ")", variant(call, 0)));
    }

    private static void as(Catalogue f, String name, SqlType type, String... kinds) {
        f.scalar(name, 1, 1, call -> only(call, type, kinds));
    }

    private static String kind(String... kinds) {
        return Udf.call(JsonUdfs.TYPE, "{0}") + " IN ("
                + List.of(kinds).stream().map(kind -> "'" + kind + "'").collect(Collectors.joining(", ")) + ")";
    }

    /** The value where it is of that kind already, else NULL. */
    private static Typed only(Invocation call, SqlType type, String... kinds) {
        Typed value = variant(call, 0);
        Typed is = call.sql(SqlTypes.BOOLEAN, "(" + kind(kinds) + ")", value);
        Typed.Branch branch = new Typed.Branch(is, Coercions.convert(value, type));
        return new Typed.Choice(List.of(branch), new Typed.Constant(new TypedValue(type, null)), type);
    }

    private static SqlType number(Invocation call) {
        int precision = call.count() > 1 ? call.constantInt(1) : 38;
        int scale = call.count() > 2 ? call.constantInt(2) : 0;
        if (precision < 1 || precision > 38 || scale < 0 || scale > precision) {
            throw Errors.compilation(
                    "002084", "42601", "Invalid number precision: " + precision + ". Must be between 1 and 38.");
        }
        return new Numeric(precision, scale);
    }

    /** The second argument may only say that the last of equal keys wins. */
    private static Typed parse(Invocation call, String options) {
        String duplicates = call.count() == 1 ? "" : call.constantText(1);
        if (!duplicates.isEmpty() && !duplicates.equals("d") && !duplicates.equals("s")) {
            throw Errors.compilation(
                    "001044",
                    "22023",
                    "Invalid value [" + duplicates + "] for parameter 2 of function '" + call.name() + "'");
        }
        SqlType type = call.type(0);
        if (!(type instanceof SqlType.Text || type instanceof SqlType.Variant || isNull(call, 0))) {
            throw call.invalidTypes();
        }
        String how = options + (duplicates.equals("d") ? "d" : "");
        return call.nullable(
                SqlTypes.VARIANT,
                "CAST(" + Udf.call(JsonUdfs.PARSE, "{0}", "'" + how + "'") + " AS JSON)",
                call.text(0));
    }

    /** A value that is no array becomes its only element; a JSON null stays NULL. */
    private static Typed toArray(Invocation call) {
        if (call.type(0) instanceof SqlType.Vector) {
            return Coercions.convert(call.argument(0), SqlTypes.ARRAY);
        }
        Typed value = call.as(0, SqlTypes.VARIANT);
        return call.nullable(
                SqlTypes.ARRAY,
                "CASE COALESCE(json_type({0}), 'NULL') WHEN 'ARRAY' THEN {0} WHEN 'NULL' THEN NULL ELSE CAST("
                        + Udf.call("sf_array", "{0}") + " AS JSON) END",
                value);
    }

    static boolean isNull(Invocation call, int index) {
        return call.type(index) instanceof SqlType.Null;
    }

    /** Any semi-structured value. */
    static Typed json(Invocation call, int index) {
        if (isNull(call, index)) {
            return call.as(index, SqlTypes.VARIANT);
        }
        if (!call.type(index).isSemiStructured()) {
            throw call.invalidTypes();
        }
        return call.argument(index);
    }

    /** Any semi-structured value; of another type only a constant NULL. */
    static Typed variant(Invocation call, int index) {
        return Coercions.convert(json(call, index), SqlTypes.VARIANT);
    }

    /** An array; a VARIANT has to hold one. */
    static Typed array(Invocation call, int index) {
        return typed(call, index, SqlTypes.ARRAY);
    }

    static Typed object(Invocation call, int index) {
        return typed(call, index, SqlTypes.OBJECT);
    }

    private static Typed typed(Invocation call, int index, SqlType type) {
        SqlType given = call.type(index);
        if (!given.equals(type) && !(given instanceof SqlType.Variant) && !isNull(call, index)) {
            throw call.invalidTypes();
        }
        return Coercions.convert(call.argument(index), type);
    }

    /** A function in Java over semi-structured values. */
    static Typed java(Invocation call, SqlType type, String function, Typed... arguments) {
        StringBuilder template = new StringBuilder("CAST(").append(function).append('(');
        for (int i = 0; i < arguments.length; i++) {
            template.append(i == 0 ? "" : ", ").append("CAST({").append(i).append("} AS VARCHAR)");
        }
        return call.nullable(
                type, template + ") AS " + (type instanceof SqlType.Bool ? "BOOLEAN)" : "JSON)"), arguments);
    }
}
