package dev.glueflake.testkit.snowflake.internal.task;

import dev.glueflake.testkit.snowflake.internal.catalog.QualifiedName;
import dev.glueflake.testkit.snowflake.internal.session.NamedValues;
import dev.glueflake.testkit.snowflake.internal.session.TableFunctionCall;
import dev.glueflake.testkit.snowflake.internal.session.UsageRange;
import dev.glueflake.testkit.snowflake.internal.session.UsageRows;
import dev.glueflake.testkit.snowflake.internal.sql.bind.Relation;
import dev.glueflake.testkit.snowflake.internal.sql.parse.SqlParser;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What ran without a warehouse, an hour for an hour. For one call of a table function. */
final class ServerlessUsage {
    private final Optional<QualifiedName> wanted;
    private final UsageRows rows;

    /** @param column of the names; an argument of that name asks for one of them */
    ServerlessUsage(TableFunctionCall call, String column) {
        NamedValues arguments = call.arguments("DATE_RANGE_START", "DATE_RANGE_END", column);
        wanted = arguments.text(column).map(name -> call.session().qualify(SqlParser.parseName(name)));
        UsageRange range = UsageRange.of(arguments, call);
        rows = new UsageRows(new UsageRange(range.from(), range.to(), Duration.ofHours(1)), List.of(column), List.of());
    }

    /** Counts a run in the hour of that moment, unless it had a warehouse or was not asked for. */
    void add(Timed ran, Instant at) {
        boolean serverless = ran.settings().find("WAREHOUSE").isEmpty();
        if (serverless && wanted.filter(name -> !name.equals(ran.name())).isEmpty()) {
            rows.add(at, List.of(ran.name().name()));
        }
    }

    Relation relation(String function) {
        return rows.relation(function);
    }
}
