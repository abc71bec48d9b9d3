package dev.glueflake.testkit.snowflake.internal.execute;

import dev.glueflake.testkit.snowflake.internal.catalog.CatalogObject;
import dev.glueflake.testkit.snowflake.internal.catalog.Column;
import dev.glueflake.testkit.snowflake.internal.catalog.ObjectInfo;
import dev.glueflake.testkit.snowflake.internal.catalog.Table;
import dev.glueflake.testkit.snowflake.internal.catalog.TableKey;
import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.result.ResultColumn;
import dev.glueflake.testkit.snowflake.internal.result.StatementResult;
import dev.glueflake.testkit.snowflake.internal.session.TableWrite;
import dev.glueflake.testkit.snowflake.internal.session.Tags;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Identifier;
import dev.glueflake.testkit.snowflake.internal.sql.ast.ObjectName;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Option;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Query;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.ColumnDefinition;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.ConstraintKind;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.CreateMode;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.CreateTable;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.ObjectKind;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.Persistence;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.TableConstraint;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.TableSource;
import dev.glueflake.testkit.snowflake.internal.sql.bind.Relation;
import dev.glueflake.testkit.snowflake.internal.stage.FormatChoice;
import dev.glueflake.testkit.snowflake.internal.type.Collation;
import dev.glueflake.testkit.snowflake.internal.type.SqlType;
import dev.glueflake.testkit.snowflake.internal.type.SqlTypes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** CREATE TABLE from columns, a query, another table's shape or another table's rows. */
final class CreateTableHandler {
    private static final int DEFAULT_RETENTION = 1;

    private final Work work;
    private final ColumnBuilder columns;

    CreateTableHandler(Work work) {
        this.work = work;
        this.columns = new ColumnBuilder(work);
    }

    StatementResult create(CreateTable create) {
        AcceptedOptions.check(create.options(), AcceptedOptions.TABLE);
        checkStageFormat(create.options());
        ObjectName name = work.name(create.name());
        boolean temporary = create.persistence() == Persistence.TEMPORARY;
        work.objects().schemaOf(name, "CREATE TABLE");
        Optional<CatalogObject> standing = work.objects()
                .find(ObjectKind.TABLE, name)
                .filter(object -> work.objects().isTemporary(object) == temporary);
        if (standing.isPresent() && create.mode() != CreateMode.OR_REPLACE) {
            return standing(create, name, standing.get());
        }
        ObjectInfo info = work.objects().newInfo(name, "CREATE TABLE", AcceptedOptions.comment(create.options()));
        Filled made = build(create, info.withTags(new Tags(work.session(), work.scope()).of(create.options())));
        Table table = AcceptedOptions.applied(
                create.options(),
                made.table()
                        .withRetention(
                                AcceptedOptions.retentionDays(create.options()).orElse(DEFAULT_RETENTION)));
        work.engine().structure().trackIfAsked(table, table.createdOn());
        return register(create, guarded(create, table), temporary)
                ? Results.ddl("Table " + name.last().text() + " successfully created.", made.rows())
                : Results.ddl(exists(name));
    }

    private void checkStageFormat(List<Option> options) {
        for (Option option : options) {
            if (option.name().equals(AcceptedOptions.STAGE_FORMAT)) {
                FormatChoice.of(option.value(), work.session());
            }
        }
    }

    private Table guarded(CreateTable create, Table table) {
        List<ColumnDefinition> definitions = create.source() instanceof TableSource.Columns defined
                ? defined.columns()
                : create.source() instanceof TableSource.AsQuery query ? query.columns() : List.of();
        try {
            return table.with(new PolicyUses(work).info(table, PolicyUses.Written.of(definitions), create.options()));
        } catch (RuntimeException e) {
            work.engine().structure().destroy(table);
            throw e;
        }
    }

    private static StatementResult standing(CreateTable create, ObjectName name, CatalogObject object) {
        if (create.mode() == CreateMode.IF_NOT_EXISTS) {
            return Results.ddl(exists(name));
        }
        throw Errors.alreadyExists(object.name().toString());
    }

    private static String exists(ObjectName name) {
        return name.last().text() + " already exists, statement succeeded.";
    }

    private boolean register(CreateTable create, Table table, boolean temporary) {
        try {
            boolean created = work.objects().create(table, create.mode(), temporary, create.copyGrants());
            if (!created) {
                work.engine().structure().destroy(table);
            }
            return created;
        } catch (RuntimeException e) {
            work.engine().structure().destroy(table);
            throw e;
        }
    }

