package dev.glueflake.testkit.snowflake.internal.external;

import dev.glueflake.testkit.snowflake.internal.engine.Engine;
import dev.glueflake.testkit.snowflake.internal.engine.StagedRows;
import dev.glueflake.testkit.snowflake.internal.error.SnowflakeException;
import dev.glueflake.testkit.snowflake.internal.session.ExecutionScope;
import dev.glueflake.testkit.snowflake.internal.session.Session;
import dev.glueflake.testkit.snowflake.internal.sql.ast.ExternalColumn;
import dev.glueflake.testkit.snowflake.internal.sql.bind.Binder;
import dev.glueflake.testkit.snowflake.internal.sql.bind.DuckQuery;
import dev.glueflake.testkit.snowflake.internal.sql.bind.Relation;
import dev.glueflake.testkit.snowflake.internal.type.SqlType;
import dev.glueflake.testkit.snowflake.internal.type.SqlTypes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The values of partition columns, which a file must have when it is registered. */
final class PartitionValues {
    private static final List<SqlType> TYPES =
            List.of(SqlTypes.VARCHAR, SqlTypes.VARCHAR, SqlTypes.VARCHAR, SqlTypes.VARCHAR);

    private final ExternalTable table;
    private final Session session;
    private final ExecutionScope scope;

    PartitionValues(ExternalTable table, Session session, ExecutionScope scope) {
        this.table = table;
        this.session = session;
        this.scope = scope;
    }

    /** Files whose partition values cannot be computed, by key, with the reason. */
    Map<String, String> refused(Collection<RegisteredFile> files) {
        if (table.partitionBy().isEmpty() || files.isEmpty() || error(files) == null) {
            return Map.of();
        }
        Map<String, String> refused = new HashMap<>();
        for (RegisteredFile file : files) {
            String error = error(List.of(file));
            if (error != null) {
                refused.put(file.key(), error);
            }
        }
        return refused;
    }

    private @Nullable String error(Collection<RegisteredFile> files) {
        List<@Nullable Object[]> names = new ArrayList<>();
        files.forEach(file -> names.add(new @Nullable Object[] {null, file.key(), null, file.partition()}));
        Engine engine = session.account().engine();
        try (StagedRows staged = engine.stage(TYPES, names, scope.cancellation())) {
            engine.query(query(staged.name()), scope.cancellation());
            return null;
        } catch (SnowflakeException e) {
            scope.cancellation().check();
            return e.getMessage();
        }
    }

    private DuckQuery query(String staged) {
        String source = "(SELECT CAST(c1 AS JSON) AS v, c2 AS m1, CAST(c3 AS DECIMAL(18,0)) AS m2, c4 AS m3 FROM "
                + staged + ")";
        List<ExternalColumn> partitions = table.columns().stream()
                .filter(column -> table.partitionBy().contains(column.name()))
                .map(ExternalTable.Column::definition)
                .toList();
        Relation.Stored rows = new Relation.Stored(table.name().toString(), ExternalRows.COLUMNS, source);
        return new Binder(new HiddenRelations(rows), session.environment(scope)).query(ColumnQuery.only(partitions));
    }
}
