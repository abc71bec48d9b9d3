package dev.glueflake.snowflake.load;

import dev.glueflake.core.RunId;
import dev.glueflake.core.RunIdGenerator;
import dev.glueflake.snowflake.SnowflakeClient;
import dev.glueflake.snowflake.SnowflakeIdentifier;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Makes a plan. It only reads: the source's catalog, the source's greatest cursor, and what stands in Snowflake. */
final class LoadPlanner {
    private static final DateTimeFormatter DAY = format("uuuu-MM-dd");
    private static final DateTimeFormatter TIME = format("uuuuMMdd'T'HHmmss'Z'");

    private final StandingTable standing;
    private final DataSource source;
    private final Clock clock;
    private final RunIdGenerator runIds;

    LoadPlanner(SnowflakeClient snowflake, DataSource source, Clock clock) {
        this.standing = new StandingTable(snowflake);
        this.source = source;
        this.clock = clock;
        this.runIds = RunIdGenerator.of(clock);
    }

    LoadPlan plan(TableLoad load) {
        try (Connection connection = source.getConnection()) {
            SourceTable table = SourceTable.describe(connection, load.source());
            List<LoadColumn> columns = SourceColumns.of(table, load);
            LoadPlan.Target target = target(load, table, columns);
            StandingTable.State state = standing.state(load.target());
            checkAppendable(load, state);
            LoadColumn cursor = cursor(load, table, columns);
            String high = cursor == null ? null : greatest(connection, load, table, cursor);
            Window window = cursor == null ? null : window(load, cursor, state.watermark(), high);
            Instant now = clock.instant();
            RunId run = runIds.next();
            return new LoadPlan(
                    run,
                    now,
                    load.strategy(),
                    new LoadPlan.Source(table.sql(), table.quote()),
                    target,
                    files(load, run, now),
                    new LoadPlan.Guards(load.minRows(), load.maxShrinkPercent(), state.runId()),
                    window == null ? high : window.high(),
                    window);
        } catch (SQLException e) {
            throw LoadErrors.source("Planning the load of source table " + load.source() + " failed", e);
        }
    }

    /** Rows that an earlier load brought without keeping a watermark would be added a second time. */
    private void checkAppendable(TableLoad load, StandingTable.State state) {
        boolean unmarked = state.runId() != null && state.watermark() == null;
        if (load.strategy() == LoadStrategy.APPEND && unmarked && standing.hasRows(load.target())) {
            throw LoadErrors.configuration(
                    "The last load of " + load.target() + " kept no watermark, so APPEND would add"
                            + " its rows again; run FULL once with the same cursor, then APPEND");
        }
    }

    private LoadPlan.Target target(TableLoad load, SourceTable table, List<LoadColumn> columns) {
        SnowflakeIdentifier flag =
                load.deleteFlag().map(name -> deleteFlag(table, columns, name)).orElse(null);
        SnowflakeIdentifier cursor =
                load.cursor().map(name -> find(table, columns, name).target()).orElse(null);
        LoadPlan.Target wanted =
                new LoadPlan.Target(load.target(), columns, keys(load, table, columns), cursor, flag, true, List.of());
        return standing.compare(wanted);
    }

    private static List<SnowflakeIdentifier> keys(TableLoad load, SourceTable table, List<LoadColumn> columns) {
        List<String> names = load.keys().isEmpty() ? table.primaryKey() : load.keys();
        if (load.strategy().merges() && names.isEmpty()) {
            throw LoadErrors.configuration(load.strategy() + " merges by key, and source table " + table.sql()
                    + " has no primary key; name the columns that identify a row by keys(...)");
        }
        return names.stream().map(name -> find(table, columns, name).target()).toList();
    }

    private static SnowflakeIdentifier deleteFlag(SourceTable table, List<LoadColumn> columns, String name) {
        LoadColumn column = find(table, columns, name);
        if (column.reader() != ColumnReader.BOOLEAN) {
            throw LoadErrors.configuration("The delete flag '" + column.source() + "' must be BOOLEAN, not "
                    + column.type() + "; load a view that computes one");
        }
        return column.target();
    }

    private static LoadColumn find(SourceTable table, List<LoadColumn> columns, String name) {
        String exact = table.column(name).name();
        return columns.stream()
                .filter(column -> column.source().equals(exact))
                .findFirst()
                .orElseThrow(() -> LoadErrors.configuration(
                        "Column '" + exact + "' is needed by the load and cannot be left out by excludeColumn"));
    }

    private static @Nullable LoadColumn cursor(TableLoad load, SourceTable table, List<LoadColumn> columns) {
        if (load.cursor().isEmpty()) {
            return null;
        }
        LoadColumn cursor = find(table, columns, load.cursor().get());
        if (!Window.fits(cursor.reader())) {
            throw LoadErrors.configuration(
                    "The cursor '" + cursor.source() + "' must be a number, a date or a time, not " + cursor.type());
        }
        return cursor;
    }

    private static @Nullable Window window(
            TableLoad load, LoadColumn cursor, @Nullable String watermark, @Nullable String high) {
        if (!load.strategy().hasWindow()) {
            return null;
        }
        return Window.of(cursor, load.strategy().merges(), watermark, load.lag(), high);
    }

    /** The mark freezes what is read. */
    private static @Nullable String greatest(
            Connection connection, TableLoad load, SourceTable table, LoadColumn cursor) throws SQLException {
        String column = table.quoted(cursor.source());
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT MAX(" + column + "), COUNT(*) - COUNT(" + column + ") FROM " + table.sql())) {
            row.next();
            if (load.strategy().hasWindow() && row.getLong(2) > 0) {
                throw LoadErrors.configuration(
                        row.getLong(2) + " rows of " + table.sql() + " have no value in the cursor '" + cursor.source()
                                + "' and would never be loaded; fill it, or use UPSERT");
            }
            return cursor.reader().read(row, 1);
        }
    }

    /** The run stands in the names beside the time: two runs of one second must not share a file. */
    private static LoadPlan.Files files(TableLoad load, RunId run, Instant now) {
        String database =
                load.target().database().map(SnowflakeIdentifier::name).orElse("default");
        String path = String.join(
                "/",
                load.jobType(),
                segment(database),
                segment(load.target().name().name()),
                DAY.format(now),
                "");
        String baseName = TIME.format(now) + "-" + run.shortForm();
        return new LoadPlan.Files(load.stage().stage(), load.stage().root(), path, baseName, load.partBytes());
    }

    /** Names of any kind may stand in S3 keys, but COPY's paths are safest without quotes around them. */
    private static String segment(String name) {
        return name.replaceAll("[^A-Za-z0-9_.-]", "_");
    }

    private static DateTimeFormatter format(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withZone(ZoneOffset.UTC);
    }
}
