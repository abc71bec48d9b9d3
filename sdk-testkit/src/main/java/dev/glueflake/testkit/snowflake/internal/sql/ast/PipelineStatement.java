package dev.glueflake.testkit.snowflake.internal.sql.ast;

import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.CreateMode;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.ObjectKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Statements about streams, tasks, alerts, pipes and dynamic tables alone. */
public sealed interface PipelineStatement extends Statement.Command {

    /** {@code CREATE STREAM … ON kind name [AT | BEFORE (…)]}. */
    record CreateStream(
            ObjectName name,
            CreateMode mode,
            ObjectKind sourceKind,
            ObjectName source,
            Query.@Nullable TimeTravel travel,
            List<Option> options)
            implements PipelineStatement {}

    /** CREATE TASK; {@code definition} and {@code condition} are as written. */
    record CreateTask(
            ObjectName name,
            CreateMode mode,
            List<Option> options,
            List<ObjectName> after,
            @Nullable String condition,
            String definition)
            implements PipelineStatement {}

    /** {@code EXECUTE TASK name [USING CONFIG = '…' | RETRY LAST | RETRY GRAPH RUN GROUP '…']}. */
    record ExecuteTask(
            ObjectName name,
            @Nullable String config,
            @Nullable Retry retry) implements PipelineStatement {
        /** {@code group} is null for the last run. */
        public record Retry(@Nullable String group) {}
    }

    /** CREATE ALERT; {@code condition}, a statement, and {@code action} are as written. */
    record CreateAlert(ObjectName name, CreateMode mode, List<Option> options, String condition, String action)
            implements PipelineStatement {}

    record ExecuteAlert(ObjectName name) implements PipelineStatement {}

    /**
     * CREATE DYNAMIC TABLE.
     *
     * @param columns empty where none are written; their types may be absent
     * @param text the query as written
     * @param statement all of it as written
     */
    record CreateDynamicTable(
            ObjectName name,
            CreateMode mode,
            boolean isTransient,
            List<Statement.ColumnDefinition> columns,
            List<Option> options,
            Query query,
            String text,
            String statement)
            implements PipelineStatement {}

    /** {@code ALTER DYNAMIC TABLE a, b REFRESH}. */
    record RefreshDynamicTables(List<ObjectName> names, boolean ifExists) implements PipelineStatement {}

    /** CREATE PIPE; {@code definition} is the COPY as written. */
    record CreatePipe(
            ObjectName name, CreateMode mode, List<Option> options, Statement.CopyIntoTable copy, String definition)
            implements PipelineStatement {}

    /** {@code ALTER STAGE … REFRESH [SUBPATH = …]}. */
    record RefreshStage(ObjectName name, boolean ifExists, List<Option> options) implements PipelineStatement {}

    /** {@code ALTER PIPE … REFRESH [PREFIX = …] [MODIFIED_AFTER = …]}. */
    record RefreshPipe(ObjectName name, boolean ifExists, List<Option> options) implements PipelineStatement {}
}
