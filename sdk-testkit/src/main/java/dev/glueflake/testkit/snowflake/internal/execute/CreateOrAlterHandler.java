package dev.glueflake.testkit.snowflake.internal.execute;

import dev.glueflake.testkit.snowflake.internal.catalog.CatalogObject;
import dev.glueflake.testkit.snowflake.internal.catalog.Database;
import dev.glueflake.testkit.snowflake.internal.catalog.Schema;
import dev.glueflake.testkit.snowflake.internal.catalog.Table;
import dev.glueflake.testkit.snowflake.internal.catalog.View;
import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.result.ResultColumn;
import dev.glueflake.testkit.snowflake.internal.result.StatementResult;
import dev.glueflake.testkit.snowflake.internal.sql.ast.ObjectStatement.CreateOrAlter;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Option;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.ObjectKind;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.TableSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** CREATE OR ALTER: what is not there is created; what is there becomes what the definition says, and keeps its rows, tags, policies and grants. */
final class CreateOrAlterHandler {
    static final String COMMAND = "CREATE OR ALTER ";

    private final Work work;

    CreateOrAlterHandler(Work work) {
        this.work = work;
    }

    StatementResult run(CreateOrAlter statement) {
        Statement create = statement.create();
        if (create instanceof Statement.CreateTable table) {
            return table(table);
        }
        if (create instanceof Statement.CreateView view) {
            return view(view);
        }
        if (create instanceof Statement.CreateSchema schema) {
            return schema(schema);
        }
        return create instanceof Statement.CreateDatabase database
                ? database(database)
                : new Redefinition(work).run(create);
    }

    private StatementResult table(Statement.CreateTable create) {
        if (!(create.source() instanceof TableSource.Columns defined)) {
            throw Errors.unsupported(COMMAND + "TABLE … " + form(create.source()));
        }
        refuseGovernance(COMMAND + "TABLE", create.options());
        Optional<CatalogObject> standing = work.objects().find(ObjectKind.TABLE, work.name(create.name()));
        if (standing.isEmpty()) {
            return new CreateTableHandler(work).create(create);
        }
        Table table = work.table(work.name(create.name()));
        if (table.persistence() != create.persistence() || table.isDynamic()) {
            throw Errors.unsupported(COMMAND + "TABLE into a table of another kind");
        }
        work.objects().authority().requireOwnership(table);
        new CreateOrAlterTable(work, create, defined).alter(table);
        return Results.ddl(Results.DONE);
    }

    private static String form(TableSource source) {
        if (source instanceof TableSource.AsQuery) {
            return "AS SELECT";
        }
        if (source instanceof TableSource.Like) {
            return "LIKE";
        }
        return source instanceof TableSource.Template ? "USING TEMPLATE" : "CLONE";
    }

    private StatementResult view(Statement.CreateView create) {
        refuseGovernance(COMMAND + "VIEW", create.options());
        boolean governed = create.columns().stream()
                .anyMatch(column -> column.mask() != null || !column.tags().isEmpty());
        if (governed) {
            throw Errors.unsupported(COMMAND + "VIEW with policies or tags of columns");
        }
        Optional<CatalogObject> standing = work.objects().find(ObjectKind.VIEW, work.name(create.name()));
        if (standing.isEmpty()) {
            return new DefinitionHandler(work).view(create);
        }
        if (!(standing.get() instanceof View view)) {
            throw Work.wrongKind(standing.get(), ObjectKind.VIEW);
        }
        boolean temporary = AcceptedOptions.has(create.options(), "TEMPORARY");
        if (view.materialized() != null || work.objects().isTemporary(view) != temporary) {
            throw Errors.unsupported(COMMAND + "VIEW into a view of another kind");
        }
        AcceptedOptions.check(create.options(), AcceptedOptions.VIEW);
        View changed = new DefinitionHandler(work)
                .defined(create, view.info().withComment(AcceptedOptions.comment(create.options())), false);
        requireOrder(COMMAND + "VIEW", names(view), names(changed));
        work.objects().replace(view, changed);
        return Results.ddl(Results.DONE);
    }

    private static List<String> names(View view) {
        return view.columns().stream().map(ResultColumn::name).toList();
    }

    private StatementResult schema(Statement.CreateSchema create) {
        SchemaName name = SchemaName.of(work, work.name(create.name()), "CREATE SCHEMA");
        Optional<Schema> standing = work.database(name.database()).find(name.schema());
        refuseGovernance(COMMAND + "SCHEMA", create.options());
        if (standing.isEmpty()) {
            return new DefinitionHandler(work).schema(create);
        }
        Schema schema = name.in(work);
        work.objects().authority().require("OWNERSHIP", schema);
        refuseKind("SCHEMA", schema.isTransient() != create.isTransient());
        return settings(create.options(), schema.settings(), schema::comment);
    }

    private StatementResult database(Statement.CreateDatabase create) {
        refuseGovernance(COMMAND + "DATABASE", create.options());
        String name = create.name().text();
        if (work.account().catalog().find(name).isEmpty()) {
            return new DefinitionHandler(work).database(create);
        }
        Database database = work.database(name);
        work.objects().authority().require("OWNERSHIP", database);
        refuseKind("DATABASE", database.facts().isTransient() != create.isTransient());
        return settings(create.options(), database.settings(), database::comment);
    }

    private static void refuseKind(String kind, boolean another) {
        if (another) {
            throw Errors.unsupported(COMMAND + kind + " between transient and permanent");
        }
    }

    /** What the definition does not say is unset. */
    private static StatementResult settings(
            List<Option> options, Map<String, String> settings, Consumer<String> comment) {
        AcceptedOptions.check(options, AcceptedOptions.CONTAINER);
        AcceptedOptions.retentionDays(options);
        settings.clear();
        DefinitionHandler.set(options, settings);
        comment.accept(AcceptedOptions.comment(options));
        return Results.ddl(Results.DONE);
    }

    static void refuseGovernance(String command, List<Option> options) {
        for (String option : List.of("TAG", "ROW ACCESS POLICY")) {
            if (AcceptedOptions.has(options, option)) {
                throw Errors.unsupported(command + " with " + option);
            }
        }
    }

    /** Columns that stay keep their order, and new ones come last. */
    static void requireOrder(String command, List<String> before, List<String> after) {
        List<String> kept = new ArrayList<>(before);
        kept.retainAll(after);
        if (!after.subList(0, kept.size()).equals(kept)) {
            throw Errors.unsupported(command + " that changes the order of columns");
        }
    }
}
