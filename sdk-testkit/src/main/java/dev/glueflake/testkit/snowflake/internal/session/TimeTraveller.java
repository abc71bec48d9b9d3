package dev.glueflake.testkit.snowflake.internal.session;

import dev.glueflake.testkit.snowflake.internal.catalog.Table;
import dev.glueflake.testkit.snowflake.internal.engine.Snapshot;
import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.error.SnowflakeException;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Expression;
import dev.glueflake.testkit.snowflake.internal.sql.ast.ObjectName;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Query.TimeTravel;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Query.TravelKind;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.ObjectKind;
import dev.glueflake.testkit.snowflake.internal.sql.ast.TypeName;
import dev.glueflake.testkit.snowflake.internal.sql.bind.Binder;
import dev.glueflake.testkit.snowflake.internal.sql.bind.DuckQuery;
import dev.glueflake.testkit.snowflake.internal.sql.bind.Environment;
import dev.glueflake.testkit.snowflake.internal.sql.bind.Relations;
import dev.glueflake.testkit.snowflake.internal.sql.parse.SqlParser;
import dev.glueflake.testkit.snowflake.internal.stream.Stream;
import dev.glueflake.testkit.snowflake.internal.stream.StreamPosition;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the snapshot that {@code AT} or {@code BEFORE} means. */
final class TimeTraveller {
    private final Session session;
    private final Relations relations;
    private final ExecutionScope scope;

    TimeTraveller(Session session, Relations relations, ExecutionScope scope) {
        this.session = session;
        this.relations = relations;
        this.scope = scope;
    }

    Snapshot snapshot(Table table, TimeTravel travel) {
        return point(table, travel).snapshot();
    }

    /** As long as all its rows are still there. */
    TravelPoint point(Table table, TimeTravel travel) {
        TravelPoint found = find(table, travel);
        if (!session.account().engine().purger().isWhole(table, found.snapshot())) {
            throw unavailable(table);
        }
        return found;
    }

    private TravelPoint find(Table table, TimeTravel travel) {
        Object point = value(travel);
        return switch (travel.kind()) {
            case STATEMENT -> new TravelPoint(statement(point, travel.before()), scope.now());
            case STREAM -> stream(point);
            case OFFSET -> at(table, scope.now().plusNanos(offset(point)), travel.before());
            case TIMESTAMP -> at(table, instant(point), travel.before());
        };
    }

    private Snapshot statement(@Nullable Object point, boolean before) {
        return session.account()
                .engine()
                .book()
                .at(String.valueOf(point), before)
                .orElseThrow(() -> new SnowflakeException("000709", "02000", "Statement " + point + " not found"));
    }

    private TravelPoint stream(@Nullable Object point) {
        ObjectName name = SqlParser.parseName(String.valueOf(point));
        StreamPosition.State state = session.objects()
                .require(ObjectKind.STREAM, Stream.class, name)
                .position()
                .state();
        return new TravelPoint(state.offset(), state.offsetTime());
    }

    private TravelPoint at(Table table, Instant moment, boolean before) {
        Instant now = session.account().now();
        if (moment.isBefore(table.createdOn())
                || moment.isBefore(scope.now().minus(Duration.ofDays(table.retentionDays())))
                || moment.isAfter(now)) {
            throw unavailable(table);
        }
        Instant inclusive = before ? moment.minusNanos(1) : moment;
        return new TravelPoint(session.account().engine().book().at(inclusive), inclusive);
    }

    private static SnowflakeException unavailable(Table table) {
        return new SnowflakeException(
                "000707",
                "02000",
                "Time travel data is not available for table "
                        + table.name().name()
                        + ". The requested time is either beyond the allowed time travel period or before the object creation time.");
    }

    private @Nullable Object value(TimeTravel travel) {
        Environment environment = session.environment(scope);
        boolean moment = travel.kind() == TravelKind.TIMESTAMP;
        DuckQuery query = new Binder(relations, environment).scalar(moment ? moment(travel.point()) : travel.point());
        Object value =
                session.account().engine().query(query, scope.cancellation()).get(0)[0];
        return value instanceof LocalDateTime local ? local.toInstant(ZoneOffset.UTC) : value;
    }

    /** A text alone is a TIMESTAMP_NTZ, and such a one is in UTC whatever the session's zone is. */
    private static Expression moment(Expression point) {
        return point instanceof Expression.StringLiteral text
                ? new Expression.Cast(text, new TypeName("TIMESTAMP_NTZ", List.of(), text.at()), false, text.at())
                : point;
    }

    private static long offset(@Nullable Object point) {
        if (point instanceof BigDecimal seconds && seconds.signum() <= 0) {
            return seconds.movePointRight(9).longValue();
        }
        throw invalid(point);
    }

    private static Instant instant(@Nullable Object point) {
        if (point instanceof Instant instant) {
            return instant;
        }
        if (point instanceof OffsetDateTime zoned) {
            return zoned.toInstant();
        }
        throw invalid(point);
    }

    private static SnowflakeException invalid(@Nullable Object point) {
        return Errors.compilation("001797", "22023", "Invalid value [" + point + "] for AT or BEFORE");
    }
}
