package dev.glueflake.testkit.snowflake.internal.execute;

import dev.glueflake.testkit.snowflake.internal.catalog.Column;
import dev.glueflake.testkit.snowflake.internal.catalog.Table;
import dev.glueflake.testkit.snowflake.internal.catalog.TableKey;
import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.session.ExpressionText;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Expression;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Identifier;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Position;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.ColumnChange;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.ColumnDefinition;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.ConstraintKind;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.CreateTable;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.Identity;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.TableChange;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.TableConstraint;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.TableSource;
import dev.glueflake.testkit.snowflake.internal.sql.ast.TypeName;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The changes of ALTER TABLE that make a table what its definition says, in an order in which what can fail comes first. */
final class CreateOrAlterTable {
    private static final Set<String> UNSET = Set.of(
            "COMMENT", "DATA_RETENTION_TIME_IN_DAYS", "CLUSTER BY", "ENABLE_SCHEMA_EVOLUTION", DdlCollation.OPTION);

    private final Work work;
    private final CreateTable create;
    private final List<ColumnDefinition> columns;
    private final List<TableConstraint> constraints;

    CreateOrAlterTable(Work work, CreateTable create, TableSource.Columns defined) {
        this.work = work;
        this.create = create;
        this.columns = defined.columns();
        this.constraints = withInline(defined);
    }

    private static List<TableConstraint> withInline(TableSource.Columns defined) {
        List<TableConstraint> all = new ArrayList<>();
        for (ColumnDefinition column : defined.columns()) {
            if (column.primaryKey()) {
                all.add(new TableConstraint(null, ConstraintKind.PRIMARY_KEY, List.of(column.name()), null));
            }
            if (column.unique()) {
                all.add(new TableConstraint(null, ConstraintKind.UNIQUE, List.of(column.name()), null));
            }
        }
        all.addAll(defined.constraints());
        return all;
    }

    void alter(Table table) {
        AcceptedOptions.check(create.options(), AcceptedOptions.TABLE);
        CreateOrAlterHandler.requireOrder(
                "CREATE OR ALTER TABLE",
                table.columns().stream().map(Column::name).toList(),
                columns.stream().map(column -> column.name().text()).toList());
        List<TableChange.AlterColumn> changes = columnChanges(table);
        List<TableChange.AlterColumn> loosened = changes.stream()
                .filter(change -> change.change() instanceof ColumnChange.DropNotNull)
                .toList();
        changes.removeAll(loosened);
        change(new TableChange.AlterColumns(changes), !changes.isEmpty());
        dropConstraints(table);
        change(new TableChange.AlterColumns(loosened), !loosened.isEmpty());
        options();
        columnsThatComeAndGo(table);
        addConstraints();
    }

    private void change(TableChange change, boolean needed) {
        if (needed) {
            new AlterTableHandler(work).change(now(), change);
        }
    }

    private Table now() {
        return work.table(work.name(create.name()));
    }

    private List<TableChange.AlterColumn> columnChanges(Table table) {
        List<TableChange.AlterColumn> changes = new ArrayList<>();
        for (ColumnDefinition definition : columns) {
            if (definition.mask() != null || !definition.tags().isEmpty()) {
                throw Errors.unsupported("CREATE OR ALTER TABLE with policies or tags of columns");
            }
            table.column(definition.name().text()).ifPresent(column -> changes(definition, column)
                    .forEach(change -> changes.add(new TableChange.AlterColumn(definition.name(), change))));
        }
        return changes;
    }

    private List<ColumnChange> changes(ColumnDefinition definition, Column column) {
        List<ColumnChange> changes = new ArrayList<>();
        type(definition, column).ifPresent(changes::add);
        requireSameIdentity(definition, column);
        byDefault(definition, column).ifPresent(changes::add);
        boolean required = definition.notNull() || inPrimaryKey(definition.name());
        if (required == column.nullable()) {
            changes.add(required ? new ColumnChange.SetNotNull() : new ColumnChange.DropNotNull());
        }
        String comment = definition.comment() == null ? "" : definition.comment();
        if (!comment.equals(column.comment())) {
            changes.add(new ColumnChange.SetComment(comment));
        }
        return changes;
    }

