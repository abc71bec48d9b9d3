package dev.glueflake.testkit.snowflake.internal.session;

import dev.glueflake.testkit.snowflake.internal.engine.Cancellation;
import dev.glueflake.testkit.snowflake.internal.engine.Engine;
import dev.glueflake.testkit.snowflake.internal.engine.StagedRows;
import dev.glueflake.testkit.snowflake.internal.error.SnowflakeException;
import dev.glueflake.testkit.snowflake.internal.result.ResultColumn;
import dev.glueflake.testkit.snowflake.internal.result.StatementResult;
import dev.glueflake.testkit.snowflake.internal.sql.bind.Relation;
import dev.glueflake.testkit.snowflake.internal.type.SqlType;
import dev.glueflake.testkit.snowflake.internal.type.SqlTypes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Earlier results as tables for RESULT_SCAN, stored at their first use. Thread-safe. */
final class ResultTables {
    private static final int KEPT = 50;

    private final Engine engine;
    private final QueryResults results;
    private final Map<String, StagedRows> staged = new LinkedHashMap<>();

    ResultTables(Engine engine, QueryResults results) {
        this.engine = engine;
        this.results = results;
    }

    synchronized Relation.Stored require(String queryId, Cancellation cancellation) {
        StatementResult result = results.find(queryId)
                .orElseThrow(() -> new SnowflakeException("000709", "02000", "Statement " + queryId + " not found"));
        StagedRows rows =
                staged.computeIfAbsent(queryId, id -> engine.stage(types(result), result.rows(), cancellation));
        if (staged.size() > KEPT) {
            var oldest = staged.values().iterator();
            oldest.next().close();
            oldest.remove();
        }
        return new Relation.Stored("RESULT_SCAN", columns(result), rows.name());
    }

    private static List<SqlType> types(StatementResult result) {
        return result.columns().stream().map(ResultTables::stored).toList();
    }

    private static List<Relation.Column> columns(StatementResult result) {
        List<Relation.Column> columns = new ArrayList<>();
        for (ResultColumn column : result.columns()) {
            columns.add(new Relation.Column(
                    column.name(), stored(column), column.nullable(), "c" + (columns.size() + 1), null));
        }
        return columns;
    }

    private static SqlType stored(ResultColumn column) {
        return column.type() instanceof SqlType.Null ? SqlTypes.VARCHAR : column.type();
    }
}
