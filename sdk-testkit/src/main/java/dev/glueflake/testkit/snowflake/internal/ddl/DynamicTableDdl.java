package dev.glueflake.testkit.snowflake.internal.ddl;

import static java.util.stream.Collectors.joining;

import dev.glueflake.testkit.snowflake.internal.catalog.Dynamic;
import dev.glueflake.testkit.snowflake.internal.catalog.QualifiedName;
import dev.glueflake.testkit.snowflake.internal.catalog.Table;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Expression.StringLiteral;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.Persistence;
import java.util.Objects;

/** CREATE DYNAMIC TABLE of a dynamic table. */
final class DynamicTableDdl {
    private DynamicTableDdl() {}

    static String text(Table table, String name) {
        Dynamic dynamic = Objects.requireNonNull(table.options().dynamic());
        Dynamic.Schedule schedule = dynamic.schedule();
        String columns = table.columns().stream()
                .map(column -> "\t" + QualifiedName.quoted(column.name())
                        + (column.comment().isEmpty() ? "" : " COMMENT " + StringLiteral.written(column.comment())))
                .collect(joining(",\n", "(\n", "\n)"));
        String lag = schedule.lag();
        String other = schedule.initializationWarehouse();
        return "create or replace " + (table.persistence() == Persistence.TRANSIENT ? "transient " : "")
                + "dynamic table " + name + columns
                + (lag == null
                        ? ""
                        : " target_lag = " + (lag.equals(Dynamic.DOWNSTREAM) ? lag : StringLiteral.written(lag)))
                + (schedule.scheduler() == null ? "" : " scheduler = " + schedule.scheduler())
                + " refresh_mode = " + dynamic.mode() + " initialize = "
                + (dynamic.onCreate() ? "ON_CREATE" : "ON_SCHEDULE") + " warehouse = "
                + QualifiedName.quoted(schedule.warehouse())
                + (other == null ? "" : " initialization_warehouse = " + QualifiedName.quoted(other))
                + GetDdl.comment(table.comment()) + "\n as " + dynamic.text() + ";";
    }
}
