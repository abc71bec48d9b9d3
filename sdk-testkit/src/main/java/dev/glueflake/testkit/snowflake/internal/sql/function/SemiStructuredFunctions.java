package dev.glueflake.testkit.snowflake.internal.sql.function;

import static dev.glueflake.testkit.snowflake.internal.sql.function.Catalogue.Param.TEXT;

import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.sql.emit.EngineErrors;
import dev.glueflake.testkit.snowflake.internal.sql.tree.Typed;
import dev.glueflake.testkit.snowflake.internal.sql.udf.JsonUdfs;
import dev.glueflake.testkit.snowflake.internal.type.SqlType;
import dev.glueflake.testkit.snowflake.internal.type.SqlTypes;
import dev.glueflake.testkit.snowflake.internal.type.TypeText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** VARIANT, OBJECT and ARRAY, kept as JSON. SQL NULL, the JSON null and a missing key stay three things. */
final class SemiStructuredFunctions {
    private static final int ANY = Integer.MAX_VALUE;

    private SemiStructuredFunctions() {}

    static void define(Catalogue f) {
        f.simple(
                "PARSE_JSON",
                SqlTypes.VARIANT,
                parse(EngineErrors.raise("100069", "22P02", "Error parsing JSON: ", "{0}", "")),
                TEXT);
        f.refused("PARSE_JSON", 2, 2);
        f.refused("TRY_PARSE_JSON", 2, 2);
        f.simple("TRY_PARSE_JSON", SqlTypes.VARIANT, parse("NULL"), TEXT);
        f.scalar("TO_VARIANT", 1, 1, call -> call.as(0, SqlTypes.VARIANT));
        f.scalar("TO_JSON", 1, 1, call -> call.sql(SqlTypes.VARCHAR, "CAST({0} AS VARCHAR)", json(call, 0)));
        f.scalar("TO_OBJECT", 1, 1, call -> Coercions.convert(json(call, 0), SqlTypes.OBJECT));
        f.scalar("OBJECT_CONSTRUCT", 0, ANY, call -> object(call, false));
        f.scalar("OBJECT_CONSTRUCT_KEEP_NULL", 0, ANY, call -> object(call, true));
        f.scalar("ARRAY_CONSTRUCT", 0, ANY, SemiStructuredFunctions::array);
        f.scalar(
                "ARRAY_SIZE",
                1,
                1,
                call -> call.nullable(
                        new SqlType.Numeric(9, 0),
                        "CASE WHEN json_type({0}) = 'ARRAY' THEN json_array_length({0}) END",
                        json(call, 0)));
        f.scalar("TYPEOF", 1, 1, SemiStructuredFunctions::type);
        f.scalar("IS_NULL_VALUE", 1, 1, call -> is(call, "NULL"));
        f.scalar("IS_ARRAY", 1, 1, call -> is(call, "ARRAY"));
        f.scalar("IS_OBJECT", 1, 1, call -> is(call, "OBJECT"));
        f.scalar("IS_BOOLEAN", 1, 1, call -> is(call, "BOOLEAN"));
        f.scalar("IS_VARCHAR", 1, 1, call -> is(call, "VARCHAR"));
        f.synonym("IS_CHAR", "IS_VARCHAR");
        f.scalar("GET", 2, 2, SemiStructuredFunctions::get);
        f.scalar(
                "OBJECT_KEYS",
                1,
                1,
                call -> call.sql(
                        SqlTypes.ARRAY, "to_json(json_keys({0}))", Coercions.convert(json(call, 0), SqlTypes.OBJECT)));
    }

    private static final String TYPE = "CASE json_type({0}) WHEN 'NULL' THEN 'NULL_VALUE' WHEN 'UBIGINT' THEN 'INTEGER'"
            + " WHEN 'BIGINT' THEN 'INTEGER' WHEN 'DOUBLE' THEN"
            + " CASE WHEN contains(CAST({0} AS VARCHAR), 'e') THEN 'DOUBLE' ELSE 'DECIMAL' END ELSE json_type({0}) END";

    private static String parse(String failure) {
        return "CASE WHEN {0} IS NULL OR trim({0}) = '' THEN NULL ELSE CAST(COALESCE(" + JsonUdfs.CANONICAL + "({0}), "
                + failure + ") AS JSON) END";
    }

