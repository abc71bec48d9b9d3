package dev.glueflake.testkit.snowflake.internal.external;

import dev.glueflake.testkit.snowflake.internal.catalog.QualifiedName;
import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.error.SnowflakeException;
import dev.glueflake.testkit.snowflake.internal.session.DeferredNames;
import dev.glueflake.testkit.snowflake.internal.session.ExecutionScope;
import dev.glueflake.testkit.snowflake.internal.session.Session;
import dev.glueflake.testkit.snowflake.internal.sql.ast.ExternalColumn;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Identifier;
import dev.glueflake.testkit.snowflake.internal.sql.ast.ObjectName;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Option;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.TableChange;
import dev.glueflake.testkit.snowflake.internal.stage.format.Options;
import java.util.ArrayList;
import java.util.List;

/** ALTER TABLE of an external table: its columns, its name, its comment. */
public final class ExternalTableAlteration {
    private final Session session;
    private final ExecutionScope scope;

    public ExternalTableAlteration(Session session, ExecutionScope scope) {
        this.session = session;
        this.scope = scope;
    }

    public void change(ExternalTable table, TableChange change) {
        if (change instanceof TableChange.AddExternalColumns add) {
            add(table, add);
        } else if (change instanceof TableChange.DropColumns drop) {
            drop(table, drop);
        } else if (change instanceof TableChange.RenameColumn rename) {
            rename(table, rename);
        } else if (change instanceof TableChange.RenameTo to) {
            rename(table, DeferredNames.resolve(to.name(), session.environment(scope)));
        } else if (change instanceof TableChange.SetOptions set) {
            set(table, set.options());
        } else if (change instanceof TableChange.UnsetOptions unset
                && unset.names().equals(List.of("COMMENT"))) {
            session.objects().replace(table, table.with(table.info().withComment("")));
        } else {
            throw Errors.unsupported(
                    "ALTER TABLE of an external table: " + change.getClass().getSimpleName());
        }
    }

    private void add(ExternalTable table, TableChange.AddExternalColumns add) {
        List<ExternalColumn> added = add.columns().stream()
                .filter(column ->
                        !add.ifNotExists() || table.column(column.name().text()).isEmpty())
                .toList();
        replace(table, new ColumnDefinitions(session, scope).checked(table.columns(), added));
    }

    private void drop(ExternalTable table, TableChange.DropColumns drop) {
        List<ExternalTable.Column> left = new ArrayList<>(table.columns());
        for (Identifier name : drop.columns()) {
            boolean gone = left.removeIf(column -> column.name().equals(name.text()));
            if (!gone && !drop.ifExists()) {
                throw missing(name);
            }
            if (table.partitionBy().contains(name.text())) {
                throw Errors.compilation(
                        "002269",
                        "42601",
                        "Cannot drop the partition column '" + name.text() + "' of an external table.");
            }
        }
        replace(table, left);
    }

    private void rename(ExternalTable table, TableChange.RenameColumn rename) {
        ExternalTable.Column old = table.column(rename.from().text()).orElseThrow(() -> missing(rename.from()));
        ExternalColumn before = old.definition();
        ExternalColumn after =
                new ExternalColumn(rename.to(), before.type(), before.value(), before.text(), before.notNull());
        List<ExternalTable.Column> columns = new ArrayList<>(table.columns());
        columns.remove(old);
        new ColumnDefinitions(session, scope).checked(columns, List.of(after));
        columns.clear();
        table.columns()
                .forEach(column -> columns.add(
                        column.equals(old) ? new ExternalTable.Column(after, old.type(), old.comment()) : column));
        List<String> partitions = table.partitionBy().stream()
                .map(name -> name.equals(old.name()) ? rename.to().text() : name)
                .toList();
        session.objects()
                .replace(table, new ExternalTable(table.info(), columns, partitions, table.source(), table.files()));
    }

    private void rename(ExternalTable table, ObjectName to) {
        QualifiedName name = session.objects().qualify(to, "ALTER TABLE");
        session.objects().rename(table, name);
    }

    private void set(ExternalTable table, List<Option> written) {
        Options options = new Options(written);
        options.text("COMMENT").ifPresent(text -> session.objects()
                .replace(table, table.with(table.info().withComment(text))));
        options.refuseRest();
    }

    /** COMMENT ON COLUMN. */
    public void comment(ExternalTable table, Identifier column, String text) {
        ExternalTable.Column old = table.column(column.text()).orElseThrow(() -> missing(column));
        replace(
                table,
                table.columns().stream()
                        .map(each ->
                                each.equals(old) ? new ExternalTable.Column(old.definition(), old.type(), text) : each)
                        .toList());
    }

    private void replace(ExternalTable table, List<ExternalTable.Column> columns) {
        session.objects().replace(table, table.withColumns(columns));
    }

    private static SnowflakeException missing(Identifier column) {
        return Errors.compilation("000904", "42000", "invalid identifier '" + column + "'");
    }
}