    /** A new table and the rows that its query gave it. */
    private record Filled(Table table, long rows) {}

    private Filled build(CreateTable create, ObjectInfo info) {
        return create.source() instanceof TableSource.AsQuery query
                ? asQuery(create.persistence(), info, query)
                : new Filled(withoutQuery(create, info), 0);
    }

    private Table withoutQuery(CreateTable create, ObjectInfo info) {
        TableSource source = create.source();
        if (source instanceof TableSource.Columns defined) {
            List<Column> made =
                    defined(defined, new DdlCollation(work).ofNew(work.name(create.name()), create.options()));
            return empty(withKeys(table(info, create.persistence(), made, List.of()), defined));
        }
        if (source instanceof TableSource.Like like) {
            Table model = work.table(work.name(like.table()));
            List<Column> copied =
                    model.columns().stream().map(this::withOwnSequence).toList();
            return empty(new Table(
                    like(info, model),
                    newPhysical(),
                    create.persistence(),
                    copied,
                    model.keys(),
                    model.nextColumn(),
                    DEFAULT_RETENTION,
                    model.options().withDynamic(null)));
        }
        if (source instanceof TableSource.Template template) {
            List<Column> described = columns.described(template.query());
            return empty(table(info, create.persistence(), described, List.of()));
        }
        return copy(create, info, (TableSource.Clone) source);
    }

    /** A table with the columns of a query, named as {@code written} says, and with its rows if {@code filled}. */
    Table ofQuery(ObjectInfo info, Persistence persistence, TableSource.AsQuery source, boolean filled) {
        if (filled) {
            return asQuery(persistence, info, source).table();
        }
        List<ResultColumn> found = work.binder().query(source.query()).columns();
        return empty(table(info, persistence, asQuery(source.columns(), found), List.of()));
    }

    private Table empty(Table table) {
        work.engine().structure().create(table);
        return table;
    }

    private List<Column> defined(TableSource.Columns source, String collation) {
        DdlCollation types = new DdlCollation(work);
        List<Column> made = new ArrayList<>();
        for (ColumnDefinition definition : source.columns()) {
            if (definition.type() == null) {
                throw Errors.compilation("001003", "42000", "column '" + definition.name() + "' has no data type");
            }
            Column column = columns.column(definition, types.type(definition.type(), collation), made.size() + 1);
            made.add(inPrimaryKey(source.constraints(), definition.name()) ? column.withNullable(false) : column);
        }
        ColumnBuilder.refuseDuplicates(made);
        return made;
    }

    private static boolean inPrimaryKey(List<TableConstraint> constraints, Identifier column) {
        return constraints.stream()
                .filter(constraint -> constraint.kind() == ConstraintKind.PRIMARY_KEY)
                .flatMap(constraint -> constraint.columns().stream())
                .anyMatch(key -> key.text().equals(column.text()));
    }

    /** Foreign keys come last: they may refer to the table's own keys. */
    private Table withKeys(Table table, TableSource.Columns source) {
        ConstraintKeys keys = new ConstraintKeys(work, table.columns());
        List<TableKey> found = new ArrayList<>();
        source.columns().forEach(column -> found.addAll(keys.inline(column)));
        source.constraints().stream()
                .filter(constraint -> constraint.kind() != ConstraintKind.FOREIGN_KEY)
                .forEach(constraint -> found.add(keys.of(constraint)));
        ConstraintKeys foreign = new ConstraintKeys(work, table.withKeys(found));
        source.constraints().stream()
                .filter(constraint -> constraint.kind() == ConstraintKind.FOREIGN_KEY)
                .forEach(constraint -> found.add(foreign.of(constraint)));
        return table.withKeys(found);
    }

    private Column withOwnSequence(Column column) {
        Column.IdentitySequence sequence = column.sequence();
        return sequence == null
                ? column
                : column.withSequence(columns.sequence(sequence.start(), sequence.step(), sequence.ordered()));
    }

    private Column withCounterOfItsOwn(Column column) {
        Column.IdentitySequence sequence = column.sequence();
        if (sequence == null) {
            return column;
        }
        long next = work.engine().structure().nextValue(sequence.physical());
        String physical =
                columns.sequence(next, sequence.step(), sequence.ordered()).physical();
        return column.withSequence(
                new Column.IdentitySequence(sequence.start(), sequence.step(), physical, sequence.ordered()));
    }

