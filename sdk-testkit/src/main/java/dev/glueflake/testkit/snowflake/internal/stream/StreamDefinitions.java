package dev.glueflake.testkit.snowflake.internal.stream;

import dev.glueflake.testkit.snowflake.internal.catalog.CatalogObject;
import dev.glueflake.testkit.snowflake.internal.catalog.ObjectInfo;
import dev.glueflake.testkit.snowflake.internal.catalog.QualifiedName;
import dev.glueflake.testkit.snowflake.internal.catalog.Table;
import dev.glueflake.testkit.snowflake.internal.engine.Snapshot;
import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.error.SnowflakeException;
import dev.glueflake.testkit.snowflake.internal.result.StatementKind;
import dev.glueflake.testkit.snowflake.internal.result.StatementResult;
import dev.glueflake.testkit.snowflake.internal.session.DeferredNames;
import dev.glueflake.testkit.snowflake.internal.session.ExecutionScope;
import dev.glueflake.testkit.snowflake.internal.session.Session;
import dev.glueflake.testkit.snowflake.internal.session.Tags;
import dev.glueflake.testkit.snowflake.internal.session.TravelPoint;
import dev.glueflake.testkit.snowflake.internal.sql.ast.ObjectName;
import dev.glueflake.testkit.snowflake.internal.sql.ast.ObjectStatement.CreateClone;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Option;
import dev.glueflake.testkit.snowflake.internal.sql.ast.PipelineStatement.CreateStream;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Query.TimeTravel;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Query.TravelKind;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.CreateMode;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.ObjectKind;
import dev.glueflake.testkit.snowflake.internal.stage.format.Options;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** CREATE STREAM. */
public final class StreamDefinitions {
    private final Session session;
    private final ExecutionScope scope;

    public StreamDefinitions(Session session, ExecutionScope scope) {
        this.session = session;
        this.scope = scope;
    }

    public StatementResult create(CreateStream create) {
        ObjectName name = name(create.name());
        Optional<CatalogObject> standing =
                session.objects().standing(ObjectKind.STREAM, name, create.mode(), "CREATE STREAM");
        if (standing.isPresent() && create.mode() == CreateMode.IF_NOT_EXISTS) {
            return answer(name, false);
        }
        session.objects().create(onTable(name, create), create.mode(), false);
        return answer(name, true);
    }

    /** {@code CREATE STREAM … CLONE}: the same stream at the same place. */
    public StatementResult copy(CreateClone create) {
        ObjectName name = name(create.name());
        if (create.travel() != null) {
            throw Errors.unsupported("CREATE STREAM … CLONE … AT");
        }
        Stream model = session.objects().require(ObjectKind.STREAM, Stream.class, name(create.origin()));
        ObjectInfo info = info(name, new Options(create.options()), create.options());
        Stream copy = new Stream(
                info,
                model.table(),
                model.tableName(),
                model.mode(),
                model.position().copy());
        return answer(name, session.objects().create(copy, create.mode(), false));
    }

    /** The stream of a cloned schema: on the clone of its table, where there is one, from now on. */
    public Stream copy(Stream model, ObjectInfo info, UnaryOperator<QualifiedName> cloned) {
        Instant now = session.account().now();
        Table base = BaseTables.find(model, session)
                .flatMap(table -> BaseTables.named(cloned.apply(table.name()), session))
                .orElse(null);
        if (base == null) {
            return new Stream(
                    info,
                    model.table(),
                    model.tableName(),
                    model.mode(),
                    new StreamPosition(session.snapshot(), now, false));
        }
        session.account().engine().structure().track(base.physical(), now);
        return new Stream(
                info, base.physical(), base.name(), model.mode(), new StreamPosition(session.snapshot(), now, false));
    }

    private Stream onTable(ObjectName name, CreateStream create) {
        if (create.sourceKind() != ObjectKind.TABLE) {
            throw Errors.unsupported(
                    "CREATE STREAM … ON " + create.sourceKind().name().replace('_', ' '));
        }
        Options options = new Options(create.options());
        boolean appendOnly = options.flag("APPEND_ONLY", false);
        boolean initial = options.flag("SHOW_INITIAL_ROWS", false);
        if (options.flag("INSERT_ONLY", false)) {
            throw Errors.compilation(
                    "001008", "22023", "INSERT_ONLY is for streams on external tables; a table takes APPEND_ONLY.");
        }
        ObjectInfo info = info(name, options, create.options());
        Table table = table(name(create.source()));
        StreamPosition position = position(table, create.travel(), initial);
        StreamMode mode = appendOnly ? StreamMode.APPEND_ONLY : StreamMode.DEFAULT;
        return new Stream(info, table.physical(), table.name(), mode, position);
    }

    private ObjectInfo info(ObjectName name, Options options, List<Option> written) {
        String comment = options.text("COMMENT").orElse("");
        options.take("COPY GRANTS");
        options.take("TAG");
        options.refuseRest();
        return session.objects().newInfo(name, "CREATE STREAM", comment).withTags(new Tags(session, scope).of(written));
    }

    private Table table(ObjectName name) {
        CatalogObject found = session.objects().find(ObjectKind.TABLE, name).orElseThrow(() -> session.objects()
                .missing("Table", name));
        if (found instanceof Table table && !table.isDynamic()) {
            requireRights(table);
            return table;
        }
        throw Errors.compilation(
                "002203",
                "42601",
                "Object found is of type '" + found.kind().name() + "', not specified type 'TABLE'.");
    }

    /** The first stream turns change tracking on, which is for the owner. */
    private void requireRights(Table table) {
        boolean tracked = table.options().changeTracking()
                || session.account().engine().structure().isTracked(table.physical());
        session.objects().authority().require(tracked ? "SELECT" : "OWNERSHIP", table);
    }

    private StreamPosition position(Table table, @Nullable TimeTravel travel, boolean initial) {
        Instant now = session.account().now();
        Instant trackedSince = session.account().engine().structure().track(table.physical(), now);
        if (travel == null) {
            return new StreamPosition(session.snapshot(), now, initial);
        }
        TravelPoint point = session.travel(scope, table, travel);
        boolean atBirth = !point.time().isAfter(table.createdOn());
        if (travel.kind() != TravelKind.STREAM && point.time().isBefore(trackedSince) && !atBirth) {
            throw new SnowflakeException(
                    "002148",
                    "42601",
                    "SQL compilation error:\nChange tracking is not enabled or has been missing for the time range requested on table '"
                            + table.name().name() + "'.");
        }
        Snapshot offset = point.snapshot();
        return new StreamPosition(offset, point.time(), initial);
    }

    private ObjectName name(ObjectName written) {
        return DeferredNames.resolve(written, session.environment(scope));
    }

    private static StatementResult answer(ObjectName name, boolean created) {
        String shown = name.last().text();
        return StatementResult.status(
                StatementKind.DDL,
                created
                        ? "Stream " + shown + " successfully created."
                        : shown + " already exists, statement succeeded.");
    }
}
