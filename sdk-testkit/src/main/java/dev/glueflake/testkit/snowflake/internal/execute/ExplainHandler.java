package dev.glueflake.testkit.snowflake.internal.execute;

import dev.glueflake.testkit.snowflake.internal.catalog.CatalogObject;
import dev.glueflake.testkit.snowflake.internal.catalog.Table;
import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.result.ResultColumn;
import dev.glueflake.testkit.snowflake.internal.result.StatementKind;
import dev.glueflake.testkit.snowflake.internal.result.StatementResult;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Expression;
import dev.glueflake.testkit.snowflake.internal.sql.ast.ObjectName;
import dev.glueflake.testkit.snowflake.internal.sql.ast.ObjectStatement.Explain;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Query.TableExpression;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Query.TimeTravel;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.ObjectKind;
import dev.glueflake.testkit.snowflake.internal.sql.bind.Binder;
import dev.glueflake.testkit.snowflake.internal.sql.bind.Relation;
import dev.glueflake.testkit.snowflake.internal.sql.bind.Relations;
import dev.glueflake.testkit.snowflake.internal.type.TypedValue;
import dev.glueflake.testkit.snowflake.internal.variant.JsonWriter;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * EXPLAIN of a query: the statement is bound and not run. The plan has the result and a scan of each stored table; a table
 * that has rows is one partition, an empty one none.
 */
final class ExplainHandler {
    private final Work work;

    ExplainHandler(Work work) {
        this.work = work;
    }

    StatementResult explain(Explain explain) {
        if (!(explain.statement() instanceof Statement.Select select)) {
            throw Errors.unsupported("EXPLAIN of "
                    + explain.statement().getClass().getSimpleName().toUpperCase(Locale.ROOT));
        }
        Seen seen = new Seen(work.session().relations(work.scope()), work);
        List<ResultColumn> columns =
                new Binder(seen, work.environment()).query(select.query()).columns();
        String shown = columns.stream().map(ResultColumn::name).collect(Collectors.joining(", "));
        return switch (explain.format()) {
            case "TABULAR" -> tabular(seen.tables, shown);
            case "JSON" -> text(json(seen.tables, shown));
            default -> text(plain(seen.tables, shown));
        };
    }

    private StatementResult tabular(Map<String, Table> tables, String shown) {
        Listing listing = new Listing()
                .number("step", "id")
                .text("parentOperators", "operation", "objects", "alias", "expressions")
                .number("partitionsTotal", "partitionsAssigned", "bytesAssigned");
        BigDecimal all = BigDecimal.valueOf(partitions(tables));
        listing.row(null, null, null, "GlobalStats", null, null, null, all, all, BigDecimal.ZERO);
        listing.row(BigDecimal.ONE, BigDecimal.ZERO, null, "Result", null, null, shown, null, null, null);
        int id = 0;
        for (Map.Entry<String, Table> table : tables.entrySet()) {
            BigDecimal part = BigDecimal.valueOf(partitions(table.getValue()));
            listing.row(
                    BigDecimal.ONE,
                    BigDecimal.valueOf(++id),
                    "[0]",
                    "TableScan",
                    table.getKey(),
                    null,
                    columns(table.getValue()),
                    part,
                    part,
                    BigDecimal.ZERO);
        }
        return listing.result(StatementKind.SELECT);
    }

    private String json(Map<String, Table> tables, String shown) {
        long all = partitions(tables);
        StringBuilder operations = new StringBuilder("{\"id\":0,\"operation\":\"Result\",\"expressions\":[")
                .append(quoted(shown))
                .append("]}");
        int id = 0;
        for (Map.Entry<String, Table> table : tables.entrySet()) {
            long part = partitions(table.getValue());
            operations
                    .append(",{\"id\":")
                    .append(++id)
                    .append(",\"operation\":\"TableScan\",\"objects\":[")
                    .append(quoted(table.getKey()))
                    .append("],\"expressions\":[")
                    .append(quoted(columns(table.getValue())))
                    .append("],\"partitionsAssigned\":")
                    .append(part)
                    .append(",\"partitionsTotal\":")
                    .append(part)
                    .append(",\"bytesAssigned\":0,\"parentOperators\":[0]}");
        }
        return "{\"GlobalStats\":{\"partitionsTotal\":" + all + ",\"partitionsAssigned\":" + all
                + ",\"bytesAssigned\":0},\"Operations\":[[" + operations + "]]}";
    }

