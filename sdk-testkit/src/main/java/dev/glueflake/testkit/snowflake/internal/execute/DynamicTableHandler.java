package dev.glueflake.testkit.snowflake.internal.execute;

import dev.glueflake.testkit.snowflake.internal.catalog.CatalogObject;
import dev.glueflake.testkit.snowflake.internal.catalog.Dynamic;
import dev.glueflake.testkit.snowflake.internal.catalog.Dynamic.Schedule;
import dev.glueflake.testkit.snowflake.internal.catalog.Dynamic.Suspension;
import dev.glueflake.testkit.snowflake.internal.catalog.ObjectInfo;
import dev.glueflake.testkit.snowflake.internal.catalog.Table;
import dev.glueflake.testkit.snowflake.internal.dynamic.DynamicBoard;
import dev.glueflake.testkit.snowflake.internal.dynamic.DynamicGraph;
import dev.glueflake.testkit.snowflake.internal.dynamic.DynamicRefresher;
import dev.glueflake.testkit.snowflake.internal.dynamic.RefreshMode;
import dev.glueflake.testkit.snowflake.internal.engine.Snapshot;
import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.error.SnowflakeException;
import dev.glueflake.testkit.snowflake.internal.result.StatementResult;
import dev.glueflake.testkit.snowflake.internal.session.Tags;
import dev.glueflake.testkit.snowflake.internal.sql.ast.ObjectName;
import dev.glueflake.testkit.snowflake.internal.sql.ast.ObjectStatement.Change;
import dev.glueflake.testkit.snowflake.internal.sql.ast.ObjectStatement.CreateClone;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Option;
import dev.glueflake.testkit.snowflake.internal.sql.ast.PipelineStatement.CreateDynamicTable;
import dev.glueflake.testkit.snowflake.internal.sql.ast.PipelineStatement.RefreshDynamicTables;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.CreateMode;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.ObjectKind;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.Persistence;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.TableSource;
import dev.glueflake.testkit.snowflake.internal.stage.format.Options;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** CREATE, ALTER and CLONE of dynamic tables. */
final class DynamicTableHandler {
    private static final int DEFAULT_RETENTION = 1;
    private static final Set<String> MODES = Set.of("AUTO", "FULL", "INCREMENTAL");
    private static final Duration LEAST_LAG = Duration.ofSeconds(60);

    private final Work work;
    private final DynamicBoard board;

    DynamicTableHandler(Work work) {
        this.work = work;
        this.board = DynamicBoard.of(work.account());
    }

    StatementResult create(CreateDynamicTable create) {
        ObjectName name = work.name(create.name());
        Optional<CatalogObject> standing =
                work.objects().standing(ObjectKind.TABLE, name, create.mode(), "CREATE DYNAMIC TABLE");
        if (standing.isPresent() && create.mode() == CreateMode.IF_NOT_EXISTS) {
            return Results.ddl(name.last().text() + " already exists, statement succeeded.");
        }
        Options options = new Options(create.options());
        Dynamic dynamic = definition(create, options);
        String comment = options.text("COMMENT").orElse("");
        int retention = AcceptedOptions.retentionDays(create.options()).orElse(DEFAULT_RETENTION);
        List.of("TAG", "DATA_RETENTION_TIME_IN_DAYS", "MAX_DATA_EXTENSION_TIME_IN_DAYS", "COPY GRANTS")
                .forEach(options::take);
        options.refuseRest();
        ObjectInfo info = work.objects()
                .newInfo(name, "CREATE DYNAMIC TABLE", comment)
                .withTags(new Tags(work.session(), work.scope()).of(create.options()));
        Table table = make(create, info, dynamic).withRetention(retention);
        work.objects().create(table, create.mode(), false);
        board.made(table, work.account().now());
        return Results.ddl("Dynamic table " + name.last().text() + " successfully created.");
    }

    private Table make(CreateDynamicTable create, ObjectInfo info, Dynamic dynamic) {
        List<Table> bases = new DynamicGraph(work.session(), work.scope()).bases(dynamic.query());
        DynamicGraph.checkLag(dynamic.schedule(), bases);
        Instant now = work.account().now();
        if (dynamic.onCreate()) {
            List<Table> upstream = bases.stream().filter(Table::isDynamic).toList();
            SnowflakeException error = new DynamicRefresher(
                            work.account(), new StatementRunner(work.account()), "CREATION")
                    .refresh(upstream);
            if (error != null) {
                throw error;
            }
        }
        Snapshot seen = work.session().snapshot();
        Persistence persistence = create.isTransient() ? Persistence.TRANSIENT : Persistence.PERMANENT;
        Table table = new CreateTableHandler(work)
                .ofQuery(
                        info,
                        persistence,
                        new TableSource.AsQuery(create.columns(), create.query()),
                        dynamic.onCreate())
                .withDynamic(dynamic);
        if (dynamic.onCreate()) {
            board.created(table, work.scope().queryId(), now, seen, bases);
        }
        return table;
    }

