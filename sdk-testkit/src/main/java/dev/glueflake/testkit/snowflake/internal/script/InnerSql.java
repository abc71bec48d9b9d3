package dev.glueflake.testkit.snowflake.internal.script;

import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.result.StatementResult;
import dev.glueflake.testkit.snowflake.internal.script.foreign.InnerStatements;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Position;
import dev.glueflake.testkit.snowflake.internal.sql.parse.ParsedStatement;
import dev.glueflake.testkit.snowflake.internal.sql.parse.SqlParser;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Statements of a procedure in another language: they go the way of a script's statements. */
record InnerSql(ScriptContext context) implements InnerStatements {

    @Override
    public List<Map<String, @Nullable Object>> run(String sql) {
        List<ParsedStatement> parsed = SqlParser.parse(sql);
        if (parsed.size() != 1) {
            throw Errors.unsupported("sql(…) with " + parsed.size() + " statements");
        }
        try {
            return rows(context.run(parsed.get(0).statement(), Position.NONE));
        } catch (ScriptException e) {
            throw e.cause();
        }
    }

    private static List<Map<String, @Nullable Object>> rows(StatementResult result) {
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        for (@Nullable Object[] cells : result.rows()) {
            Map<String, @Nullable Object> row = new LinkedHashMap<>();
            for (int i = 0; i < cells.length; i++) {
                row.put(result.columns().get(i).name(), cells[i]);
            }
            rows.add(row);
        }
        return rows;
    }
}
