package dev.glueflake.testkit.snowflake.internal.sql.bind;

import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Expression;
import dev.glueflake.testkit.snowflake.internal.sql.ast.ObjectName;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Query.TableExpression;
import dev.glueflake.testkit.snowflake.internal.sql.function.Choices;
import dev.glueflake.testkit.snowflake.internal.sql.function.Coercions;
import dev.glueflake.testkit.snowflake.internal.sql.tree.Typed;
import dev.glueflake.testkit.snowflake.internal.sql.tree.TypedQuery;
import dev.glueflake.testkit.snowflake.internal.sql.tree.TypedTrees;
import dev.glueflake.testkit.snowflake.internal.type.SqlType;
import dev.glueflake.testkit.snowflake.internal.type.SqlTypes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Calls of user-defined functions: the body takes the call's place, its parameters are names for the arguments. */
final class UserFunctionBinder {
    /** The relation of a body's parameters. */
    static final String ARGUMENTS = "p";

    private final ExpressionBinder caller;

    UserFunctionBinder(ExpressionBinder caller) {
        this.caller = caller;
    }

    /** The value of a function over arguments that are found already. */
    static Typed value(UserFunction function, List<Typed> given, BindContext context) {
        UserFunctionBinder binder = new UserFunctionBinder(new ExpressionBinder(context, Scope.empty(null)));
        SqlType returns = ((UserFunction.Returns.Scalar) function.returns()).type();
        return binder.value(function, returns, binder.arguments(function, given));
    }

    /** A scalar call; null where there is no such function. */
    @Nullable
    Typed call(ObjectName name, Expression.FunctionCall call) {
        List<Typed> given = new ArrayList<>();
        UserFunction function = find(name, call, given);
        if (function == null) {
            return null;
        }
        if (call.over() != null || call.distinct() || !call.withinGroup().isEmpty()) {
            throw Errors.compilation(
                    "002303", "42601", "Invalid function type [" + name + "] for window function or DISTINCT.");
        }
        if (!(function.returns() instanceof UserFunction.Returns.Scalar scalar)) {
            throw Errors.compilation(
                    "002141", "42601", "Table function " + name + " stands in FROM, as TABLE(" + name + "(…)).");
        }
        return value(function, scalar.type(), arguments(function, given));
    }

    /** A call in FROM; null where there is no such function. */
    FromBinder.@Nullable Bound table(TableExpression.Function function) {
        List<Typed> given = new ArrayList<>();
        Expression.FunctionCall call = function.call();
        UserFunction found = find(caller.context().resolve(call.name()), call, given);
        if (found == null) {
            return null;
        } else if (call.over() != null) {
            throw Errors.unsupported("TABLE(" + call.name() + "(…) OVER (…))");
        }
        if (!(found.returns() instanceof UserFunction.Returns.Table table)) {
            throw Errors.compilation(
                    "002141", "42601", "Function " + found.name() + " returns no table: it cannot stand in FROM.");
        }
        List<Typed> arguments = arguments(found, given);
        TypedQuery rows = found.body() instanceof UserFunction.Body.Foreign foreign
                ? new ForeignFunctionBinder(caller).rows(foreign, table, arguments, own(found))
                : rows(found, table, arguments);
        String alias = caller.context().alias();
        TypedQuery.Source source = new TypedQuery.Source.Derived(rows, alias, !given.isEmpty());
        return FromBinder.bound(source, Projections.columns(rows, alias), function.alias(), List.of());
    }

    /** Finds mistakes in the body of a function that is made now. */
    static void check(UserFunction function, BindContext context) {
        UserFunctionBinder binder = new UserFunctionBinder(new ExpressionBinder(context, Scope.empty(null)));
        List<Typed> arguments = new ArrayList<>();
        for (UserFunction.Parameter parameter : function.parameters()) {
            arguments.add(new Typed.Column(ARGUMENTS, "p" + arguments.size(), parameter.type(), true));
        }
        if (function.returns() instanceof UserFunction.Returns.Scalar scalar) {
            binder.value(function, scalar.type(), arguments);
        } else if (!(function.body() instanceof UserFunction.Body.Foreign)) {
            binder.rows(function, (UserFunction.Returns.Table) function.returns(), arguments);
        }
    }

    private @Nullable UserFunction find(ObjectName name, Expression.FunctionCall call, List<Typed> given) {
        if (!caller.context().relations().hasUserFunction(name)) {
            return null;
        }
        List<UserFunction.Argument> arguments = new ArrayList<>();
        for (Expression.Argument argument : call.arguments()) {
            Typed value = caller.bind(argument.value());
            given.add(value);
            arguments.add(new UserFunction.Argument(argument.name(), value.type()));
        }
        return caller.context().relations().userFunction(name, arguments);
    }

