package dev.glueflake.testkit.snowflake.internal.execute;

import dev.glueflake.testkit.snowflake.internal.external.RegistrationRows;
import dev.glueflake.testkit.snowflake.internal.pipe.PipeAlteration;
import dev.glueflake.testkit.snowflake.internal.pipe.PipeDefinitions;
import dev.glueflake.testkit.snowflake.internal.result.StatementKind;
import dev.glueflake.testkit.snowflake.internal.sql.ast.PipelineStatement;
import dev.glueflake.testkit.snowflake.internal.stage.directory.DirectoryRefresh;
import dev.glueflake.testkit.snowflake.internal.stream.StreamDefinitions;
import dev.glueflake.testkit.snowflake.internal.task.AlertDefinitions;
import dev.glueflake.testkit.snowflake.internal.task.TaskDefinitions;
import java.util.List;

/** The statements about streams, tasks, alerts and pipes alone with their handlers. */
final class PipelineRoutes {
    private PipelineRoutes() {}

    static List<Route<?>> all() {
        return List.of(
                Route.ddl(PipelineStatement.CreateStream.class, (work, create) -> streams(work)
                        .create(create)),
                Route.ddl(PipelineStatement.CreateDynamicTable.class, (work, create) -> new DynamicTableHandler(work)
                        .create(create)),
                Route.command(
                        PipelineStatement.RefreshDynamicTables.class,
                        StatementKind.DDL,
                        (work, refresh) -> new DynamicTableHandler(work).refresh(refresh)),
                Route.ddl(
                        PipelineStatement.CreatePipe.class,
                        (work, create) -> new PipeDefinitions(work.session(), work.scope()).create(create)),
                Route.of(
                        PipelineStatement.RefreshPipe.class,
                        (work, refresh) -> {
                            work.session().commit();
                            return new PipeAlteration(work.session(), work.scope()).refresh(refresh);
                        },
                        (work, refresh) -> new Description(PipeAlteration.REFRESHED, StatementKind.DDL)),
                Route.of(
                        PipelineStatement.RefreshStage.class,
                        (work, refresh) -> new DirectoryRefresh(work.session(), work.scope()).execute(refresh),
                        (work, refresh) -> new Description(RegistrationRows.COLUMNS, StatementKind.DDL)),
                Route.ddl(PipelineStatement.CreateTask.class, (work, create) -> tasks(work)
                        .create(create)),
                Route.ddl(
                        PipelineStatement.CreateAlert.class,
                        (work, create) -> new AlertDefinitions(work.session(), work.scope()).create(create)),
                Route.command(
                        PipelineStatement.ExecuteAlert.class,
                        StatementKind.DDL,
                        (work, execute) -> new AlertDefinitions(work.session(), work.scope()).execute(execute)),
                Route.command(PipelineStatement.ExecuteTask.class, StatementKind.DDL, (work, execute) -> tasks(work)
                        .execute(execute)));
    }

    private static StreamDefinitions streams(Work work) {
        return new StreamDefinitions(work.session(), work.scope());
    }

    private static TaskDefinitions tasks(Work work) {
        return new TaskDefinitions(work.session(), work.scope());
    }
}
