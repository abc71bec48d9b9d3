package dev.glueflake.testkit.snowflake.internal.execute;

import dev.glueflake.testkit.snowflake.internal.catalog.Column;
import dev.glueflake.testkit.snowflake.internal.catalog.QualifiedName;
import dev.glueflake.testkit.snowflake.internal.catalog.Table;
import dev.glueflake.testkit.snowflake.internal.catalog.TableKey;
import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Identifier;
import dev.glueflake.testkit.snowflake.internal.sql.ast.ObjectName;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.ColumnDefinition;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.ConstraintKind;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.References;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.TableChange;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.TableConstraint;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The keys of a table with certain columns: made from constraints, added, dropped and renamed. */
final class ConstraintKeys {
    private final Work work;
    private final List<Column> columns;
    private final @Nullable Table made;

    ConstraintKeys(Work work, List<Column> columns) {
        this(work, columns, null);
    }

    /** Those of a table in the making, which foreign keys find under its name. */
    ConstraintKeys(Work work, Table made) {
        this(work, made.columns(), made);
    }

    private ConstraintKeys(Work work, List<Column> columns, @Nullable Table made) {
        this.work = work;
        this.columns = columns;
        this.made = made;
    }

    /** The unnamed keys that a column's definition carries. */
    List<TableKey> inline(ColumnDefinition column) {
        List<TableKey> keys = new ArrayList<>();
        if (column.primaryKey()) {
            keys.add(new TableKey(newName(), ConstraintKind.PRIMARY_KEY, List.of(physical(column.name()))));
        }
        if (column.unique()) {
            keys.add(new TableKey(newName(), ConstraintKind.UNIQUE, List.of(physical(column.name()))));
        }
        return keys;
    }

    TableKey of(TableConstraint constraint) {
        List<String> physical =
                constraint.columns().stream().map(this::physical).toList();
        Identifier name = constraint.name();
        References references = constraint.references();
        return new TableKey(
                name == null ? newName() : name.text(),
                constraint.kind(),
                physical,
                references == null ? null : target(references, physical.size()));
    }

    private TableKey.Target target(References references, int count) {
        Table table = referenced(work.name(references.table()));
        List<String> names = references.columns().isEmpty() ? primaryKey(table) : names(table, references.columns());
        if (names.size() != count) {
            throw Errors.compilation(
                    "002151", "42601", "Number of columns in foreign key does not match the referenced key.");
        }
        return new TableKey.Target(table.name(), names, references.onUpdate(), references.onDelete());
    }

    private Table referenced(ObjectName name) {
        if (made != null && work.objects().qualify(name, "CREATE TABLE").equals(made.name())) {
            return made;
        }
        return work.table(name);
    }

    private static List<String> names(Table table, List<Identifier> written) {
        List<String> names = new ArrayList<>();
        Set<String> physical = new HashSet<>();
        for (Identifier column : written) {
            Column found = AlterTableHandler.column(table, column);
            names.add(found.name());
            physical.add(found.physical());
        }
        boolean isKey = table.keys().stream()
                .anyMatch(
                        key -> key.kind() != ConstraintKind.FOREIGN_KEY && physical.equals(Set.copyOf(key.columns())));
        if (!isKey) {
            throw Errors.compilation(
                    "002152",
                    "42601",
                    "Referenced columns of table '" + table.name() + "' are no primary or unique key.");
        }
        return names;
    }

    private static List<String> primaryKey(Table table) {
        return table.keys().stream()
                .filter(key -> key.kind() == ConstraintKind.PRIMARY_KEY)
                .findFirst()
                .map(key -> key.columns().stream()
                        .map(physical -> name(table, physical))
                        .toList())
                .orElseThrow(() -> Errors.compilation(
                        "002153", "42601", "Table '" + table.name() + "' does not have a primary key."));
    }

    /** A column's name by its physical one. */
    static String name(Table table, String physical) {
        return table.columns().stream()
                .filter(column -> column.physical().equals(physical))
                .map(Column::name)
                .findFirst()
                .orElse("");
    }

    private String physical(Identifier name) {
        return columns.stream()
                .filter(column -> column.name().equals(name.text()))
                .map(Column::physical)
                .findFirst()
                .orElseThrow(() -> Errors.invalidIdentifier(name.at(), name.text()));
    }

    private static String newName() {
        return "SYS_CONSTRAINT_" + UUID.randomUUID();
    }

    void add(Table table, TableConstraint constraint) {
        TableKey key = of(constraint);
        boolean second = key.kind() == ConstraintKind.PRIMARY_KEY
                && table.keys().stream().anyMatch(each -> each.kind() == ConstraintKind.PRIMARY_KEY);
        if (second) {
            throw Errors.compilation(
                    "002200",
                    "42601",
                    "Primary key already exists for table '" + table.name().name() + "'");
        }
        if (table.keys().stream().anyMatch(each -> each.name().equals(key.name()))) {
            throw Errors.alreadyExists(key.name());
        }
        List<TableKey> keys = new ArrayList<>(table.keys());
        keys.add(key);
        work.objects().replace(table, notNull(table, key).withKeys(keys));
    }

    private Table notNull(Table table, TableKey key) {
        if (key.kind() != ConstraintKind.PRIMARY_KEY) {
            return table;
        }
        List<Column> changed = table.columns().stream()
                .map(column -> key.columns().contains(column.physical())
                        ? new AlterColumn(work).required(table, column)
                        : column)
                .toList();
        return table.withColumns(changed, table.nextColumn());
    }

    void drop(Table table, TableChange.DropConstraint drop) {
        Set<TableKey> gone =
                table.keys().stream().filter(key -> isMeant(drop, key)).collect(Collectors.toSet());
        if (gone.isEmpty()) {
            Identifier name = drop.name();
            String shown =
                    name != null ? name.text() : String.valueOf(drop.kind()).replace('_', ' ');
            throw Errors.compilation("002003", "02000", "Constraint '" + shown + "' does not exist or not authorized.");
        }
        List<TableKey> keys = new ArrayList<>(table.keys());
        keys.removeAll(gone);
        work.objects().replace(table, table.withKeys(keys));
    }

    private boolean isMeant(TableChange.DropConstraint drop, TableKey key) {
        Identifier name = drop.name();
        if (name != null) {
            return key.name().equals(name.text());
        }
        boolean sameColumns = drop.columns().isEmpty()
                || key.columns()
                        .equals(drop.columns().stream().map(this::physical).toList());
        return key.kind() == drop.kind() && sameColumns;
    }

    void rename(Table table, TableChange.RenameConstraint rename) {
        TableKey key = table.keys().stream()
                .filter(each -> each.name().equals(rename.from().text()))
                .findFirst()
                .orElseThrow(() -> Errors.compilation(
                        "002003",
                        "02000",
                        "Constraint '" + rename.from().text() + "' does not exist or not authorized."));
        List<TableKey> keys = new ArrayList<>(table.keys());
        keys.replaceAll(each -> each.equals(key) ? key.withName(rename.to().text()) : each);
        work.objects().replace(table, table.withKeys(keys));
    }

    /** Whether a foreign key refers to that table. */
    static boolean refersTo(Table table, QualifiedName name) {
        return table.keys().stream().anyMatch(key -> {
            TableKey.Target target = key.target();
            return target != null && target.table().equals(name);
        });
    }
}
