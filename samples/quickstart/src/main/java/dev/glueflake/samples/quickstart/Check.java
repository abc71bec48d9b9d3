package dev.glueflake.samples.quickstart;

import dev.glueflake.glue.event.EventFileHandler;
import dev.glueflake.glue.event.PartitionedFiles;
import dev.glueflake.glue.pipeline.PipelineResult;
import dev.glueflake.glue.pipeline.Steps;
import dev.glueflake.glue.sync.SyncResult;
import dev.glueflake.snowflake.Row;
import dev.glueflake.snowflake.SnowflakeClient;
import dev.glueflake.snowflake.SqlStatement;
import dev.glueflake.snowflake.procedure.ProcedureResult;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.sql.DataSource;

/** Compares both ends: the number of rows, and a checksum over every column of every row that each end computes itself. */
final class Check {
    /** Both databases render a row to the same text: NULL as {@code ~}, times in UTC. */
    private static final Map<String, String> POSTGRES = Map.of(
            "customers",
            "id::text, name, coalesce(email, '~'), country, coalesce(to_char(born, 'YYYY-MM-DD'), '~'),"
                    + " to_char(updated_at AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS')",
            "orders",
            "id::text, customer_id::text, amount::text, status, coalesce(note, '~'),"
                    + " to_char(ordered_at, 'YYYY-MM-DD HH24:MI:SS'),"
                    + " to_char(updated_at AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS')");

    private static final Map<String, String> SNOWFLAKE = Map.of(
            "customers",
            "id::VARCHAR, name, COALESCE(email, '~'), country, COALESCE(TO_CHAR(born, 'YYYY-MM-DD'), '~'),"
                    + " TO_CHAR(CONVERT_TIMEZONE('UTC', updated_at), 'YYYY-MM-DD HH24:MI:SS')",
            "orders",
            "id::VARCHAR, customer_id::VARCHAR, amount::VARCHAR, status, COALESCE(note, '~'),"
                    + " TO_CHAR(ordered_at, 'YYYY-MM-DD HH24:MI:SS'),"
                    + " TO_CHAR(CONVERT_TIMEZONE('UTC', updated_at), 'YYYY-MM-DD HH24:MI:SS')");

    private final DataSource postgres;
    private final SnowflakeClient snowflake;
    private final List<Result> results = new ArrayList<>();

    Check(DataSource postgres, SnowflakeClient snowflake) {
        this.postgres = postgres;
        this.snowflake = snowflake;
    }

    record Result(String what, String source, String destination) {
        boolean passed() {
            return source.equals(destination);
        }
    }

    /** Everything that the day has left behind. */
    void all(Fleet.Sent sent, int orders, PipelineResult day) throws SQLException {
        sameRows("increments of", "customers");
        sameRows("increments of", "orders");
        counts(
                "event lines in lake.demo: vehicle",
                sent.vehicles(),
                "SELECT COUNT(*) FROM lake.demo WHERE partition_0 = 'vehicle'");
        counts(
                "event lines in lake.demo: period",
                sent.periods(),
                "SELECT COUNT(*) FROM lake.demo WHERE partition_0 = 'operating_period'");
        counts("rows of lake.shipments", orders / 7 + 1, "SELECT COUNT(*) FROM lake.shipments");
        counts("days of lake.shipments", 6, "SELECT COUNT(DISTINCT day) FROM lake.shipments");
        counts("carriers of lake.shipments", 1, "SELECT COUNT(carrier) FROM lake.shipments");
        counts("rows of lake.rates", 5, "SELECT COUNT(*) FROM lake.rates");
        split(sent, day.value("split-files", EventFileHandler.Batch.class));
        same("tables changed by a second sync", "[]", changes(day, "sync-again"));
        same("tables changed by a new column", "[ALTER]", changes(day, "sync-column"));
        sameSummary(day.value("summarize", ProcedureResult.class));
    }

    /** Each line went to a partition or to the quarantine. */
    private void split(Fleet.Sent sent, EventFileHandler.Batch batch) {
        List<PartitionedFiles> files = batch.items().stream()
                .map(EventFileHandler.Item::files)
                .filter(Objects::nonNull)
                .toList();
        long quarantined =
                files.stream().mapToLong(PartitionedFiles::quarantined).sum();
        long written = files.stream().mapToLong(PartitionedFiles::written).sum();
        same("event lines in quarantine", Long.toString(sent.broken()), Long.toString(quarantined));
        same("event lines altogether", Long.toString(sent.lines()), Long.toString(written + quarantined));
    }

    private static String changes(PipelineResult day, String step) {
        return day.value(step, Steps.SyncedTables.class).tables().stream()
                .filter(SyncResult::changed)
                .map(SyncResult::action)
                .toList()
                .toString();
    }

    private void counts(String what, long expected, String query) {
        same(what, Long.toString(expected), snowflake(query));
    }

    private void same(String what, String expected, String found) {
        results.add(new Result(what, expected, found));
    }

    void sameRows(String what, String table) throws SQLException {
        String source = postgres("SELECT count(*) || ' rows, checksum ' || sum(('x' || substr(md5(concat_ws('|', "
                + POSTGRES.get(table) + ")), 1, 15))::bit(60)::bigint) FROM " + table + " WHERE NOT deleted");
        String destination =
                snowflake("SELECT COUNT(*) || ' rows, checksum ' || SUM(TO_NUMBER(SUBSTR(MD5(CONCAT_WS('|', "
                        + SNOWFLAKE.get(table) + ")), 1, 15), 'XXXXXXXXXXXXXXX')) FROM " + table);
        results.add(new Result(what + " " + table, source, destination));
    }

    private void sameSummary(ProcedureResult summary) throws SQLException {
        String shipped =
                " FROM orders o JOIN customers c ON c.id = o.customer_id JOIN (VALUES ('DE', 120), ('FR', 150),"
                        + " ('PL', 90), ('SE', 210), ('PT', 170)) r(country, cents) ON r.country = c.country"
                        + " WHERE o.id % 7 = 0 AND (o.id / 7) % 10 <> 0 AND o.id <= (SELECT max(id) - 500 FROM orders) AND NOT o.deleted";
        results.add(new Result(
                "procedure",
                "Rows Processed: " + postgres("SELECT count(DISTINCT c.country)" + shipped),
                summary.text().orElse("")));
        results.add(new Result(
                "shipping_costs",
                postgres("SELECT count(*) || ' shipments, ' || sum(round((o.id % 50) / 10.0, 2) * r.cents) || ' cents'"
                        + shipped),
                snowflake("SELECT SUM(shipments) || ' shipments, ' || SUM(cents) || ' cents' FROM shipping_costs")));
    }

    List<Result> results() {
        return List.copyOf(results);
    }

    boolean passed() {
        return results.stream().allMatch(Result::passed);
    }

    private String postgres(String sql) throws SQLException {
        try (Connection connection = postgres.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }

    private String snowflake(String sql) {
        Row row = snowflake.execute(SqlStatement.of(sql)).onlyRow();
        return row.getString(0);
    }
}
