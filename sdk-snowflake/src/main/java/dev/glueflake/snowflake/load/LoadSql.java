package dev.glueflake.snowflake.load;

import dev.glueflake.snowflake.QualifiedName;
import dev.glueflake.snowflake.SnowflakeIdentifier;
import dev.glueflake.snowflake.SnowflakeLiteral;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The SQL of one plan. Names are identifiers, values binds; whatever is neither is constant text. */
final class LoadSql {
    /** COPY takes at most so many names in FILES (rule of Snowflake). */
    static final int FILES_PER_COPY = 1000;

    private static final String FILE = "\"_FILE\"";
    private static final String ROW = "\"_ROW\"";

    private final LoadPlan plan;
    private final LoadPlan.Target target;
    private final String table;

    LoadSql(LoadPlan plan) {
        this.plan = plan;
        this.target = plan.target();
        this.table = target.table().sql();
    }

    List<String> all() {
        ControlSql control = ControlSql.of(plan);
        List<String> statements = new ArrayList<>(control.prepare());
        statements.add(control.ensureState());
        statements.addAll(prepare());
        statements.add(copy(List.of(Parts.name(plan.files(), "attempt", 0))));
        statements.add("BEGIN");
        statements.addAll(apply());
        statements.addAll(List.of(
                control.insertRun(),
                control.moveState(target.cursor() != null && plan.strategy().replaces()),
                "COMMIT",
                drop()));
        return List.copyOf(statements);
    }

    /** What stands before the transaction, because DDL would commit it. */
    List<String> prepare() {
        List<String> statements = new ArrayList<>();
        if (!target.exists()) {
            statements.add("CREATE TABLE IF NOT EXISTS " + table + " (" + definitions(target.stored()) + ")");
        }
        for (LoadColumn column : target.stored()) {
            if (target.added().contains(column.target())) {
                statements.add("ALTER TABLE " + table + " ADD COLUMN IF NOT EXISTS " + definition(column));
            }
        }
        statements.add("CREATE OR REPLACE TRANSIENT TABLE " + staging().sql() + " (" + definitions(target.columns())
                + ", " + FILE + " NUMBER(10,0), " + ROW + " NUMBER(19,0)) DATA_RETENTION_TIME_IN_DAYS = 0");
        return statements;
    }

    /** The dialect is written out whole: every default of Snowflake's CSV format changes some value. */
    String copy(List<String> files) {
        String names = files.stream().map(SnowflakeLiteral::of).collect(Collectors.joining(", "));
        return "COPY INTO " + staging().sql() + " (" + columns(target.columns(), LoadSql::name) + ", " + FILE + ", "
                + ROW
                + ") FROM " + stagePath() + " FILES = (" + names + ")"
                + " FILE_FORMAT = (TYPE = CSV COMPRESSION = ZSTD FIELD_DELIMITER = ',' RECORD_DELIMITER = '\\n'"
                + " FIELD_OPTIONALLY_ENCLOSED_BY = '\"' ESCAPE = NONE ESCAPE_UNENCLOSED_FIELD = NONE NULL_IF = ()"
                + " EMPTY_FIELD_AS_NULL = TRUE SKIP_HEADER = 0 ENCODING = 'UTF8' BINARY_FORMAT = HEX"
                + " DATE_FORMAT = 'YYYY-MM-DD' TIME_FORMAT = AUTO TIMESTAMP_FORMAT = AUTO)"
                + " ON_ERROR = ABORT_STATEMENT";
    }

    /** Rows in staging, after removing duplicates, without a key, and what the merge will leave alone. */
    String stagedCounts() {
        if (!plan.strategy().merges()) {
            return "SELECT COUNT(*) AS \"STAGED\", COUNT(*) AS \"DISTINCT\", 0 AS \"NULL_KEYS\", 0 AS \"STALE\","
                    + " 0 AS \"IGNORED\", COALESCE(SUM(IFF(" + gone("s") + ", 1, 0)), 0) AS \"GONE\" FROM "
                    + staging().sql() + " s";
        }
        String first = "t." + target.keys().get(0).sql();
        return "SELECT (SELECT COUNT(*) FROM " + staging().sql() + ") AS \"STAGED\", COUNT(*) AS \"DISTINCT\","
                + " (SELECT COUNT(*) FROM " + staging().sql() + " s WHERE " + anyKeyNull() + ") AS \"NULL_KEYS\","
                + " COALESCE(SUM(IFF(" + first + " IS NOT NULL AND NOT (" + changes() + "), 1, 0)), 0) AS \"STALE\","
                + " COALESCE(SUM(IFF(" + first + " IS NULL AND " + gone("s") + ", 1, 0)), 0) AS \"IGNORED\","
                + " 0 AS \"GONE\" FROM (" + deduplicated() + ") s LEFT JOIN " + table + " t ON " + keysMatch();
    }

    String targetCount() {
        return "SELECT COUNT(*) AS \"ROWS\" FROM " + table;
    }