    /** A date or time inside JSON is a text; its own type is known only where it has just been converted. */
    private static Typed type(Invocation call) {
        Typed value = json(call, 0);
        if (value instanceof Typed.Convert convert
                && isTemporal(convert.operand().type())) {
            return call.sql(
                    SqlTypes.VARCHAR,
                    "CASE WHEN {0} IS NOT NULL THEN '"
                            + TypeText.name(convert.operand().type()) + "' END",
                    value);
        }
        return call.sql(SqlTypes.VARCHAR, TYPE, value);
    }

    private static boolean isTemporal(SqlType type) {
        return Coercions.isMoment(type) || type instanceof SqlType.Time || type instanceof SqlType.Binary;
    }

    private static Typed json(Invocation call, int index) {
        if (call.type(index) instanceof SqlType.Null) {
            return call.as(index, SqlTypes.VARIANT);
        }
        if (!call.type(index).isSemiStructured()) {
            throw call.invalidTypes();
        }
        return call.argument(index);
    }

    private static Typed is(Invocation call, String type) {
        return call.sql(SqlTypes.BOOLEAN, "(json_type({0}) = '" + type + "')", json(call, 0));
    }

    private static Typed get(Invocation call) {
        return call.type(1) instanceof SqlType.Text
                ? Paths.key(json(call, 0), call.constantText(1))
                : Paths.index(json(call, 0), call.integer(1));
    }

    private record Member(Typed key, Typed value) {
        String constantKey() {
            return key instanceof Typed.Constant constant
                    ? String.valueOf(constant.value().value())
                    : "";
        }
    }

    /** Members in the order of their keys where these are constants, as Snowflake prints them. */
    private static Typed object(Invocation call, boolean keepNull) {
        if (call.count() % 2 != 0) {
            throw call.invalidTypes();
        }
        List<Member> members = new ArrayList<>();
        for (int i = 0; i < call.count(); i += 2) {
            members.add(new Member(call.text(i), call.as(i + 1, SqlTypes.VARIANT)));
        }
        boolean constantKeys = members.stream().allMatch(member -> member.key() instanceof Typed.Constant);
        if (constantKeys) {
            members.sort(Comparator.comparing(Member::constantKey));
        }
        List<Typed> arguments = new ArrayList<>();
        StringBuilder text = new StringBuilder("'{' || concat_ws(','");
        for (Member member : members) {
            String value = "CAST({" + (arguments.size() + 1) + "} AS VARCHAR)";
            text.append(", to_json({")
                    .append(arguments.size())
                    .append("}) || ':' || ")
                    .append(keepNull ? "COALESCE(" + value + ", 'null')" : value);
            arguments.add(member.key());
            arguments.add(member.value());
        }
        String json =
                text.append(members.isEmpty() ? ", ''" : "").append(") || '}'").toString();
        String template = "CAST(" + (constantKeys ? json : JsonUdfs.CANONICAL + "(" + json + ")") + " AS JSON)";
        return new Typed.Call(template, arguments, SqlTypes.OBJECT, false);
    }

    /** An element that is SQL NULL would be Snowflake's {@code undefined}, for which JSON has no word. */
    private static Typed array(Invocation call) {
        String undefined =
                EngineErrors.raise("000002", "0A000", "Unsupported feature 'ARRAY_CONSTRUCT with a NULL element'.");
        List<Typed> arguments = new ArrayList<>();
        StringBuilder text = new StringBuilder("CAST('[' || concat_ws(','");
        for (int i = 0; i < call.count(); i++) {
            text.append(", COALESCE(CAST({")
                    .append(i)
                    .append("} AS VARCHAR), ")
                    .append(undefined)
                    .append(")");
            arguments.add(call.as(i, SqlTypes.VARIANT));
        }
        String template = text.append(arguments.isEmpty() ? ", ''" : "")
                .append(") || ']' AS JSON)")
                .toString();
        if (call.arguments().stream().anyMatch(argument -> argument.type() instanceof SqlType.Null)) {
            throw Errors.unsupported("ARRAY_CONSTRUCT with a NULL element");
        }
        return new Typed.Call(template, arguments, SqlTypes.ARRAY, false);
    }
}
