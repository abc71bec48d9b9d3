package dev.glueflake.testkit.snowflake.internal.execute;

import dev.glueflake.testkit.snowflake.internal.catalog.CatalogObject;
import dev.glueflake.testkit.snowflake.internal.catalog.Table;
import dev.glueflake.testkit.snowflake.internal.catalog.View;
import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.external.ExternalTable;
import dev.glueflake.testkit.snowflake.internal.external.ExternalTableAlteration;
import dev.glueflake.testkit.snowflake.internal.result.StatementResult;
import dev.glueflake.testkit.snowflake.internal.script.RoutineAlteration;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Identifier;
import dev.glueflake.testkit.snowflake.internal.sql.ast.ObjectName;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.ColumnChange;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.TableChange;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** COMMENT ON. */
final class CommentHandler {
    private final Work work;

    CommentHandler(Work work) {
        this.work = work;
    }

    StatementResult comment(Statement.Comment comment) {
        ObjectName name = work.name(comment.name());
        switch (comment.kind()) {
            case DATABASE ->
                work.account().catalog().require(name.last().text()).comment(comment.text());
            case SCHEMA -> {
                SchemaName schema = SchemaName.of(work, name, "COMMENT");
                work.account()
                        .catalog()
                        .require(schema.database())
                        .require(schema.schema())
                        .comment(comment.text());
            }
            case WAREHOUSE, ROLE, DATABASE_ROLE, USER, RESOURCE_MONITOR, INTEGRATION -> {
                ObjectPlace place = ObjectPlace.of(work, comment.kind(), name);
                if (place.find().isPresent() || !comment.ifExists()) {
                    place.require();
                    place.objects()
                            .change(
                                    comment.kind(),
                                    place.name(),
                                    object -> object.with(Map.of("COMMENT", comment.text())));
                }
            }
            case FUNCTION, PROCEDURE -> new RoutineAlteration(work.session(), work.scope()).execute(comment);
            default -> object(comment, name);
        }
        return Results.ddl(Results.DONE);
    }

    private void object(Statement.Comment comment, ObjectName name) {
        Optional<CatalogObject> found = work.objects().find(comment.kind(), name);
        if (found.isEmpty()) {
            if (!comment.ifExists()) {
                throw work.objects().missing(comment.kind().word(), name);
            }
            return;
        }
        change(found.get(), comment.column(), comment.text());
    }

    private void change(CatalogObject object, @Nullable Identifier column, String text) {
        if (column == null) {
            work.objects().replace(object, object.with(object.info().withComment(text)));
        } else if (object instanceof Table table) {
            new AlterColumn(work)
                    .alter(table, List.of(new TableChange.AlterColumn(column, new ColumnChange.SetComment(text))));
        } else if (object instanceof View view) {
            new AlterObjectHandler(work).comment(view, column, text);
        } else if (object instanceof ExternalTable table) {
            new ExternalTableAlteration(work.session(), work.scope()).comment(table, column, text);
        } else {
            throw Errors.unsupported("COMMENT ON COLUMN of a " + object.kind());
        }
    }
}
