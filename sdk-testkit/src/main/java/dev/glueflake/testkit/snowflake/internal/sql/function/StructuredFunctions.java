package dev.glueflake.testkit.snowflake.internal.sql.function;

import static dev.glueflake.testkit.snowflake.internal.sql.function.StructuredPaths.as;
import static dev.glueflake.testkit.snowflake.internal.sql.function.StructuredPaths.kept;

import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.error.SnowflakeException;
import dev.glueflake.testkit.snowflake.internal.sql.tree.Typed;
import dev.glueflake.testkit.snowflake.internal.type.SqlType;
import dev.glueflake.testkit.snowflake.internal.type.SqlType.Slot;
import dev.glueflake.testkit.snowflake.internal.type.SqlTypes;
import dev.glueflake.testkit.snowflake.internal.type.TypeText;
import dev.glueflake.testkit.snowflake.internal.variant.JsonPath;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The functions over arrays and objects where those are structured: results are structured too, and elements have their type. */
final class StructuredFunctions {
    private static final Map<String, Definition.Rule> RULES = rules();

    private StructuredFunctions() {}

    private static Map<String, Definition.Rule> rules() {
        Map<String, Definition.Rule> rules = new HashMap<>();
        for (String name : List.of("APPEND", "PREPEND")) {
            rules.put("ARRAY_" + name, call -> changed(call, 1));
        }
        rules.put("ARRAY_INSERT", call -> changed(call, 2));
        rules.put("ARRAY_REMOVE", call -> changed(call, 1));
        for (String name : List.of("COMPACT", "DISTINCT", "EXCEPT", "REMOVE_AT", "REVERSE", "SLICE", "SORT")) {
            rules.put("ARRAY_" + name, call -> changed(call, -1));
        }
        rules.put("ARRAY_CAT", StructuredFunctions::joined);
        rules.put("ARRAY_INTERSECTION", StructuredFunctions::joined);
        rules.put("ARRAYS_OVERLAP", StructuredFunctions::overlap);
        rules.put("ARRAY_SIZE", call -> plain(call, List.of(loose(array(call, 0)))));
        rules.put("ARRAY_TO_STRING", call -> plain(call, List.of(loose(array(call, 0)), call.argument(1))));
        rules.put("ARRAY_MIN", StructuredFunctions::extreme);
        rules.put("ARRAY_MAX", StructuredFunctions::extreme);
        rules.put("ARRAY_CONTAINS", StructuredFunctions::search);
        rules.put("ARRAY_POSITION", StructuredFunctions::search);
        rules.put("TO_JSON", StructuredFunctions::refused);
        rules.put("GET", StructuredFunctions::get);
        rules.put("GET_IGNORE_CASE", StructuredFunctions::getIgnoringCase);
        rules.put("GET_PATH", StructuredFunctions::path);
        rules.put("ARRAY_FLATTEN", StructuredFunctions::refused);
        rules.put("ARRAYS_ZIP", StructuredFunctions::zipped);
        rules.put("ARRAY_UNION_AGG", StructuredFunctions::refused);
        rules.put("TO_ARRAY", call -> Coercions.convert(array(call, 0), SqlTypes.ARRAY));
        rules.put("TO_VARIANT", call -> Coercions.convert(call.argument(0), SqlTypes.VARIANT));
        StructuredObjects.define(rules);
        return rules;
    }

    /** The rule for a call with a structured argument; null where it is as any other. */
    static Definition.@org.jspecify.annotations.Nullable Rule rule(Invocation call) {
        boolean structured =
                call.arguments().stream().anyMatch(argument -> argument.type() instanceof SqlType.Structured);
        return structured ? RULES.get(call.name()) : null;
    }

    private static Typed refused(Invocation call) {
        throw Errors.unsupported(call.name() + " of a structured value");
    }

    private static Typed array(Invocation call, int index) {
        if (!(call.type(index) instanceof SqlType.TypedArray)) {
            throw call.invalidTypes();
        }
        return call.argument(index);
    }

    private static Slot element(Typed array) {
        return ((SqlType.TypedArray) array.type()).element();
    }

    /** As the functions over semi-structured values take it. */
    static Typed loose(Typed value) {
        return as(value.type() instanceof SqlType.TypedArray ? SqlTypes.ARRAY : SqlTypes.OBJECT, value);
    }

