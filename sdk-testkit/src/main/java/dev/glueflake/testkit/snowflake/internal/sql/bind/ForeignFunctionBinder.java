package dev.glueflake.testkit.snowflake.internal.sql.bind;

import dev.glueflake.testkit.snowflake.internal.sql.ast.Query;
import dev.glueflake.testkit.snowflake.internal.sql.function.Coercions;
import dev.glueflake.testkit.snowflake.internal.sql.parse.SqlParser;
import dev.glueflake.testkit.snowflake.internal.sql.tree.Typed;
import dev.glueflake.testkit.snowflake.internal.sql.tree.TypedQuery;
import dev.glueflake.testkit.snowflake.internal.sql.tree.TypedTrees;
import dev.glueflake.testkit.snowflake.internal.type.SqlType;
import dev.glueflake.testkit.snowflake.internal.type.SqlTypes;
import dev.glueflake.testkit.snowflake.internal.type.TypedValue;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A call of a function in Java: arguments and result travel as texts. Moments are written with all their digits and their
 * offset, bytes in hexadecimal digits, semi-structured values as JSON, shapes as GeoJSON.
 */
final class ForeignFunctionBinder {
    private static final String ROWS = "ROWS";
    private static final Query EACH_ROW = SqlParser.parseQuery("SELECT value FROM TABLE(FLATTEN(input => \"ROWS\"))");

    private final ExpressionBinder expressions;

    ForeignFunctionBinder(ExpressionBinder expressions) {
        this.expressions = expressions;
    }

    Typed call(UserFunction.Body.Foreign body, List<Typed> arguments, SqlType returns) {
        return value(call(body.udf(), body.caller(), arguments), returns);
    }

    /** A table function's rows, whose cells come as texts. */
    TypedQuery rows(
            UserFunction.Body.Foreign body,
            UserFunction.Returns.Table table,
            List<Typed> arguments,
            BindContext context) {
        boolean eachRow =
                arguments.stream().anyMatch(argument -> TypedTrees.any(argument, part -> part instanceof Typed.Column));
        Typed all = call(eachRow ? body.eachRow() : body.udf(), body.caller(), arguments);
        Scope.Named rows = new Scope.Named(ROWS, value(all, SqlTypes.ARRAY));
        Scope scope = Scope.of(new Scope.Table(List.of(ROWS), List.of(rows), List.of()), null);
        TypedQuery query = new QueryBinder(context.inside(scope)).bind(EACH_ROW);
        String alias = context.alias();
        Typed row = Projections.columns(query, alias).get(0).value();
        List<TypedQuery.Output> outputs = new ArrayList<>();
        for (UserFunction.Returns.Column column : table.columns()) {
            Typed item = FunctionBinder.call(expressions, "GET", List.of(row, index(outputs.size())));
            outputs.add(new TypedQuery.Output(
                    column.name(), value(Coercions.convert(item, SqlTypes.VARCHAR), column.type())));
        }
        return Projections.select(outputs, new TypedQuery.Source.Derived(query, alias, false));
    }

    private Typed call(String udf, String key, List<Typed> arguments) {
        String parts = IntStream.range(0, arguments.size())
                .mapToObj(i -> ", CAST({" + i + "} AS VARCHAR)")
                .collect(Collectors.joining("", "('" + key + "'", ")"));
        List<Typed> texts = arguments.stream().map(this::text).toList();
        return new Typed.Call(udf + parts, texts, SqlTypes.VARCHAR, true);
    }

    private Typed text(Typed argument) {
        SqlType type = argument.type();
        if (type instanceof SqlType.Timestamp timestamp) {
            boolean local = timestamp.zone() == SqlType.Zone.NTZ;
            return formatted(argument, "YYYY-MM-DD\"T\"HH24:MI:SS.FF9" + (local ? "" : "TZH:TZM"));
        } else if (type instanceof SqlType.Time) {
            return formatted(argument, "HH24:MI:SS.FF9");
        } else if (type instanceof SqlType.Binary) {
            return FunctionBinder.call(expressions, "HEX_ENCODE", List.of(argument));
        } else if (type instanceof SqlType.Geospatial) {
            return FunctionBinder.call(expressions, "ST_ASGEOJSON", List.of(argument));
        }
        return argument;
    }

    private Typed formatted(Typed argument, String format) {
        return FunctionBinder.call(expressions, "TO_CHAR", List.of(argument, constant(format)));
    }

    private Typed value(Typed text, SqlType type) {
        if (type instanceof SqlType.Geospatial) {
            return Coercions.convert(value(text, SqlTypes.OBJECT), type);
        } else if (type.isSemiStructured()) {
            return new Typed.Call("CAST({0} AS JSON)", List.of(text), type, true);
        } else if (type instanceof SqlType.Binary) {
            return Coercions.convert(
                    FunctionBinder.call(expressions, "TO_BINARY", List.of(text, constant("HEX"))), type);
        }
        return Coercions.convert(text, type);
    }

    private static Typed index(int index) {
        return new Typed.Constant(new TypedValue(SqlTypes.INTEGER, BigDecimal.valueOf(index)));
    }

    private static Typed constant(String text) {
        return new Typed.Constant(TypedValue.text(text));
    }
}
