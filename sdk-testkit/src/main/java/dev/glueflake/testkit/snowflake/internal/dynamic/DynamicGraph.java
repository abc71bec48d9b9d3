package dev.glueflake.testkit.snowflake.internal.dynamic;

import dev.glueflake.testkit.snowflake.internal.catalog.CatalogObject;
import dev.glueflake.testkit.snowflake.internal.catalog.Dynamic;
import dev.glueflake.testkit.snowflake.internal.catalog.Table;
import dev.glueflake.testkit.snowflake.internal.catalog.View;
import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.error.SnowflakeException;
import dev.glueflake.testkit.snowflake.internal.session.ExecutionScope;
import dev.glueflake.testkit.snowflake.internal.session.Session;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Query;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Which dynamic tables read which tables. */
public final class DynamicGraph {
    private final Session session;
    private final ExecutionScope scope;

    public DynamicGraph(Session session, ExecutionScope scope) {
        this.session = session;
        this.scope = scope;
    }

    /** The tables that a query reads, as the session sees them; what no dynamic table may read is refused. */
    public List<Table> bases(Query query) {
        List<Table> bases = new ArrayList<>();
        for (CatalogObject object : session.read(query, scope)) {
            if (object instanceof Table table) {
                bases.add(table);
            } else if (!(object instanceof View view) || view.materialized() != null) {
                throw Errors.compilation(
                        "002711",
                        "0A000",
                        "Dynamic tables do not read objects of type '" + object.kind() + "': " + object.name() + ".");
            }
        }
        return bases;
    }

    /** The tables that a dynamic table reads, by the names of its own schema; none where its query is not possible any more. */
    public List<Table> bases(Table table) {
        Runnable back = session.keepNames();
        try {
            session.useSchema(table.name().database(), table.name().schema());
            return bases(DynamicRefresher.definition(table).query());
        } catch (SnowflakeException e) {
            return List.of();
        } finally {
            back.run();
        }
    }

    /** The dynamic tables that read this one. */
    public List<Table> downstream(Table table) {
        return DynamicBoard.tables(session.account()).stream()
                .filter(other ->
                        bases(other).stream().anyMatch(base -> base.physical().equals(table.physical())))
                .toList();
    }

    /** A table cannot be fresher than those that it reads. */
    public static void checkLag(Dynamic.Schedule schedule, List<Table> bases) {
        Optional<Duration> own = schedule.duration();
        for (Table base : bases) {
            Dynamic upstream = base.options().dynamic();
            Optional<Duration> lag =
                    upstream == null ? Optional.empty() : upstream.schedule().duration();
            if (own.isPresent() && lag.isPresent() && own.get().compareTo(lag.get()) < 0) {
                throw Errors.compilation(
                        "002712",
                        "22023",
                        "The target lag '" + schedule.lag() + "' is less than that of the dynamic table " + base.name()
                                + ", which it depends on.");
            }
        }
    }
}