    private Optional<ColumnChange> type(ColumnDefinition definition, Column column) {
        TypeName type = definition.type();
        if (type == null) {
            throw Errors.compilation("001003", "42000", "column '" + definition.name() + "' has no data type");
        }
        DdlCollation types = new DdlCollation(work);
        String collation = types.ofNew(work.name(create.name()), create.options());
        boolean same = types.type(type, collation).equals(column.type());
        TypeName written = type.collation() == null && !collation.isEmpty() ? type.collated(collation) : type;
        return same ? Optional.empty() : Optional.of(new ColumnChange.SetType(written));
    }

    private boolean inPrimaryKey(Identifier column) {
        return constraints.stream()
                .filter(constraint -> constraint.kind() == ConstraintKind.PRIMARY_KEY)
                .flatMap(constraint -> constraint.columns().stream())
                .anyMatch(key -> key.text().equals(column.text()));
    }

    private static void requireSameIdentity(ColumnDefinition definition, Column column) {
        Identity wanted = definition.identity();
        Column.IdentitySequence now = column.sequence();
        boolean same = wanted == null
                ? now == null
                : now != null && wanted.start() == now.start() && wanted.step() == now.step();
        if (!same) {
            throw Errors.unsupported("CREATE OR ALTER TABLE that changes the AUTOINCREMENT of a column");
        }
    }

    private Optional<ColumnChange> byDefault(ColumnDefinition definition, Column column) {
        Expression wanted = definition.defaultValue();
        Expression now = column.defaultValue();
        if (wanted == null) {
            return now == null ? Optional.empty() : Optional.of(new ColumnChange.DropDefault());
        }
        String text = ExpressionText.of(new ColumnDefaults(work).defined(wanted));
        return now != null && text.equals(ExpressionText.of(now))
                ? Optional.empty()
                : Optional.of(new ColumnChange.SetDefault(wanted));
    }

    private void columnsThatComeAndGo(Table before) {
        Set<String> wanted = new TreeSet<>(
                columns.stream().map(column -> column.name().text()).toList());
        List<Identifier> gone = before.columns().stream()
                .map(Column::name)
                .filter(name -> !wanted.contains(name))
                .map(name -> Identifier.quoted(name, Position.NONE))
                .toList();
        List<ColumnDefinition> added = columns.stream()
                .filter(column -> before.column(column.name().text()).isEmpty())
                .toList();
        change(new TableChange.AddColumns(added, List.of(), false), !added.isEmpty());
        change(new TableChange.DropColumns(gone, false), !gone.isEmpty());
    }

    private void dropConstraints(Table before) {
        for (TableKey key : before.keys()) {
            boolean wanted = constraints.stream().anyMatch(constraint -> isSame(before, key, constraint));
            Identifier name = Identifier.quoted(key.name(), Position.NONE);
            change(new TableChange.DropConstraint(name, null, List.of()), !wanted);
        }
    }

    private void addConstraints() {
        for (TableConstraint constraint : constraints) {
            Table table = now();
            boolean there = table.keys().stream().anyMatch(key -> isSame(table, key, constraint));
            change(new TableChange.AddConstraint(constraint), !there);
        }
    }

    private boolean isSame(Table table, TableKey key, TableConstraint constraint) {
        List<String> names = key.columns().stream()
                .map(physical -> ConstraintKeys.name(table, physical))
                .toList();
        boolean same = key.kind() == constraint.kind()
                && names.equals(
                        constraint.columns().stream().map(Identifier::text).toList())
                && (constraint.name() == null || constraint.name().text().equals(key.name()));
        return same
                && (key.target() == null
                        || Objects.equals(
                                key.target(),
                                new ConstraintKeys(work, table).of(constraint).target()));
    }

    /** What is not written is unset, but for change tracking. */
    private void options() {
        List<String> absent = UNSET.stream()
                .filter(option -> !AcceptedOptions.has(create.options(), option))
                .toList();
        change(new TableChange.UnsetOptions(absent), !absent.isEmpty());
        change(new TableChange.SetOptions(create.options()), !create.options().isEmpty());
    }
}
