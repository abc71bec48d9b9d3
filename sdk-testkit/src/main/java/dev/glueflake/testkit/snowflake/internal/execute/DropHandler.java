package dev.glueflake.testkit.snowflake.internal.execute;

import dev.glueflake.testkit.snowflake.internal.catalog.AccountObjects;
import dev.glueflake.testkit.snowflake.internal.catalog.Catalog;
import dev.glueflake.testkit.snowflake.internal.catalog.CatalogObject;
import dev.glueflake.testkit.snowflake.internal.catalog.Database;
import dev.glueflake.testkit.snowflake.internal.catalog.Schema;
import dev.glueflake.testkit.snowflake.internal.catalog.Table;
import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.result.StatementResult;
import dev.glueflake.testkit.snowflake.internal.sql.ast.ObjectName;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.ObjectKind;
import dev.glueflake.testkit.snowflake.internal.task.Task;
import dev.glueflake.testkit.snowflake.internal.task.TaskDefinitions;
import java.util.List;
import java.util.Optional;

/** DROP and UNDROP of everything that is found by its name alone. */
final class DropHandler {
    private final Work work;

    DropHandler(Work work) {
        this.work = work;
    }

    StatementResult drop(Statement.Drop drop) {
        ObjectName name = work.name(drop.name());
        boolean dropped =
                switch (drop.kind()) {
                    case DATABASE -> dropDatabase(name.last().text());
                    case SCHEMA -> dropSchema(name, drop.ifExists());
                    case WAREHOUSE, ROLE, DATABASE_ROLE, USER, RESOURCE_MONITOR, INTEGRATION ->
                        new AccountObjectHandler(work).drop(ObjectPlace.of(work, drop.kind(), name));
                    default -> dropObject(drop, name);
                };
        if (!dropped && !drop.ifExists()) {
            throw ObjectPlace.has(drop.kind())
                    ? AccountObjects.missing(drop.kind(), name.toString())
                    : Errors.doesNotExist(drop.kind().word(), name.toString());
        }
        String shown = name.last().text();
        return Results.ddl(
                dropped
                        ? shown + " successfully dropped."
                        : "Drop statement executed successfully (" + shown + " already dropped).");
    }

    private boolean dropDatabase(String name) {
        Catalog catalog = work.account().catalog();
        catalog.find(name).ifPresent(database -> work.objects().authority().require("OWNERSHIP", database));
        catalog.find(name).ifPresent(database -> new PolicyHandler(work).refuseInUse(database.schemas()));
        return catalog.drop(name, work.account().now()).isPresent();
    }

    private boolean dropSchema(ObjectName name, boolean ifExists) {
        SchemaName schema = SchemaName.of(work, name, "DROP SCHEMA");
        Catalog catalog = work.account().catalog();
        if (ifExists && catalog.find(schema.database()).isEmpty()) {
            return false;
        }
        if (schema.schema().equals(Schema.INFORMATION_SCHEMA)) {
            throw Errors.insufficientPrivileges("schema", Schema.INFORMATION_SCHEMA);
        }
        Database database = catalog.require(schema.database());
        database.find(schema.schema())
                .ifPresent(each -> work.objects().authority().require("OWNERSHIP", each));
        database.find(schema.schema()).ifPresent(each -> new PolicyHandler(work).refuseInUse(List.of(each)));
        return database.drop(schema.schema(), work.account().now()).isPresent();
    }

    private boolean dropObject(Statement.Drop drop, ObjectName name) {
        ObjectKind kind = drop.kind();
        Optional<CatalogObject> found = work.objects().find(kind, name);
        if (found.isEmpty()) {
            if (!drop.ifExists()) {
                throw work.objects().missing(kind.word(), name);
            }
            return false;
        }
        boolean dynamic = kind == ObjectKind.TABLE && found.get().kind() == ObjectKind.DYNAMIC_TABLE;
        if (found.get().kind() != kind && !dynamic) {
            throw Work.wrongKind(found.get(), kind);
        }
        if (!drop.cascade()) {
            refuseIfReferenced(found.get());
        }
        new PolicyHandler(work).refuseInUse(found.get());
        work.objects().drop(found.get());
        if (found.get() instanceof Task task) {
            new TaskDefinitions(work.session(), work.scope()).unlink(task);
        }
        return true;
    }

    private void refuseIfReferenced(CatalogObject object) {
        for (CatalogObject other : work.account().catalog().list(ObjectKind.TABLE)) {
            if (other instanceof Table table && ConstraintKeys.refersTo(table, object.name())) {
                throw Errors.compilation(
                        "003532",
                        "42601",
                        "Cannot drop the table because of dependencies: '" + table.name() + "' refers to it.");
            }
        }
    }

    StatementResult undrop(Statement.Undrop undrop) {
        ObjectName name = work.name(undrop.name());
        boolean restored =
                switch (undrop.kind()) {
                    case DATABASE ->
                        work.account().catalog().undrop(name.last().text()).isPresent();
                    case SCHEMA -> {
                        SchemaName schema = SchemaName.of(work, name, "UNDROP SCHEMA");
                        yield work.account()
                                .catalog()
                                .require(schema.database())
                                .undrop(schema.schema())
                                .isPresent();
                    }
                    case TABLE, DYNAMIC_TABLE ->
                        work.objects()
                                .schemaOf(name, "UNDROP TABLE")
                                .undrop(undrop.kind(), name.last().text())
                                .isPresent();
                    case TAG ->
                        work.objects()
                                .schemaOf(name, "UNDROP TAG")
                                .undrop(ObjectKind.TAG, name.last().text())
                                .isPresent();
                    default -> throw Errors.unsupported("UNDROP " + undrop.kind());
                };
        if (!restored) {
            throw Errors.doesNotExist(undrop.kind().word(), name.toString());
        }
        return Results.ddl(undrop.kind().word() + " " + name.last().text() + " successfully restored.");
    }
}
