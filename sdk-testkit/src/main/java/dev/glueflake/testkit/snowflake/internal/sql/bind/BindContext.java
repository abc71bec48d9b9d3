package dev.glueflake.testkit.snowflake.internal.sql.bind;

import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Expression;
import dev.glueflake.testkit.snowflake.internal.sql.ast.ObjectName;
import dev.glueflake.testkit.snowflake.internal.sql.emit.CastSettings;
import dev.glueflake.testkit.snowflake.internal.sql.emit.Casts;
import dev.glueflake.testkit.snowflake.internal.sql.emit.QueryEmitter;
import dev.glueflake.testkit.snowflake.internal.sql.function.CallContext;
import dev.glueflake.testkit.snowflake.internal.sql.parse.SqlParser;
import dev.glueflake.testkit.snowflake.internal.sql.tree.Typed;
import dev.glueflake.testkit.snowflake.internal.sql.tree.TypedQuery;
import dev.glueflake.testkit.snowflake.internal.type.SqlType;
import dev.glueflake.testkit.snowflake.internal.type.TypedValue;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Where a query stands: the catalog it sees, the common tables around it and, for a subquery, the scope outside.
 *
 * @param commons the common tables around it whose queries are bound
 * @param counter gives every source of the statement a name of its own
 */
record BindContext(
        Relations relations,
        Environment environment,
        Casts casts,
        Map<String, CommonTableEntry> commonTables,
        List<TypedQuery.Common> commons,
        @Nullable Scope outer,
        AtomicInteger counter)
        implements CallContext {

    /** A common table that a name in FROM may mean. */
    record CommonTableEntry(String physical, List<Scope.Named> columns) {}

    static BindContext root(Relations relations, Environment environment) {
        LocalDate today = LocalDate.ofInstant(environment.now(), environment.timeZone());
        Casts casts = new Casts(CastSettings.of(environment.timeZone(), today, environment::parameter));
        return new BindContext(relations, environment, casts, Map.of(), List.of(), null, new AtomicInteger());
    }

    /** A query inside an expression or a lateral one: it sees the columns of {@code scope}. */
    BindContext inside(@Nullable Scope scope) {
        return new BindContext(relations, environment, casts, commonTables, commons, scope, counter);
    }

    BindContext with(String name, CommonTableEntry table) {
        Map<String, CommonTableEntry> more = new HashMap<>(commonTables);
        more.put(name, table);
        return new BindContext(relations, environment, casts, more, commons, outer, counter);
    }

    /** With a common table whose query is bound. */
    BindContext with(String name, CommonTableEntry table, TypedQuery.Common common) {
        List<TypedQuery.Common> all = new ArrayList<>(commons);
        all.add(common);
        BindContext named = with(name, table);
        return new BindContext(relations, environment, casts, named.commonTables(), all, outer, counter);
    }

    /** A view sees its own catalog and nothing of the statement. */
    BindContext view(Relations viewRelations) {
        return new BindContext(viewRelations, environment, casts, Map.of(), List.of(), null, counter);
    }

    String alias() {
        return "t" + counter.incrementAndGet();
    }

    DuckQuery emit(TypedQuery query) {
        TypedQuery typed = Projections.withoutNullTypes(query, this);
        return new DuckQuery(sql(typed), Origins.columns(typed));
    }

    String sql(TypedQuery query) {
        return new QueryEmitter(casts).emit(query);
    }

    /** The name itself, where it was given as IDENTIFIER(variable) its value. */
    ObjectName resolve(ObjectName name) {
        if (name.deferred() == null) {
            return name;
        }
        Typed value = new ExpressionBinder(this, Scope.empty(null)).bind(name.deferred());
        if (value instanceof Typed.Constant constant && constant.value().value() instanceof String text) {
            return SqlParser.parseName(text);
        }
        if (value.type() instanceof SqlType.Null && name.deferred() instanceof Expression.BindReference bind) {
            // By this code a driver that describes a statement tells what it cannot know yet from what is wrong.
            throw Errors.compilation("002129", "42601", "Bind variable for object :" + bind.index() + " not set.");
        }
        throw Errors.compilation("001010", "42601", "IDENTIFIER needs a name as a text");
    }

    @Override
    public Instant now() {
        return environment.now();
    }

    @Override
    public Optional<TypedValue> contextFunction(String name, List<TypedValue> arguments) {
        return environment.contextFunction(name, arguments);
    }

    @Override
    public Optional<String> parameter(String name) {
        return environment.parameter(name);
    }
}