    private Filled asQuery(Persistence persistence, ObjectInfo info, TableSource.AsQuery source) {
        List<ResultColumn> found = work.binder().query(source.query()).columns();
        if (source.columns().isEmpty()) {
            NamedColumns.require(source.query());
        }
        Table table = table(info, persistence, asQuery(source.columns(), found), List.of());
        Statement.Insert fill = new Statement.Insert(ExtraRelations.NAME, List.of(), false, source.query());
        long rows = filled(table, write -> {
            Relation target = new Relation.Stored(
                    info.name().toString(),
                    table.columns().stream()
                            .map(CreateTableHandler::relationColumn)
                            .toList(),
                    table.physical());
            return write.apply(work.binder(new ExtraRelations(write.relations(), target))
                            .insert(fill))
                    .inserted();
        });
        return new Filled(table, rows);
    }

    private List<Column> asQuery(List<ColumnDefinition> definitions, List<ResultColumn> found) {
        if (!definitions.isEmpty() && definitions.size() != found.size()) {
            throw Errors.compilation(
                    "002026",
                    "42601",
                    "Number of columns in the list (" + definitions.size() + ") and in the query (" + found.size()
                            + ") differ");
        }
        List<Column> made = new ArrayList<>();
        for (int i = 0; i < found.size(); i++) {
            SqlType type = found.get(i).type() instanceof SqlType.Null
                    ? SqlTypes.VARCHAR
                    : Collation.ofColumn(found.get(i).type());
            if (definitions.isEmpty()) {
                made.add(new Column(found.get(i).name(), "c" + (i + 1), type, true, null, null, ""));
            } else {
                ColumnDefinition definition = definitions.get(i);
                made.add(columns.column(
                        definition, definition.type() == null ? type : work.type(definition.type()), i + 1));
            }
        }
        ColumnBuilder.refuseDuplicates(made);
        return made;
    }

    private static Relation.Column relationColumn(Column column) {
        return new Relation.Column(column.name(), column.type(), column.nullable(), column.physical(), null);
    }

    private Table copy(CreateTable create, ObjectInfo info, TableSource.Clone source) {
        ObjectName name = work.name(source.table());
        Table model = work.table(name);
        if (model.persistence() != Persistence.PERMANENT && create.persistence() == Persistence.PERMANENT) {
            throw Errors.compilation(
                    "002119",
                    "0A000",
                    model.persistence().name().toLowerCase(Locale.ROOT)
                            + " object cannot be cloned to a permanent object.");
        }
        return copy(model, name, source.travel(), info, create.persistence());
    }

    /** With the policies and tags of another table, and its own tags before those. */
    private static ObjectInfo like(ObjectInfo info, Table model) {
        Map<String, String> tags = new HashMap<>(model.info().tags());
        tags.putAll(info.tags());
        return info.withTags(tags)
                .withColumnTags(model.info().columnTags())
                .withPolicies(model.info().policies());
    }

    /** A new table with the rows and identity counters of another one. */
    Table copy(
            Table model, ObjectName name, Query.@Nullable TimeTravel travel, ObjectInfo info, Persistence persistence) {
        Table table = new Table(
                like(info, model),
                newPhysical(),
                persistence,
                model.columns().stream().map(this::withCounterOfItsOwn).toList(),
                model.keys(),
                model.nextColumn(),
                DEFAULT_RETENTION,
                model.options().withDynamic(null));
        filled(table, write -> {
            Relation.Stored rows =
                    (Relation.Stored) write.relations().find(name, travel).bare();
            String selected = model.columns().stream().map(Column::physical).collect(Collectors.joining(", "));
            return write.insert(table.columns(), "SELECT " + selected + " FROM " + rows.source() + " AS r");
        });
        return table;
    }

    /** Makes the DuckDB table and its rows, or nothing; how many rows. */
    private long filled(Table table, ToLongFunction<TableWrite> fill) {
        work.engine().structure().create(table);
        try (TableWrite write = work.session().writeAlone(work.scope(), table)) {
            long rows = fill.applyAsLong(write);
            write.complete();
            return rows;
        } catch (RuntimeException e) {
            work.engine().structure().destroy(table);
            throw e;
        }
    }

    private Table table(ObjectInfo info, Persistence persistence, List<Column> made, List<TableKey> keys) {
        return new Table(info, newPhysical(), persistence, made, keys, made.size() + 1, DEFAULT_RETENTION);
    }

    private String newPhysical() {
        return work.engine().newName("t");
    }
}
