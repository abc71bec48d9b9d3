package dev.glueflake.testkit.snowflake.internal.execute;

import dev.glueflake.testkit.snowflake.internal.catalog.Column;
import dev.glueflake.testkit.snowflake.internal.catalog.ObjectInfo;
import dev.glueflake.testkit.snowflake.internal.catalog.QualifiedName;
import dev.glueflake.testkit.snowflake.internal.catalog.Table;
import dev.glueflake.testkit.snowflake.internal.catalog.TableKey;
import dev.glueflake.testkit.snowflake.internal.catalog.TableOptions;
import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.external.ExternalTable;
import dev.glueflake.testkit.snowflake.internal.external.ExternalTableAlteration;
import dev.glueflake.testkit.snowflake.internal.result.StatementResult;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Identifier;
import dev.glueflake.testkit.snowflake.internal.sql.ast.ObjectName;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.AlterTable;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.ObjectKind;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.Persistence;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.TableChange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** ALTER TABLE. Names change in our catalog only; DuckDB hears of new columns and wider types. */
final class AlterTableHandler {
    private final Work work;

    AlterTableHandler(Work work) {
        this.work = work;
    }

    StatementResult alter(AlterTable alter) {
        ObjectName name = work.name(alter.table());
        Optional<ExternalTable> external = work.objects().find(ObjectKind.TABLE, ExternalTable.class, name);
        if (external.isPresent() && alter.change() instanceof TableChange.Policies policies) {
            new PolicyUses(work).change(external.get(), policies.changes());
        } else if (external.isPresent()) {
            new ExternalTableAlteration(work.session(), work.scope()).change(external.get(), alter.change());
        } else {
            work.table(name, alter.ifExists()).ifPresent(table -> {
                if (table.isDynamic()) {
                    throw Work.wrongKind(table, ObjectKind.TABLE);
                }
                change(table, alter.change());
            });
        }
        return Results.ddl(Results.DONE);
    }

    void change(Table table, TableChange change) {
        if (change instanceof TableChange.RenameTo rename) {
            rename(table, work.name(rename.name()));
        } else if (change instanceof TableChange.SwapWith swap) {
            swap(table, work.table(work.name(swap.other())));
        } else if (change instanceof TableChange.AddColumns add) {
            new AddColumns(work).add(table, add);
        } else if (change instanceof TableChange.AddExternalColumns) {
            throw Errors.unsupported("virtual column");
        } else if (change instanceof TableChange.DropColumns drop) {
            drop(table, drop);
        } else if (change instanceof TableChange.RenameColumn rename) {
            renameColumn(table, rename);
        } else if (change instanceof TableChange.AlterColumn alter) {
            new AlterColumn(work).alter(table, List.of(alter));
        } else if (change instanceof TableChange.AlterColumns several) {
            new AlterColumn(work).alter(table, several.changes());
        } else if (change instanceof TableChange.AddConstraint add) {
            new ConstraintKeys(work, table.columns()).add(table, add.constraint());
        } else if (change instanceof TableChange.DropConstraint drop) {
            new ConstraintKeys(work, table.columns()).drop(table, drop);
        } else if (change instanceof TableChange.RenameConstraint rename) {
            new ConstraintKeys(work, table.columns()).rename(table, rename);
        } else if (change instanceof TableChange.SetOptions set) {
            setOptions(table, set);
        } else if (change instanceof TableChange.UnsetOptions unset) {
            unsetOptions(table, unset.names());
        } else if (change instanceof TableChange.Policies policies) {
            new PolicyUses(work).change(table, policies.changes());
        } else if (change instanceof TableChange.Recluster recluster) {
            work.objects()
                    .replace(table, table.withOptions(table.options().withSuspendedClustering(recluster.suspend())));
        } else if (change instanceof TableChange.SearchOptimization search) {
            searchOptimization(table, search);
        }
    }