    private List<Typed> arguments(UserFunction function, List<Typed> given) {
        List<Typed> arguments = new ArrayList<>();
        ExpressionBinder alone = new ExpressionBinder(own(function), Scope.empty(null));
        for (UserFunction.Parameter parameter : function.parameters()) {
            Expression otherwise = parameter.defaultValue();
            Typed value =
                    parameter.place() < 0 && otherwise != null ? alone.bind(otherwise) : given.get(parameter.place());
            arguments.add(Coercions.convert(value, parameter.type()));
        }
        return arguments;
    }

    private Typed value(UserFunction function, SqlType returns, List<Typed> arguments) {
        Typed value = body(function, returns, arguments);
        return function.strict() ? unlessNull(arguments, value) : value;
    }

    private Typed body(UserFunction function, SqlType returns, List<Typed> arguments) {
        if (function.body() instanceof UserFunction.Body.Foreign foreign) {
            return new ForeignFunctionBinder(caller).call(foreign, arguments, returns);
        }
        Scope parameters = parameters(function, arguments);
        if (function.body() instanceof UserFunction.Body.Value value) {
            Typed bound = new ExpressionBinder(own(function), parameters).bind(value.expression());
            if (TypedTrees.hasAggregate(bound) || TypedTrees.hasWindow(bound)) {
                throw Errors.unsupported("aggregate as the body of function " + function.name());
            }
            return Coercions.implicit(bound, returns);
        }
        TypedQuery query = query(function, parameters);
        if (query.columns().size() != 1) {
            throw Errors.compilation(
                    "002059",
                    "42601",
                    "The body of function " + function.name() + " gives "
                            + query.columns().size() + " columns where one is wanted.");
        }
        Typed subquery = new Typed.Subquery(query, query.columns().get(0).type());
        return Coercions.implicit(subquery, returns);
    }

    private TypedQuery rows(UserFunction function, UserFunction.Returns.Table table, List<Typed> arguments) {
        TypedQuery query = query(function, parameters(function, arguments));
        int width = query.columns().size();
        if (width != table.columns().size()) {
            throw Errors.compilation(
                    "002058",
                    "42601",
                    "Function " + function.name() + " returns "
                            + table.columns().size() + " columns, but its query gives " + width + ".");
        }
        String alias = caller.context().alias();
        List<Scope.Named> columns = Projections.columns(query, alias);
        List<TypedQuery.Output> outputs = new ArrayList<>();
        for (int i = 0; i < width; i++) {
            UserFunction.Returns.Column column = table.columns().get(i);
            outputs.add(new TypedQuery.Output(
                    column.name(), Coercions.implicit(columns.get(i).value(), column.type())));
        }
        return Projections.select(outputs, new TypedQuery.Source.Derived(query, alias, false));
    }

    private TypedQuery query(UserFunction function, Scope parameters) {
        UserFunction.Body.Select select = (UserFunction.Body.Select) function.body();
        return new QueryBinder(own(function).inside(parameters)).bind(select.query());
    }

    private static Scope parameters(UserFunction function, List<Typed> arguments) {
        List<Scope.Named> names = new ArrayList<>();
        for (UserFunction.Parameter parameter : function.parameters()) {
            names.add(new Scope.Named(parameter.name(), arguments.get(names.size())));
        }
        return Scope.of(new Scope.Table(List.of(function.name()), names, inUpperCase(names)), null);
    }

    /** A parameter declared in quotes answers to the plain name too. */
    private static List<Scope.Named> inUpperCase(List<Scope.Named> names) {
        Set<String> taken = names.stream().map(Scope.Named::name).collect(Collectors.toCollection(HashSet::new));
        return names.stream()
                .map(named -> new Scope.Named(named.name().toUpperCase(Locale.ROOT), named.value()))
                .filter(named -> taken.add(named.name()))
                .toList();
    }

    /** The function's schema and what it may refer to; nothing of the calling statement but its generated names. */
    private BindContext own(UserFunction function) {
        BindContext context = caller.context();
        return new BindContext(
                function.relations(),
                function.environment(),
                context.casts(),
                new HashMap<>(),
                List.of(),
                null,
                context.counter());
    }

    private static Typed unlessNull(List<Typed> arguments, Typed value) {
        List<Typed.Branch> branches = new ArrayList<>();
        for (Typed argument : arguments) {
            Typed missing = new Typed.Call("({0} IS NULL)", List.of(argument), SqlTypes.BOOLEAN, false);
            branches.add(new Typed.Branch(missing, Coercions.convert(Choices.NULL, value.type())));
        }
        return branches.isEmpty() ? value : new Typed.Choice(branches, value, value.type());
    }
}
