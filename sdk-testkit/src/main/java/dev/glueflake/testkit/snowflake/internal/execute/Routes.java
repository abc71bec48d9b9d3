package dev.glueflake.testkit.snowflake.internal.execute;

import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.external.ExternalTableDefinition;
import dev.glueflake.testkit.snowflake.internal.external.ExternalTableFiles;
import dev.glueflake.testkit.snowflake.internal.result.StatementKind;
import dev.glueflake.testkit.snowflake.internal.result.StatementResult;
import dev.glueflake.testkit.snowflake.internal.script.RoutineDefinitions;
import dev.glueflake.testkit.snowflake.internal.sql.ast.ObjectStatement;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement;
import dev.glueflake.testkit.snowflake.internal.stage.CopyFiles;
import dev.glueflake.testkit.snowflake.internal.stage.StageDefinitions;
import dev.glueflake.testkit.snowflake.internal.stage.StageListing;
import dev.glueflake.testkit.snowflake.internal.stage.copy.CopyCommand;
import dev.glueflake.testkit.snowflake.internal.stage.unload.UnloadCommand;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Every kind of statement with its handler. */
final class Routes {
    private static final Map<Class<?>, Route<?>> ALL = new HashMap<>();

    static {
        rows();
        tables();
        definitions();
        changes();
        session();
        looking();
        files();
        ObjectRoutes.all().forEach(Routes::add);
        ScriptRoutes.all().forEach(Routes::add);
        PipelineRoutes.all().forEach(Routes::add);
    }

    private Routes() {}

    static Route<?> of(Statement statement) {
        Route<?> route = ALL.get(statement.getClass());
        if (route == null) {
            throw Errors.unsupported(statement.getClass().getSimpleName());
        }
        return route;
    }

    /** The classes of statements that have one. */
    static List<Class<?>> types() {
        return List.copyOf(ALL.keySet());
    }

    private static void add(Route<?> route) {
        ALL.put(route.type(), route);
    }

    private static void rows() {
        add(Route.of(
                Statement.Select.class,
                (work, select) -> new QueryHandler(work).select(select),
                (work, select) -> new QueryHandler(work).describe(select)));
        add(Route.of(
                Statement.Insert.class,
                (work, insert) -> new DmlHandler(work).insert(insert),
                (work, insert) ->
                        new Description(Results.countColumns(List.of(DmlHandler.INSERTED)), StatementKind.INSERT)));
        add(Route.of(
                Statement.InsertAll.class,
                (work, insert) -> new InsertAllHandler(work).insert(insert),
                (work, insert) -> new InsertAllHandler(work).describe(insert)));
        add(Route.of(
                Statement.Flow.class,
                (work, flow) -> new FlowHandler(work).run(flow),
                (work, flow) -> new FlowHandler(work).describe(flow)));
        add(Route.of(
                Statement.Update.class,
                (work, update) -> new DmlHandler(work).update(update),
                (work, update) -> new Description(
                        Results.countColumns(List.of(DmlHandler.UPDATED, DmlHandler.MULTI_JOINED)),
                        StatementKind.UPDATE)));
        add(Route.of(
                Statement.Delete.class,
                (work, delete) -> new DmlHandler(work).delete(delete),
                (work, delete) ->
                        new Description(Results.countColumns(List.of(DmlHandler.DELETED)), StatementKind.DELETE)));
        add(Route.of(
                Statement.Merge.class,
                (work, merge) -> new DmlHandler(work).merge(merge),
                (work, merge) -> new Description(DmlHandler.mergeColumns(merge), StatementKind.MERGE)));
        add(Route.command(Statement.Truncate.class, StatementKind.DDL, (work, truncate) -> new DmlHandler(work)
                .truncate(truncate)));
    }

    private static void tables() {
        add(Route.ddl(Statement.CreateTable.class, (work, create) -> new CreateTableHandler(work).create(create)));
        add(Route.ddl(ObjectStatement.CreateOrAlter.class, (work, statement) -> new CreateOrAlterHandler(work)
                .run(statement)));
        add(Route.ddl(Statement.CreateExternalTable.class, (work, create) -> new ExternalTableDefinition(
                        work.session(), work.scope())
                .create(ColumnTemplates.filled(create, work))));
        add(Route.of(
                Statement.AlterExternalTable.class,
                (work, alter) -> new ExternalTableFiles(work.session(), work.scope()).alter(alter),
                (work, alter) -> new Description(ExternalTableFiles.columns(alter), StatementKind.DDL)));
        add(Route.change(Statement.AlterTable.class, (work, alter) -> new AlterTableHandler(work).alter(alter)));
        add(Route.ddl(Statement.Undrop.class, (work, undrop) -> new DropHandler(work).undrop(undrop)));
        add(Route.ddl(Statement.Drop.class, Routes::drop));
        add(Route.change(Statement.Comment.class, (work, comment) -> new CommentHandler(work).comment(comment)));
    }

