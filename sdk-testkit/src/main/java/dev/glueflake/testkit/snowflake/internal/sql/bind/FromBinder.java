package dev.glueflake.testkit.snowflake.internal.sql.bind;

import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Identifier;
import dev.glueflake.testkit.snowflake.internal.sql.ast.ObjectName;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Query;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Query.TableExpression;
import dev.glueflake.testkit.snowflake.internal.sql.bind.BindContext.CommonTableEntry;
import dev.glueflake.testkit.snowflake.internal.sql.tree.Typed;
import dev.glueflake.testkit.snowflake.internal.sql.tree.TypedQuery;
import dev.glueflake.testkit.snowflake.internal.sql.tree.TypedQuery.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** FROM: every source under a generated alias, with a scope that knows Snowflake's names. */
final class FromBinder {
    /** @param source null where there is no FROM */
    record Bound(@Nullable Source source, Scope scope) {}

    private final BindContext context;

    FromBinder(BindContext context) {
        this.context = context;
    }

    Bound bind(List<TableExpression> sources) {
        Bound all = new Bound(null, Scope.empty(context.outer()));
        boolean unpivoted = false;
        for (TableExpression source : sources) {
            if (ExpansionBinder.isExpansion(source) && all.source() != null) {
                all = new ExpansionBinder(context, all.scope()).bind((TableExpression.Function) source, all.source());
                continue;
            }
            requireKept(source, unpivoted);
            unpivoted |= isUnpivoted(source);
            Bound next = bind(source, all.scope());
            all = new Bound(crossed(all.source(), next.source()), all.scope().and(next.scope()));
        }
        return all;
    }

    private static @Nullable Source crossed(@Nullable Source left, @Nullable Source right) {
        return left == null || right == null ? right : new Source.Join(left, "CROSS JOIN", right, null);
    }

    /** @param before the sources to the left, which a lateral one sees */
    Bound bind(TableExpression source, Scope before) {
        if (source instanceof TableExpression.Named named) {
            return named(named);
        }
        if (source instanceof TableExpression.Derived derived) {
            BindContext inner = context.inside(derived.lateral() ? before : context.outer());
            return derived(new QueryBinder(inner).bind(derived.query()), derived.lateral(), derived.alias(), List.of());
        }
        if (source instanceof TableExpression.ValuesTable values) {
            return derived(new QueryBinder(context).bind(values.values()), false, values.alias(), List.of());
        }
        if (source instanceof TableExpression.Function function) {
            return new TableFunctionBinder(context, before).bind(function);
        }
        if (source instanceof TableExpression.StageFiles files) {
            return relation(context.relations().stageFiles(files), files.alias(), List.of());
        }
        return composed(source, before);
    }

    /** What is made of other sources. */
    private Bound composed(TableExpression source, Scope before) {
        if (source instanceof TableExpression.Pivot pivot) {
            return new PivotBinder(context).bind(pivot, bind(pivot.source(), before));
        }
        if (source instanceof TableExpression.Unpivot unpivot) {
            return new UnpivotBinder(context).bind(unpivot, bind(unpivot.source(), before));
        }
        if (source instanceof TableExpression.Sample sample) {
            return new SampleBinder(context).bind(sample, bind(sample.source(), before));
        }
        if (source instanceof TableExpression.Resample resample) {
            return new ResampleBinder(context).bind(resample, bind(resample.source(), before));
        }
        if (source instanceof TableExpression.AsofJoin asof) {
            Bound left = bind(asof.left(), before);
            return new JoinBinder(context).asof(asof, left, bind(asof.right(), before));
        }
        TableExpression.Join join = (TableExpression.Join) source;
        Bound left = bind(join.left(), before);
        if (ExpansionBinder.isExpansion(join.right()) && isUnconditional(join)) {
            Scope scope = before.tables().isEmpty() ? left.scope() : before.and(left.scope());
            return new ExpansionBinder(context, left.scope(), scope)
                    .bind((TableExpression.Function) join.right(), left.source());
        }
        if (ExpansionBinder.isExpansion(join.right()) && isConditional(join)) {
            ExpansionBinder.requireConstant(context, left.scope(), (TableExpression.Function) join.right());
        }
        requireKept(join.right(), isUnpivoted(join.left()));
        return new JoinBinder(context).join(join, left, bind(join.right(), before.and(left.scope())));
    }

    /** A lateral query cannot look at what UNPIVOT makes. */
    private static void requireKept(TableExpression source, boolean unpivoted) {
        boolean lateral = source instanceof TableExpression.Derived derived && derived.lateral();
        if (lateral && unpivoted) {
            throw Errors.compilation("002031", "42601", "Unsupported subquery type cannot be evaluated");
        }
    }

    private static boolean isUnpivoted(TableExpression source) {
        return source instanceof TableExpression.Unpivot
                || (source instanceof TableExpression.Join join
                        && (isUnpivoted(join.left()) || isUnpivoted(join.right())));
    }

    private static boolean isUnconditional(TableExpression.Join join) {
        boolean plain = join.kind() == Query.JoinKind.CROSS || join.kind() == Query.JoinKind.INNER;
        return plain && join.on() == null && !join.natural() && join.using().isEmpty();
    }