    /** The DML of the strategy, to run inside the transaction. */
    List<String> apply() {
        String insertSelect = " (" + columns(target.stored(), LoadSql::name) + ") SELECT "
                + columns(target.stored(), column -> "s." + name(column)) + " FROM "
                + staging().sql() + " s WHERE NOT "
                + gone("s");
        return switch (plan.strategy()) {
            case FULL -> List.of("INSERT OVERWRITE INTO " + table + insertSelect);
            case TRUNCATE_INSERT -> List.of("TRUNCATE TABLE " + table, "INSERT INTO " + table + insertSelect);
            case APPEND -> List.of("INSERT INTO " + table + insertSelect);
            case UPSERT, INCREMENTAL -> List.of(merge());
        };
    }

    String drop() {
        return "DROP TABLE IF EXISTS " + staging().sql();
    }

    QualifiedName staging() {
        String suffix = "__" + plan.runId().shortForm();
        String name = target.table().name().name();
        int longest = SnowflakeIdentifier.MAX_LENGTH - suffix.length();
        return target.table()
                .sibling(SnowflakeIdentifier.of(name.substring(0, Math.min(name.length(), longest)) + suffix));
    }

    private String merge() {
        List<LoadColumn> changed = changed();
        StringBuilder sql = new StringBuilder(
                "MERGE INTO " + table + " AS t USING (" + deduplicated() + ") AS s ON " + keysMatch());
        if (target.deleteFlag() != null) {
            sql.append(" WHEN MATCHED AND ")
                    .append(gone("s"))
                    .append(" AND ")
                    .append(newer())
                    .append(" THEN DELETE");
        }
        if (!changed.isEmpty()) {
            sql.append(" WHEN MATCHED AND NOT ")
                    .append(gone("s"))
                    .append(" AND ")
                    .append(newer());
            sql.append(" THEN UPDATE SET ")
                    .append(columns(changed, column -> "t." + name(column) + " = s." + name(column)));
        }
        sql.append(" WHEN NOT MATCHED AND NOT ").append(gone("s"));
        sql.append(" THEN INSERT (")
                .append(columns(target.stored(), LoadSql::name))
                .append(") VALUES (");
        sql.append(columns(target.stored(), column -> "s." + name(column))).append(")");
        return sql.toString();
    }

    /** The columns that a matched row gets anew; a table of key columns only has none. */
    private List<LoadColumn> changed() {
        return target.stored().stream()
                .filter(column -> !target.keys().contains(column.target()))
                .toList();
    }

    /** Whether the merge does anything to a matched row. */
    private String changes() {
        return changed().isEmpty() ? gone("s") + " AND " + newer() : newer();
    }

    /** One row for each key: the newest by the cursor, then the last written, so that the winner is always the same. */
    private String deduplicated() {
        String newest = target.cursor() == null ? "" : "s." + target.cursor().sql() + " DESC NULLS LAST, ";
        return "SELECT s.* FROM " + staging().sql() + " s QUALIFY ROW_NUMBER() OVER (PARTITION BY "
                + keys(key -> "s." + key.sql(), ", ") + " ORDER BY " + newest + "s." + FILE + " DESC, s." + ROW
                + " DESC) = 1";
    }

    private String keysMatch() {
        return keys(key -> "t." + key.sql() + " = s." + key.sql(), " AND ");
    }

    private String anyKeyNull() {
        return keys(key -> "s." + key.sql() + " IS NULL", " OR ");
    }

    /** A late row must not undo what a newer one did; it guards deletes too. A row without a cursor is the oldest. */
    private String newer() {
        if (target.cursor() == null) {
            return "TRUE";
        }
        String cursor = target.cursor().sql();
        return "COALESCE(t." + cursor + " IS NULL OR s." + cursor + " >= t." + cursor + ", FALSE)";
    }

    /** NULL in the flag is no deletion; without COALESCE it would make both branches false. */
    private String gone(String alias) {
        return target.deleteFlag() == null
                ? "FALSE"
                : "COALESCE(" + alias + "." + target.deleteFlag().sql() + ", FALSE)";
    }

    private String stagePath() {
        return "@" + plan.files().stage().sql() + "/" + plan.files().path();
    }

    private String keys(Function<SnowflakeIdentifier, String> each, String separator) {
        return target.keys().stream().map(each).collect(Collectors.joining(separator));
    }

    private static String definitions(List<LoadColumn> columns) {
        return columns(columns, LoadSql::definition);
    }

    private static String definition(LoadColumn column) {
        return name(column) + " " + column.type();
    }

    private static String name(LoadColumn column) {
        return column.target().sql();
    }

    private static String columns(List<LoadColumn> columns, Function<LoadColumn, String> each) {
        return columns.stream().map(each).collect(Collectors.joining(", "));
    }

    /** Names of the parts of one COPY each. */
    static List<List<String>> batches(List<String> files) {
        return IntStream.iterate(0, from -> from < files.size(), from -> from + FILES_PER_COPY)
                .mapToObj(from -> files.subList(from, Math.min(files.size(), from + FILES_PER_COPY)))
                .toList();
    }
}
