package dev.glueflake.testkit.snowflake.internal.stream;

import dev.glueflake.testkit.snowflake.internal.catalog.Table;
import dev.glueflake.testkit.snowflake.internal.error.SnowflakeException;
import dev.glueflake.testkit.snowflake.internal.session.ExecutionScope;
import dev.glueflake.testkit.snowflake.internal.session.Session;
import dev.glueflake.testkit.snowflake.internal.session.TravelPoint;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Query.TimeTravel;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Query.TravelKind;
import java.time.temporal.ChronoUnit;

/** Moments since when a table's changes are known, because it has been tracked from then on. */
final class TrackedPast {
    private final Session session;
    private final ExecutionScope scope;

    TrackedPast(Session session, ExecutionScope scope) {
        this.session = session;
        this.scope = scope;
    }

    /** What AT or BEFORE means; Snowflake's error where the table was not tracked yet. */
    TravelPoint point(Table table, TimeTravel travel) {
        TravelPoint point = session.travel(scope, table, travel);
        boolean known = session.account()
                .engine()
                .structure()
                .trackedSince(table.physical())
                .filter(since -> travel.kind() == TravelKind.STREAM
                        || isBirth(point, table)
                        || !point.time().isBefore(since.truncatedTo(ChronoUnit.MILLIS)))
                .isPresent();
        if (!known) {
            throw new SnowflakeException(
                    "002148",
                    "42601",
                    "SQL compilation error:\nChange tracking is not enabled or has been missing for the time range requested on table '"
                            + table.name().name() + "'.");
        }
        return point;
    }

    private static boolean isBirth(TravelPoint point, Table table) {
        return !point.time().isAfter(table.createdOn());
    }
}