    private static boolean isConditional(TableExpression.Join join) {
        return join.on() != null || join.natural() || !join.using().isEmpty();
    }

    private Bound named(TableExpression.Named named) {
        ObjectName name = context.resolve(named.name());
        CommonTableEntry common = name.parts().size() == 1
                ? context.commonTables().get(name.last().text())
                : null;
        List<String> qualifier = name.parts().stream().map(Identifier::text).toList();
        if (common == null) {
            return relation(context.relations().find(name, named.travel()), named.alias(), qualifier);
        }
        if (named.travel() != null) {
            throw Errors.unsupported("AT or BEFORE of a common table expression");
        }
        String alias = context.alias();
        List<Scope.Named> columns = common.columns().stream()
                .map(column -> new Scope.Named(column.name(), moved((Typed.Column) column.value(), alias)))
                .toList();
        return bound(new Source.CommonReference(common.physical(), alias), columns, named.alias(), qualifier);
    }

    private static Typed moved(Typed.Column column, String alias) {
        return new Typed.Column(alias, column.physical(), column.type(), column.nullable());
    }

    Bound relation(Relation relation, Query.@Nullable Alias alias, List<String> qualifier) {
        if (relation instanceof Relation.Guarded guarded) {
            return new GuardBinder(context).rows(guarded, relation(guarded.rows(), null, qualifier), alias, qualifier);
        }
        if (relation instanceof Relation.View view) {
            TypedQuery query = new QueryBinder(context.view(view.relations())).bind(view.query());
            String generated = context.alias();
            List<String> names = names(view, query);
            return bound(
                    new Source.Derived(query, generated, false),
                    renamed(Projections.columns(query, generated), names),
                    alias,
                    qualifier);
        }
        if (relation instanceof Relation.Computed computed) {
            return computed(computed, alias, qualifier);
        }
        return stored((Relation.Stored) relation, context.alias(), alias, qualifier);
    }

    private static List<String> names(Relation.View view, TypedQuery query) {
        int declared = view.columns().size();
        int found = query.columns().size();
        if (declared != 0 && declared != found) {
            throw Errors.compilation(
                    "002057",
                    "42601",
                    "View definition for '" + view.name() + "' declared " + declared
                            + " column(s), but view query produces " + found + " column(s).");
        }
        return CommonTableBinder.names(view.columns(), query, view.name());
    }

    private Bound computed(Relation.Computed computed, Query.@Nullable Alias alias, List<String> qualifier) {
        TypedQuery query = new QueryBinder(context.view(computed.relations())).bind(computed.query());
        String generated = context.alias();
        List<Scope.Named> all = Projections.columns(query, generated);
        int shown = all.size() - computed.hidden();
        Bound bound = bound(new Source.Derived(query, generated, false), all.subList(0, shown), alias, qualifier);
        Scope.Table table = bound.scope().tables().get(0);
        Scope.Table whole = new Scope.Table(table.qualifier(), table.columns(), all.subList(shown, all.size()));
        return new Bound(bound.source(), Scope.of(whole, null));
    }

    static Bound stored(Relation.Stored stored, String generated, Query.@Nullable Alias alias, List<String> qualifier) {
        List<Scope.Named> columns = stored.columns().stream()
                .map(column -> new Scope.Named(
                        column.name(),
                        new Typed.Column(generated, column.physical(), column.type(), column.nullable())))
                .toList();
        return bound(new Source.Stored(stored.source(), generated, stored.name()), columns, alias, qualifier);
    }

    private Bound derived(TypedQuery query, boolean lateral, Query.@Nullable Alias alias, List<String> qualifier) {
        String generated = context.alias();
        return bound(
                new Source.Derived(query, generated, lateral), Projections.columns(query, generated), alias, qualifier);
    }

    private static List<Scope.Named> renamed(List<Scope.Named> columns, List<String> names) {
        List<Scope.Named> renamed = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            renamed.add(new Scope.Named(names.get(i), columns.get(i).value()));
        }
        return renamed;
    }

    /** The source as it is called: by its alias alone where it has one. */
    static Bound bound(Source source, List<Scope.Named> columns, Query.@Nullable Alias alias, List<String> qualifier) {
        List<String> called = alias == null ? qualifier : List.of(alias.name().text());
        List<Scope.Named> named = columns;
        if (alias != null && !alias.columns().isEmpty()) {
            if (alias.columns().size() > columns.size()) {
                throw Errors.compilation(
                        "002026",
                        "42601",
                        "'" + alias.name().text() + "' has " + columns.size() + " columns available but "
                                + alias.columns().size() + " columns specified.");
            }
            List<String> names = new ArrayList<>(
                    alias.columns().stream().map(Identifier::text).toList());
            columns.stream().skip(names.size()).forEach(column -> names.add(column.name()));
            named = renamed(columns, names);
        }
        return new Bound(source, new Scope(List.of(new Scope.Table(called, named)), List.of(), Set.of(), null));
    }
}