    /** Nothing is faster here, but it shows. */
    private void searchOptimization(Table table, TableChange.SearchOptimization search) {
        List<String> targets = new ArrayList<>(table.options().searchOptimization());
        List<String> meant = search.targets().isEmpty() ? List.of("*") : search.targets();
        if (!search.add() && search.targets().isEmpty()) {
            targets.clear();
        } else {
            targets.removeAll(meant);
            targets.addAll(search.add() ? meant : List.of());
        }
        work.objects().replace(table, table.withOptions(table.options().withSearchOptimization(targets)));
    }

    private void unsetOptions(Table table, List<String> names) {
        AcceptedOptions.checkNames(names, AcceptedOptions.UNSET_TABLE);
        TableOptions options = table.options();
        options = names.contains("CLUSTER BY") ? options.withClusterBy("") : options;
        options = names.contains("CHANGE_TRACKING") ? options.withChangeTracking(false) : options;
        options = names.contains("ENABLE_SCHEMA_EVOLUTION") ? options.withSchemaEvolution(false) : options;
        options = names.contains(DdlCollation.OPTION) ? options.withDdlCollation(null) : options;
        Table changed = table.withOptions(options);
        if (names.contains("DATA_RETENTION_TIME_IN_DAYS")) {
            changed = changed.withRetention(1);
        }
        if (names.contains("COMMENT")) {
            changed = changed.with(table.info().withComment(""));
        }
        work.objects().replace(table, changed);
    }

    private void rename(Table table, ObjectName to) {
        QualifiedName name = work.objects().qualify(to, "ALTER TABLE");
        work.objects().rename(table, name);
    }

    private void swap(Table table, Table other) {
        boolean temporary = table.persistence() == Persistence.TEMPORARY;
        if (temporary != (other.persistence() == Persistence.TEMPORARY)) {
            throw Errors.compilation(
                    "002203", "0A000", "A temporary table cannot be swapped with a permanent or transient one.");
        }
        if (temporary) {
            throw Errors.unsupported("SWAP WITH between temporary tables");
        }
        work.objects().swap(table, other);
    }

    private void drop(Table table, TableChange.DropColumns drop) {
        Set<String> gone = drop.columns().stream()
                .filter(name -> !drop.ifExists() || table.column(name.text()).isPresent())
                .map(name -> column(table, name).physical())
                .collect(Collectors.toSet());
        List<Column> left = table.columns().stream()
                .filter(column -> !gone.contains(column.physical()))
                .toList();
        if (left.isEmpty()) {
            throw Errors.compilation(
                    "002027",
                    "42601",
                    "Cannot drop the only column of table '" + table.name().name() + "'.");
        }
        List<TableKey> keys = table.keys().stream()
                .filter(key -> key.columns().stream().noneMatch(gone::contains))
                .toList();
        ObjectInfo info = table.info().withPolicies(PolicyUses.withoutColumns(table, gone));
        work.objects()
                .replace(
                        table,
                        table.with(info).withColumns(left, table.nextColumn()).withKeys(keys));
    }

    private void renameColumn(Table table, TableChange.RenameColumn rename) {
        Column column = column(table, rename.from());
        List<Column> columns = new ArrayList<>(table.columns());
        columns.replaceAll(
                each -> each.equals(column) ? each.withName(rename.to().text()) : each);
        ColumnBuilder.refuseDuplicates(columns);
        work.objects().replace(table, table.withColumns(columns, table.nextColumn()));
    }

    private void setOptions(Table table, TableChange.SetOptions set) {
        AcceptedOptions.check(set.options(), AcceptedOptions.TABLE);
        Table changed = AcceptedOptions.retentionDays(set.options())
                .map(table::withRetention)
                .orElse(table);
        changed = AcceptedOptions.applied(set.options(), changed);
        if (AcceptedOptions.has(set.options(), "COMMENT")) {
            changed = changed.with(table.info().withComment(AcceptedOptions.comment(set.options())));
        }
        work.objects().replace(table, changed);
        work.engine().structure().trackIfAsked(changed, work.session().account().now());
    }

    static Column column(Table table, Identifier name) {
        return table.column(name.text())
                .orElseThrow(() -> Errors.compilation("000904", "42000", "invalid identifier '" + name + "'"));
    }
}