    private Dynamic definition(CreateDynamicTable create, Options options) {
        String scheduler = options.word("SCHEDULER").orElse(null);
        Schedule schedule = checked(new Schedule(
                lag(options).orElse(null),
                scheduler,
                options.text("WAREHOUSE").orElseThrow(() -> missing("WAREHOUSE")),
                options.text("INITIALIZATION_WAREHOUSE").orElse(null)));
        String mode = options.word("REFRESH_MODE").orElse("AUTO");
        if (!MODES.contains(mode)) {
            throw mode.equals("ADAPTIVE") || mode.equals("CUSTOM_INCREMENTAL")
                    ? Errors.unsupported("REFRESH_MODE = " + mode)
                    : Options.invalid("REFRESH_MODE", mode);
        }
        String initialize = options.word("INITIALIZE").orElse("ON_CREATE");
        if (!initialize.equals("ON_CREATE") && !initialize.equals("ON_SCHEDULE")) {
            throw Options.invalid("INITIALIZE", initialize);
        }
        RefreshMode possible = RefreshMode.of(create.text());
        if (mode.equals("INCREMENTAL") && possible.obstacle() != null) {
            throw possible.refused();
        }
        boolean incremental = !mode.equals("FULL") && possible.obstacle() == null;
        String reason = mode.equals("AUTO") && !incremental
                ? "Incremental refresh does not support " + possible.obstacle() + "."
                : null;
        return new Dynamic(
                create.query(),
                create.text(),
                create.statement(),
                schedule,
                mode,
                incremental,
                reason,
                possible.timely(),
                initialize.equals("ON_CREATE"),
                false,
                null);
    }

    private static String lag(String text) {
        if (text.equalsIgnoreCase(Dynamic.DOWNSTREAM)) {
            return Dynamic.DOWNSTREAM;
        }
        try {
            if (Schedule.parse(text).compareTo(LEAST_LAG) < 0) {
                throw Options.invalid("TARGET_LAG", text);
            }
        } catch (IllegalArgumentException e) {
            throw Options.invalid("TARGET_LAG", text);
        }
        return text.strip().toLowerCase(Locale.ROOT);
    }

    private Schedule checked(Schedule schedule) {
        String scheduler = schedule.scheduler();
        if (scheduler != null && !scheduler.equals("ENABLE") && !scheduler.equals("DISABLE")) {
            throw Options.invalid("SCHEDULER", scheduler);
        }
        if (schedule.isOff() && schedule.lag() != null) {
            throw Errors.compilation("001425", "22023", "TARGET_LAG cannot be defined when SCHEDULER = DISABLE.");
        }
        if (!schedule.isOff() && schedule.lag() == null) {
            throw missing("TARGET_LAG");
        }
        work.account().objects().require(ObjectKind.WAREHOUSE, schedule.warehouse());
        if (schedule.initializationWarehouse() != null) {
            work.account().objects().require(ObjectKind.WAREHOUSE, schedule.initializationWarehouse());
        }
        return schedule;
    }

    private static SnowflakeException missing(String option) {
        return Errors.compilation("001425", "22023", "missing option '" + option + "' of CREATE DYNAMIC TABLE");
    }

    /** {@code CREATE DYNAMIC TABLE … CLONE}: with the rows, suspended. */
    StatementResult copy(CreateClone create) {
        ObjectName name = work.name(create.name());
        ObjectName origin = work.name(create.origin());
        CatalogObject found = work.objects().find(ObjectKind.TABLE, origin).orElseThrow(() -> work.objects()
                .missing("Dynamic table", origin));
        if (!(found instanceof Table model) || !model.isDynamic()) {
            throw Work.wrongKind(found, ObjectKind.DYNAMIC_TABLE);
        }
        Dynamic dynamic = definition(model).cloned(work.account().now());
        Options options = new Options(create.options());
        options.take("COPY GRANTS");
        dynamic = dynamic.withSchedule(changed(dynamic.schedule(), options));
        options.refuseRest();
        ObjectInfo info = work.objects().newInfo(name, "CREATE DYNAMIC TABLE", model.comment());
        Persistence persistence = create.isTransient() ? Persistence.TRANSIENT : model.persistence();
        Table copy = new CreateTableHandler(work)
                .copy(model, origin, create.travel(), info, persistence)
                .withDynamic(dynamic);
        boolean created = work.objects().create(copy, create.mode(), false);
        cloned(model, copy);
        return Results.ddl(
                created
                        ? "Dynamic table " + name.last().text() + " successfully created."
                        : name.last().text() + " already exists, statement succeeded.");
    }

    /** A dynamic table was cloned. */
    void cloned(Table model, Table copy) {
        board.made(copy, work.account().now());
        board.copied(model, copy);
    }

    /** LAG is the older name of TARGET_LAG, which Snowpark writes. */
    private static Optional<String> lag(Options options) {
        return options.text("TARGET_LAG").or(() -> options.text("LAG")).map(DynamicTableHandler::lag);
    }