    private static StatementResult drop(Work work, Statement.Drop drop) {
        return drop.kind() == Statement.ObjectKind.PROCEDURE || drop.kind() == Statement.ObjectKind.FUNCTION
                ? new RoutineDefinitions().drop(drop, work.session(), work.scope())
                : new DropHandler(work).drop(drop);
    }

    private static void definitions() {
        add(Route.ddl(Statement.CreateDatabase.class, (work, create) -> new DefinitionHandler(work).database(create)));
        add(Route.ddl(Statement.CreateSchema.class, (work, create) -> new DefinitionHandler(work).schema(create)));
        add(Route.ddl(Statement.CreateView.class, (work, create) -> new DefinitionHandler(work).view(create)));
        add(Route.ddl(Statement.CreateSequence.class, (work, create) -> new DefinitionHandler(work).sequence(create)));
        add(Route.ddl(Statement.CreateStage.class, (work, create) -> new StageDefinitions()
                .execute(create, work.session(), work.scope())));
        add(Route.ddl(Statement.CreateFileFormat.class, (work, create) -> new StageDefinitions()
                .execute(create, work.session(), work.scope())));
        add(Route.ddl(Statement.CreateProcedure.class, (work, create) -> new RoutineDefinitions()
                .execute(create, work.session(), work.scope())));
        add(Route.ddl(Statement.CreateFunction.class, (work, create) -> new RoutineDefinitions()
                .execute(create, work.session(), work.scope())));
    }

    private static void changes() {}

    private static void session() {
        add(Route.of(
                Statement.Use.class,
                (work, use) -> new SessionHandler(work).use(use),
                (work, use) -> new Description(Results.status(), SessionHandler.kind(use))));
        add(Route.command(
                Statement.AlterSessionSet.class, StatementKind.ALTER_SESSION, (work, set) -> new SessionHandler(work)
                        .alter(set)));
        add(Route.command(
                Statement.AlterSessionUnset.class,
                StatementKind.ALTER_SESSION,
                (work, unset) -> new SessionHandler(work).alter(unset)));
        add(Route.command(
                Statement.SetVariables.class, StatementKind.SET, (work, set) -> new SessionHandler(work).set(set)));
        add(Route.command(Statement.UnsetVariables.class, StatementKind.SET, (work, unset) -> new SessionHandler(work)
                .unset(unset)));
        add(Route.command(Statement.Begin.class, StatementKind.TRANSACTION, (work, begin) -> new SessionHandler(work)
                .begin(begin)));
        add(Route.command(Statement.Commit.class, StatementKind.TRANSACTION, (work, commit) -> new SessionHandler(work)
                .commit()));
        add(Route.command(Statement.Rollback.class, StatementKind.TRANSACTION, (work, back) -> new SessionHandler(work)
                .rollback()));
    }

    private static void looking() {
        add(Route.looking(Statement.Show.class, (work, show) -> new ShowHandler(work).show(show)));
        add(Route.looking(Statement.Describe.class, (work, describe) -> new DescribeHandler(work).describe(describe)));
    }

    private static void files() {
        add(Route.of(
                Statement.CopyIntoTable.class,
                (work, copy) -> new CopyCommand().execute(copy, work.session(), work.scope()),
                (work, copy) -> new Description(Results.status(), StatementKind.COPY)));
        add(Route.of(
                Statement.CopyIntoLocation.class,
                (work, copy) -> new UnloadCommand(work.session(), work.scope()).execute(copy),
                (work, copy) -> new Description(UnloadCommand.SUMMARY, StatementKind.UNLOAD)));
        add(Route.of(
                Statement.CopyFiles.class,
                (work, copy) -> new CopyFiles(work.session(), work.scope()).execute(copy),
                (work, copy) -> new Description(CopyFiles.columns(copy), StatementKind.UNLOAD)));
        add(Route.of(
                Statement.ListFiles.class,
                (work, list) -> new StageListing().execute(list, work.session(), work.scope()),
                (work, list) -> new Description(StageListing.LIST_COLUMNS, StatementKind.LIST)));
        add(Route.of(
                Statement.RemoveFiles.class,
                (work, remove) -> new StageListing().execute(remove, work.session(), work.scope()),
                (work, remove) -> new Description(StageListing.REMOVE_COLUMNS, StatementKind.REMOVE)));
        add(Route.command(Statement.Put.class, StatementKind.PUT, (work, put) -> refuse("PUT")));
        add(Route.command(Statement.Get.class, StatementKind.GET, (work, get) -> refuse("GET")));
    }

    /** The drivers carry the files themselves; their protocol answers PUT and GET before a statement gets here. */
    private static StatementResult refuse(String command) {
        throw Errors.unsupported(command + " outside a driver's connection");
    }
}
