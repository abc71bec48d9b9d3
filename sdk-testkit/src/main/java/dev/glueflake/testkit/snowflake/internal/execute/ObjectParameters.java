package dev.glueflake.testkit.snowflake.internal.execute;

import dev.glueflake.testkit.snowflake.internal.catalog.AccountObject;
import dev.glueflake.testkit.snowflake.internal.catalog.Database;
import dev.glueflake.testkit.snowflake.internal.catalog.Schema;
import dev.glueflake.testkit.snowflake.internal.catalog.Table;
import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.session.SessionParameters.Shown;
import dev.glueflake.testkit.snowflake.internal.sql.ast.ObjectName;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.ObjectKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** SHOW PARAMETERS IN DATABASE, SCHEMA, TABLE and WAREHOUSE. */
final class ObjectParameters {
    private static final String RETENTION = "DATA_RETENTION_TIME_IN_DAYS";

    private record Known(String name, String byDefault, String type, String description) {}

    private static final List<Known> OF_CONTAINERS = List.of(
            new Known(RETENTION, "1", "NUMBER", "Days for which earlier states can be queried"),
            new Known(DdlCollation.OPTION, "", "STRING", "Collation of new columns"),
            new Known("LOG_LEVEL", "OFF", "STRING", "Least severity of messages that are kept"),
            new Known("MAX_DATA_EXTENSION_TIME_IN_DAYS", "14", "NUMBER", "Most days of retention added for streams"),
            new Known("TRACE_LEVEL", "OFF", "STRING", "Which trace events are kept"));
    private static final List<Known> OF_WAREHOUSES = List.of(
            new Known("MAX_CONCURRENCY_LEVEL", "8", "NUMBER", "Statements that run at the same time"),
            new Known("STATEMENT_QUEUED_TIMEOUT_IN_SECONDS", "0", "NUMBER", "Seconds that a statement may be queued"),
            new Known("STATEMENT_TIMEOUT_IN_SECONDS", "172800", "NUMBER", "Seconds that a statement may run"));

    private final Work work;

    ObjectParameters(Work work) {
        this.work = work;
    }

    List<Shown> shown(String kind, @Nullable ObjectName written) {
        @Nullable ObjectName name = written == null ? null : work.name(written);
        return switch (kind) {
            case "DATABASE" ->
                rows(OF_CONTAINERS, List.of(level("DATABASE", database(name).settings())));
            case "SCHEMA" -> schema(schemaOf(name));
            case "TABLE" -> table(required(kind, name));
            case "WAREHOUSE" -> {
                AccountObject warehouse = work.account()
                        .objects()
                        .require(
                                ObjectKind.WAREHOUSE,
                                required(kind, name).last().text());
                yield rows(OF_WAREHOUSES, List.of(level("WAREHOUSE", warehouse.properties())));
            }
            default -> throw Errors.unsupported("SHOW PARAMETERS IN " + kind);
        };
    }

    private static ObjectName required(String kind, @Nullable ObjectName name) {
        if (name == null) {
            throw Errors.compilation("001003", "42000", "SHOW PARAMETERS IN " + kind + " needs a name.");
        }
        return name;
    }

    private Database database(@Nullable ObjectName name) {
        String wanted = name == null
                ? work.session().database().orElseThrow(() -> Errors.doesNotExist("Database", ""))
                : name.last().text();
        return work.account().catalog().require(wanted);
    }

    private Schema schemaOf(@Nullable ObjectName name) {
        if (name == null) {
            String current = work.session().schema().orElseThrow(() -> Errors.doesNotExist("Schema", ""));
            return database(null).require(current);
        }
        SchemaName schema = SchemaName.of(work, name, "SHOW PARAMETERS");
        return work.account().catalog().require(schema.database()).require(schema.schema());
    }

    private List<Shown> schema(Schema schema) {
        Database database = work.account().catalog().require(schema.database());
        return rows(OF_CONTAINERS, List.of(level("SCHEMA", schema.settings()), level("DATABASE", database.settings())));
    }

    private List<Shown> table(ObjectName name) {
        Table table = work.table(name);
        Map<String, String> own = new HashMap<>();
        if (table.retentionDays() != 1) {
            own.put(RETENTION, String.valueOf(table.retentionDays()));
        }
        if (table.options().ddlCollation() != null) {
            own.put(DdlCollation.OPTION, table.options().ddlCollation());
        }
        Schema schema = work.account().catalog().schema(table.name());
        Database database = work.account().catalog().require(schema.database());
        return rows(
                OF_CONTAINERS,
                List.of(
                        level("TABLE", own),
                        level("SCHEMA", schema.settings()),
                        level("DATABASE", database.settings())));
    }

    private static Map.Entry<String, Map<String, String>> level(String word, Map<String, String> values) {
        return Map.entry(word, values);
    }

    /** The value of the nearest level that has one. */
    private static List<Shown> rows(List<Known> known, List<Map.Entry<String, Map<String, String>>> levels) {
        List<Shown> rows = new ArrayList<>();
        for (Known each : known) {
            String level = "";
            String value = each.byDefault();
            for (var candidate : levels) {
                String set = candidate.getValue().get(each.name());
                if (set != null) {
                    level = candidate.getKey();
                    value = set;
                    break;
                }
            }
            rows.add(new Shown(each.name(), value, each.byDefault(), level, each.description(), each.type()));
        }
        return rows;
    }
}