    /** The same function over semi-structured values. */
    static Typed plain(Invocation call, List<Typed> arguments) {
        return FunctionLibrary.call(call.with(arguments));
    }

    /** The first argument changed; further arrays become of its type, and so does the element in one place. */
    private static Typed changed(Invocation call, int place) {
        Typed array = array(call, 0);
        List<Typed> arguments = new ArrayList<>(List.of(loose(array)));
        for (int i = 1; i < call.count(); i++) {
            boolean other = call.name().equals("ARRAY_EXCEPT");
            Typed argument = i == place ? kept(call.argument(i), element(array).type()) : call.argument(i);
            arguments.add(other ? loose(Coercions.implicit(array(call, i), array.type())) : argument);
        }
        return as(array.type(), plain(call, arguments));
    }

    private static SqlType common(Invocation call) {
        SnowflakeException mismatch = Coercions.mismatch(call.type(1), call.type(0));
        return StructuredCoercions.common(array(call, 0).type(), array(call, 1).type())
                .orElseThrow(() -> mismatch);
    }

    private static List<Typed> both(Invocation call, SqlType type) {
        return List.of(
                loose(Coercions.implicit(call.argument(0), type)), loose(Coercions.implicit(call.argument(1), type)));
    }

    private static Typed joined(Invocation call) {
        SqlType type = common(call);
        return as(type, plain(call, both(call, type)));
    }

    private static Typed overlap(Invocation call) {
        return plain(call, both(call, common(call)));
    }

    /** Each key of an object holds what is in one of the arrays. */
    private static Typed zipped(Invocation call) {
        List<SqlType.Field> fields = new ArrayList<>();
        List<Typed> arrays = new ArrayList<>();
        for (int i = 0; i < call.count(); i++) {
            Typed array = array(call, i);
            fields.add(new SqlType.Field("$" + (i + 1), new Slot(element(array).type(), true)));
            arrays.add(loose(array));
        }
        SqlType object = new SqlType.TypedObject(fields);
        return as(new SqlType.TypedArray(new Slot(object, true)), plain(call, arrays));
    }

    private static Typed extreme(Invocation call) {
        Typed array = array(call, 0);
        return StructuredPaths.value(
                plain(call, List.of(loose(array))), element(array).type());
    }

    /** What is looked for is no VARIANT here. */
    private static Typed search(Invocation call) {
        Typed array = array(call, 1);
        SqlType type = Comparisons.operandType(call.type(0), element(array).type());
        if (call.type(0) instanceof SqlType.Variant) {
            throw call.invalidTypes();
        }
        SqlType same = Coercions.isNumber(type) || type instanceof SqlType.Text
                ? type
                : element(array).type();
        return plain(call, List.of(kept(call.argument(0), same), loose(array)));
    }

    private static Typed get(Invocation call) {
        boolean constant =
                call.argument(1) instanceof Typed.Constant key && key.value().value() instanceof String;
        if (call.type(0) instanceof SqlType.TypedObject && !constant) {
            throw Errors.compilation("001015", "22023", "argument 2 to function GET needs to be constant");
        }
        return constant
                ? StructuredPaths.key(call.argument(0), call.constantText(1))
                : StructuredPaths.element(call.argument(0), call.argument(1));
    }

    /** Behind what is no longer structured the path goes on as through any VARIANT. */
    private static Typed path(Invocation call) {
        Typed value = call.argument(0);
        for (JsonPath.Step step : JsonPath.of(call.constantText(1)).steps()) {
            Typed place = step.key().isPresent()
                    ? call.constant(SqlTypes.VARCHAR, step.key().get())
                    : call.constant(SqlTypes.INTEGER, BigDecimal.valueOf(step.index()));
            value = FunctionLibrary.call(call.named("GET").with(List.of(value, place)));
        }
        return value;
    }

    /** A key of an object that is written otherwise, where none is written so; every other value is as GET has it. */
    private static Typed getIgnoringCase(Invocation call) {
        if (!(call.type(0) instanceof SqlType.TypedObject object)) {
            throw Errors.unsupported("GET_IGNORE_CASE of " + TypeText.full(call.type(0)));
        }
        String key = call.constantText(1);
        String name = object.fields().stream()
                .map(SqlType.Field::name)
                .filter(key::equalsIgnoreCase)
                .min(Comparator.comparing((String field) -> !field.equals(key)))
                .orElse(key);
        return StructuredPaths.key(call.argument(0), name);
    }
}
