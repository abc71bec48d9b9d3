package dev.glueflake.snowflake.load;

import dev.glueflake.snowflake.QualifiedName;
import dev.glueflake.snowflake.SnowflakeIdentifier;
import java.util.List;

/**
 * The two tables beside a target by which a load knows what it did: one row for each run, written in the same transaction
 * as the data, and one row for each target with the watermark and the run that moved it last.
 */
record ControlSql(QualifiedName runs, QualifiedName state) {

    static ControlSql beside(QualifiedName target) {
        return new ControlSql(
                target.sibling(SnowflakeIdentifier.of("GLUEFLAKE_LOAD_RUNS")),
                target.sibling(SnowflakeIdentifier.of("GLUEFLAKE_LOAD_STATE")));
    }

    static ControlSql of(LoadPlan plan) {
        return beside(plan.target().table());
    }

    /** The tables stand in the target's schema, so that its name alone is the key, however the load writes it. */
    static String key(QualifiedName target) {
        return target.name().name();
    }

    List<String> prepare() {
        return List.of(
                "CREATE TABLE IF NOT EXISTS " + runs.sql() + " (\"RUN_ID\" VARCHAR(36) NOT NULL,"
                        + " \"TABLE_NAME\" VARCHAR NOT NULL, \"STRATEGY\" VARCHAR(20) NOT NULL, \"WATERMARK\" VARCHAR,"
                        + " \"COUNTS\" VARCHAR NOT NULL, \"APPLIED_AT\" TIMESTAMP_TZ NOT NULL)",
                "CREATE TABLE IF NOT EXISTS " + state.sql() + " (\"TABLE_NAME\" VARCHAR NOT NULL,"
                        + " \"WATERMARK\" VARCHAR, \"RUN_ID\" VARCHAR(36))");
    }

    /** Binds: table name. */
    String ensureState() {
        return "MERGE INTO " + state.sql() + " AS t USING (SELECT ? AS \"TABLE_NAME\") AS s"
                + " ON t.\"TABLE_NAME\" = s.\"TABLE_NAME\""
                + " WHEN NOT MATCHED THEN INSERT (\"TABLE_NAME\") VALUES (s.\"TABLE_NAME\")";
    }

    /** Binds: table name. */
    String readState() {
        return "SELECT \"WATERMARK\", \"RUN_ID\" FROM " + state.sql() + " WHERE \"TABLE_NAME\" = ?";
    }

    /** Binds: run id. */
    String readRun() {
        return "SELECT \"COUNTS\" FROM " + runs.sql() + " WHERE \"RUN_ID\" = ?";
    }

    /** Binds: run id, table name, strategy, watermark, counts, time. */
    String insertRun() {
        return "INSERT INTO " + runs.sql() + " (\"RUN_ID\", \"TABLE_NAME\", \"STRATEGY\", \"WATERMARK\", \"COUNTS\","
                + " \"APPLIED_AT\") SELECT ?, ?, ?, ?, ?, ?";
    }

    /**
     * Compare and set, last before COMMIT because it locks the table for every other load. Binds: watermark, run id, table
     * name, the run that moved the state before.
     *
     * @param reset whether no watermark clears the one that stood, because no row is left that it speaks of
     */
    String moveState(boolean reset) {
        return "UPDATE " + state.sql() + " SET \"WATERMARK\" = " + (reset ? "?" : "COALESCE(?, \"WATERMARK\")")
                + ", \"RUN_ID\" = ?"
                + " WHERE \"TABLE_NAME\" = ? AND \"RUN_ID\" IS NOT DISTINCT FROM ?";
    }
}
