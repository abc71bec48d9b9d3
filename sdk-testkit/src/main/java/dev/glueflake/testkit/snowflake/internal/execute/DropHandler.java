package dev.glueflake.testkit.snowflake.internal.execute;

import dev.glueflake.testkit.snowflake.internal.catalog.Catalog;
import dev.glueflake.testkit.snowflake.internal.catalog.CatalogObject;
import dev.glueflake.testkit.snowflake.internal.catalog.Schema;
import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.error.SnowflakeException;
import dev.glueflake.testkit.snowflake.internal.result.StatementResult;
import dev.glueflake.testkit.snowflake.internal.sql.ast.ObjectName;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.ObjectKind;
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
                    case DATABASE ->
                        work.account().catalog().drop(name.last().text()).isPresent();
                    case SCHEMA -> dropSchema(name, drop.ifExists());
                    case WAREHOUSE, ROLE -> throw Errors.unsupported("DROP " + drop.kind());
                    default -> dropObject(drop.kind(), name, drop.ifExists());
                };
        if (!dropped && !drop.ifExists()) {
            throw Errors.doesNotExist(drop.kind().word(), name.toString());
        }
        String shown = name.last().text();
        return Results.ddl(
                dropped
                        ? shown + " successfully dropped."
                        : "Drop statement executed successfully (" + shown + " already dropped).");
    }

    private boolean dropSchema(ObjectName name, boolean ifExists) {
        SchemaName schema = SchemaName.of(work, name, "DROP SCHEMA");
        Catalog catalog = work.account().catalog();
        if (ifExists && catalog.find(schema.database()).isEmpty()) {
            return false;
        }
        if (schema.schema().equals(Schema.INFORMATION_SCHEMA)) {
            throw new SnowflakeException(
                    "003001",
                    "42501",
                    "SQL access control error:\nInsufficient privileges to operate on schema 'INFORMATION_SCHEMA'.");
        }
        return catalog.require(schema.database()).drop(schema.schema()).isPresent();
    }

    private boolean dropObject(ObjectKind kind, ObjectName name, boolean ifExists) {
        Optional<CatalogObject> found = work.objects().find(kind, name);
        if (found.isEmpty()) {
            if (!ifExists) {
                throw work.objects().missing(kind.word(), name);
            }
            return false;
        }
        if (found.get().kind() != kind) {
            throw Work.wrongKind(found.get(), kind);
        }
        work.objects().drop(found.get());
        return true;
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
                    case TABLE ->
                        work.objects()
                                .schemaOf(name, "UNDROP TABLE")
                                .undrop(ObjectKind.TABLE, name.last().text())
                                .isPresent();
                    default -> throw Errors.unsupported("UNDROP " + undrop.kind());
                };
        if (!restored) {
            throw Errors.doesNotExist(undrop.kind().word(), name.toString());
        }
        return Results.ddl(undrop.kind().word() + " " + name.last().text() + " successfully restored.");
    }
}
