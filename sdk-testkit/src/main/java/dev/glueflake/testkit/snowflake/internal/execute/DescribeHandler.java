package dev.glueflake.testkit.snowflake.internal.execute;

import dev.glueflake.testkit.snowflake.internal.catalog.CatalogObject;
import dev.glueflake.testkit.snowflake.internal.catalog.Column;
import dev.glueflake.testkit.snowflake.internal.catalog.Table;
import dev.glueflake.testkit.snowflake.internal.catalog.TableKey;
import dev.glueflake.testkit.snowflake.internal.catalog.View;
import dev.glueflake.testkit.snowflake.internal.external.ExternalTable;
import dev.glueflake.testkit.snowflake.internal.result.ResultColumn;
import dev.glueflake.testkit.snowflake.internal.result.StatementKind;
import dev.glueflake.testkit.snowflake.internal.result.StatementResult;
import dev.glueflake.testkit.snowflake.internal.session.ExpressionText;
import dev.glueflake.testkit.snowflake.internal.session.Policies;
import dev.glueflake.testkit.snowflake.internal.sql.ast.ObjectName;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.ConstraintKind;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.ObjectKind;
import dev.glueflake.testkit.snowflake.internal.type.SqlTypes;
import dev.glueflake.testkit.snowflake.internal.type.TypeText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** DESCRIBE TABLE and VIEW; a routine has its own class. */
final class DescribeHandler {
    private final Work work;

    DescribeHandler(Work work) {
        this.work = work;
    }

    StatementResult describe(Statement.Describe describe) {
        if (describe.kind() == ObjectKind.PROCEDURE || describe.kind() == ObjectKind.FUNCTION) {
            return new DescribeRoutine(work).describe(describe);
        }
        ObjectName name = work.name(describe.name());
        if (describe.kind() != ObjectKind.TABLE
                && describe.kind() != ObjectKind.VIEW
                && describe.kind() != ObjectKind.MATERIALIZED_VIEW
                && describe.kind() != ObjectKind.DYNAMIC_TABLE
                && describe.kind() != ObjectKind.EXTERNAL_TABLE) {
            return new DescribeObject(work).describe(describe);
        }
        CatalogObject object = work.objects().find(ObjectKind.TABLE, name).orElseThrow(() -> work.objects()
                .missing(describe.kind().word(), name));
        if (describe.stage()) {
            return stage(object);
        }
        return rows(object, new PolicyNames(work, object)).result(StatementKind.DESCRIBE);
    }

    /** Of a view there is none. */
    private static StatementResult stage(CatalogObject object) {
        if (!(object instanceof Table)) {
            throw Work.wrongKind(object, ObjectKind.TABLE);
        }
        return DescribeFiles.ofTableStage().result(StatementKind.DESCRIBE);
    }

    /** Columns of a result, as DESCRIBE RESULT shows them. */
    static Listing columns(List<ResultColumn> columns) {
        Listing listing = listing();
        columns.forEach(column -> row(listing, column, null, null));
        return listing;
    }

    private static Listing listing() {
        return new Listing()
                .text(
                        "name",
                        "type",
                        "kind",
                        "null?",
                        "default",
                        "primary key",
                        "unique key",
                        "check",
                        "expression",
                        "comment")
                .text("policy name", "privacy domain");
    }

    /** The masks of an object's columns by name. */
    private record PolicyNames(Work work, CatalogObject object) {
        @Nullable
        String of(String kept) {
            return object.info().policies().stream()
                    .filter(attached -> kept.equals(attached.column()))
                    .findFirst()
                    .flatMap(attached -> Policies.find(work.account().catalog(), attached.policy()))
                    .map(policy -> policy.name().toString())
                    .orElse(null);
        }
    }

    private static Listing rows(CatalogObject object, PolicyNames policies) {
        Listing listing = listing();
        if (object instanceof Table table) {
            table(listing, table, policies);
        } else if (object instanceof ExternalTable table) {
            external(listing, table, policies);
        } else if (object instanceof View view) {
            view.columns()
                    .forEach(column ->
                            row(listing, column, view.columnComments().get(column.name()), policies.of(column.name())));
        } else {
            throw Work.wrongKind(object, ObjectKind.TABLE);
        }
        return listing;
    }

    /** How loads changed the columns shows only where they may. */
    private static void table(Listing listing, Table table, PolicyNames policies) {
        boolean evolves = table.options().schemaEvolution();
        if (evolves) {
            listing.text("schema evolution record");
        }
        for (Column column : table.columns()) {
            List<@Nullable Object> cells = new ArrayList<>(cells(table, column, policies.of(column.physical())));
            if (evolves) {
                cells.add(column.evolution());
            }
            listing.row(cells.toArray());
        }
    }

    private static List<@Nullable Object> cells(Table table, Column column, @Nullable String policy) {
        String comment = column.comment().isEmpty() ? null : column.comment();
        return Arrays.asList(
                column.name(),
                TypeText.full(column.type()),
                "COLUMN",
                yes(column.nullable()),
                ExpressionText.ofDefault(column),
                yes(isIn(table, column, ConstraintKind.PRIMARY_KEY)),
                yes(isIn(table, column, ConstraintKind.UNIQUE)),
                null,
                null,
                comment,
                policy,
                null);
    }

    /** VALUE and the computed columns; the METADATA$ columns do not show. */
    private static void external(Listing listing, ExternalTable table, PolicyNames policies) {
        row(listing, ResultColumn.of("VALUE", SqlTypes.VARIANT), null, policies.of("VALUE"));
        for (ExternalTable.Column column : table.columns()) {
            listing.row(
                    column.name(),
                    TypeText.full(column.type()),
                    "VIRTUAL",
                    yes(!column.definition().notNull()),
                    null,
                    "N",
                    "N",
                    null,
                    column.expression(),
                    column.comment().isEmpty() ? null : column.comment(),
                    policies.of(column.name()),
                    null);
        }
    }

    private static void row(Listing listing, ResultColumn column, @Nullable String comment, @Nullable String policy) {
        listing.row(
                column.name(),
                TypeText.full(column.type()),
                "COLUMN",
                yes(column.nullable()),
                null,
                "N",
                "N",
                null,
                null,
                comment,
                policy,
                null);
    }

    private static boolean isIn(Table table, Column column, ConstraintKind kind) {
        return table.keys().stream()
                .filter(key -> key.kind() == kind)
                .map(TableKey::columns)
                .anyMatch(columns -> columns.contains(column.physical()));
    }

    private static String yes(boolean value) {
        return value ? "Y" : "N";
    }
}