    private Schedule changed(Schedule before, Options options) {
        return checked(new Schedule(
                lag(options).orElse(before.lag()),
                options.word("SCHEDULER").orElse(before.scheduler()),
                options.text("WAREHOUSE").orElse(before.warehouse()),
                options.text("INITIALIZATION_WAREHOUSE").orElse(before.initializationWarehouse())));
    }

    void alter(Table table, Change change) {
        if (change instanceof Change.Act act && act.words().equals("SUSPEND")) {
            suspend(table, true);
        } else if (change instanceof Change.Act act && act.words().equals("RESUME")) {
            resume(table, true);
        } else if (change instanceof Change.Set set) {
            set(table, set.options());
        } else if (change instanceof Change.Unset unset) {
            unset(table, unset.names());
        } else {
            throw Errors.unsupported(
                    "ALTER DYNAMIC TABLE … " + change.getClass().getSimpleName());
        }
    }

    private void set(Table table, List<Option> written) {
        Options options = new Options(written);
        Dynamic dynamic = definition(table);
        Schedule schedule = changed(dynamic.schedule(), options);
        DynamicGraph.checkLag(schedule, new DynamicGraph(work.session(), work.scope()).bases(table));
        Table changed = table.withDynamic(dynamic.withSchedule(schedule));
        changed =
                changed.with(changed.info().withComment(options.text("COMMENT").orElse(changed.comment())));
        changed = changed.withRetention(AcceptedOptions.retentionDays(written).orElse(changed.retentionDays()));
        options.take("DATA_RETENTION_TIME_IN_DAYS");
        options.refuseRest();
        work.objects().replace(table, changed);
        Schedule before = dynamic.schedule();
        if (!Objects.equals(before.lag(), schedule.lag())) {
            described(changed, "ALTER_TARGET_LAG");
        } else if (!before.warehouse().equals(schedule.warehouse())) {
            described(changed, "ALTER_WAREHOUSE");
        }
    }

    private void described(Table table, String trigger) {
        board.described(table, work.account().now(), trigger);
    }

    private void unset(Table table, List<String> names) {
        AcceptedOptions.checkNames(names, Set.of("COMMENT", "INITIALIZATION_WAREHOUSE"));
        Schedule before = definition(table).schedule();
        Table changed = names.contains("COMMENT") ? table.with(table.info().withComment("")) : table;
        if (names.contains("INITIALIZATION_WAREHOUSE")) {
            Schedule schedule = new Schedule(before.lag(), before.scheduler(), before.warehouse(), null);
            changed = changed.withDynamic(definition(table).withSchedule(schedule));
        }
        work.objects().replace(table, changed);
    }

    /** Those downstream too, unless they are suspended already. */
    private void suspend(Table table, boolean own) {
        List<Table> downstream = new DynamicGraph(work.session(), work.scope()).downstream(table);
        if (own || definition(table).suspension() == null) {
            Suspension suspension = new Suspension(work.account().now(), own);
            Table suspended = table.withDynamic(definition(table).withSuspension(suspension));
            work.objects().replace(table, suspended);
            described(suspended, "SUSPEND");
        }
        downstream.forEach(each -> suspend(each, false));
    }

    /** Those downstream too, unless they were suspended by themselves. */
    private void resume(Table table, boolean own) {
        Suspension suspension = definition(table).suspension();
        List<Table> downstream = new DynamicGraph(work.session(), work.scope()).downstream(table);
        if (suspension != null && !own && suspension.own()) {
            return;
        }
        if (suspension != null) {
            Table resumed = table.withDynamic(definition(table).withSuspension(null));
            work.objects().replace(table, resumed);
            described(resumed, "RESUME");
        }
        downstream.forEach(each -> resume(each, false));
    }

    StatementResult refresh(RefreshDynamicTables refresh) {
        if (work.session().inTransaction()) {
            throw Errors.compilation(
                    "002743",
                    "0A000",
                    "Manual refresh of a dynamic table is not supported inside a multi-statement transaction.");
        }
        List<Table> tables = new ArrayList<>();
        for (ObjectName written : refresh.names()) {
            ObjectName name = work.name(written);
            Optional<CatalogObject> found = work.objects().find(ObjectKind.DYNAMIC_TABLE, name);
            if (found.isEmpty() && !refresh.ifExists()) {
                throw work.objects().missing("Dynamic table", name);
            }
            found.ifPresent(object -> add(tables, object));
        }
        SnowflakeException error =
                new DynamicRefresher(work.account(), new StatementRunner(work.account()), "MANUAL").refresh(tables);
        if (error != null) {
            throw error;
        }
        return Results.ddl(Results.DONE);
    }

    private static void add(List<Table> tables, CatalogObject object) {
        if (!(object instanceof Table table) || !table.isDynamic()) {
            throw Work.wrongKind(object, ObjectKind.DYNAMIC_TABLE);
        }
        if (tables.contains(table)) {
            throw Errors.compilation("002008", "42601", "Duplicate Dynamic Table: " + table.name());
        }
        tables.add(table);
    }

    private static Dynamic definition(Table table) {
        return Objects.requireNonNull(table.options().dynamic());
    }
}