    private static String quoted(String list) {
        return Arrays.stream(list.split(", ", -1)).map(JsonWriter::quoted).collect(Collectors.joining(","));
    }

    private String plain(Map<String, Table> tables, String shown) {
        long all = partitions(tables);
        StringBuilder text = new StringBuilder("GlobalStats:\n\tpartitionsTotal=" + all + "\n\tpartitionsAssigned="
                + all + "\n\tbytesAssigned=0\nOperations:\n1:0     ->Result  " + shown + "\n");
        int id = 0;
        for (Map.Entry<String, Table> table : tables.entrySet()) {
            long part = partitions(table.getValue());
            text.append("1:")
                    .append(++id)
                    .append("          ->TableScan  ")
                    .append(table.getKey())
                    .append("  ")
                    .append(columns(table.getValue()))
                    .append("  {partitionsTotal=")
                    .append(part)
                    .append(", partitionsAssigned=")
                    .append(part)
                    .append(", bytesAssigned=0}\n");
        }
        return text.toString();
    }

    private static StatementResult text(String content) {
        return new Listing().text("content").row(content).result(StatementKind.SELECT);
    }

    private static String columns(Table table) {
        return table.columns().stream().map(column -> column.name()).collect(Collectors.joining(", "));
    }

    private long partitions(Map<String, Table> tables) {
        return tables.values().stream().mapToLong(this::partitions).sum();
    }

    private long partitions(Table table) {
        return new TableRows(work).count(table) > 0 ? 1 : 0;
    }

    /** The catalog, which remembers what tables were asked for. */
    private static final class Seen implements Relations {
        private final Relations catalog;
        private final Work work;
        private final Map<String, Table> tables = new LinkedHashMap<>();

        Seen(Relations catalog, Work work) {
            this.catalog = catalog;
            this.work = work;
        }

        @Override
        public Relation find(ObjectName name, @Nullable TimeTravel travel) {
            Relation found = catalog.find(name, travel);
            if (found instanceof Relation.Guarded guarded) {
                return new Relation.Guarded(seen(name, guarded.rows()), guarded.guards());
            }
            return seen(name, found);
        }

        private Relation seen(ObjectName name, Relation found) {
            if (found instanceof Relation.View view) {
                return new Relation.View(view.name(), view.columns(), view.query(), inside(view.relations()));
            }
            if (found instanceof Relation.Stored stored) {
                CatalogObject object =
                        work.objects().find(ObjectKind.TABLE, work.name(name)).orElse(null);
                if (object instanceof Table table) {
                    tables.put(stored.name(), table);
                }
            }
            return found;
        }

        private Relations inside(Relations relations) {
            Seen inner = new Seen(relations, work);
            return new Relations() {
                @Override
                public Relation find(ObjectName name, @Nullable TimeTravel travel) {
                    Relation found = inner.find(name, travel);
                    tables.putAll(inner.tables);
                    return found;
                }

                @Override
                public Relation tableFunction(Expression.FunctionCall call, List<TypedValue> arguments) {
                    return relations.tableFunction(call, arguments);
                }

                @Override
                public String nextValue(ObjectName sequence) {
                    return relations.nextValue(sequence);
                }
            };
        }

        @Override
        public Relation tableFunction(Expression.FunctionCall call, List<TypedValue> arguments) {
            return catalog.tableFunction(call, arguments);
        }

        @Override
        public Relation stageFiles(TableExpression.StageFiles files) {
            return catalog.stageFiles(files);
        }

        @Override
        public String nextValue(ObjectName sequence) {
            return catalog.nextValue(sequence);
        }
    }
}
