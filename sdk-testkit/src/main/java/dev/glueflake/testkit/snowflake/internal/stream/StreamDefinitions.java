package dev.glueflake.testkit.snowflake.internal.stream;

import dev.glueflake.testkit.snowflake.internal.catalog.CatalogObject;
import dev.glueflake.testkit.snowflake.internal.catalog.ObjectInfo;
import dev.glueflake.testkit.snowflake.internal.catalog.QualifiedName;
import dev.glueflake.testkit.snowflake.internal.catalog.Table;
import dev.glueflake.testkit.snowflake.internal.catalog.View;
import dev.glueflake.testkit.snowflake.internal.engine.Structure;
import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.error.SnowflakeException;
import dev.glueflake.testkit.snowflake.internal.external.ExternalTable;
import dev.glueflake.testkit.snowflake.internal.result.StatementResult;
import dev.glueflake.testkit.snowflake.internal.session.Creation;
import dev.glueflake.testkit.snowflake.internal.session.DeferredNames;
import dev.glueflake.testkit.snowflake.internal.session.ExecutionScope;
import dev.glueflake.testkit.snowflake.internal.session.Session;
import dev.glueflake.testkit.snowflake.internal.session.Tags;
import dev.glueflake.testkit.snowflake.internal.session.TravelPoint;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Expression;
import dev.glueflake.testkit.snowflake.internal.sql.ast.ObjectName;
import dev.glueflake.testkit.snowflake.internal.sql.ast.ObjectStatement.CreateClone;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Option;
import dev.glueflake.testkit.snowflake.internal.sql.ast.PipelineStatement.CreateStream;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Query.TimeTravel;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Query.TravelKind;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.ObjectKind;
import dev.glueflake.testkit.snowflake.internal.sql.parse.SqlParser;
import dev.glueflake.testkit.snowflake.internal.stage.Stage;
import dev.glueflake.testkit.snowflake.internal.stage.directory.DirectoryRefresh;
import dev.glueflake.testkit.snowflake.internal.stage.format.Options;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
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
        return new Creation(session, ObjectKind.STREAM, name)
                .unlessStanding(create.mode(), standing -> made(name, create));
    }

    /** {@code CREATE STREAM … CLONE}: the same stream at the same place. */
    public StatementResult copy(CreateClone create) {
        ObjectName name = name(create.name());
        if (create.travel() != null) {
            throw Errors.unsupported("CREATE STREAM … CLONE … AT");
        }
        Stream model = session.objects().require(ObjectKind.STREAM, Stream.class, name(create.origin()));
        ObjectInfo info = info(name, new Options(create.options()), create.options());
        Stream copy =
                new Stream(info, model.source(), model.mode(), model.position().copy());
        return new Creation(session, ObjectKind.STREAM, name).put(copy, create.mode());
    }

    /** The stream of a cloned schema: on the clone of its source, where there is one, from now on. */
    public Stream copy(Stream model, ObjectInfo info, UnaryOperator<QualifiedName> cloned) {
        Instant now = session.account().now();
        StreamSource source = StreamSources.find(model, session)
                .flatMap(object -> StreamSources.named(object.kind(), cloned.apply(object.name()), session))
                .map(this::source)
                .orElse(model.source());
        source.tables().forEach(table -> session.account().engine().structure().track(table, now));
        return new Stream(info, source, model.mode(), new StreamPosition(session.snapshot(), now, false));
    }

    private Stream made(ObjectName name, CreateStream create) {
        Options options = new Options(create.options());
        boolean appendOnly = options.flag("APPEND_ONLY", false);
        boolean initial = options.flag("SHOW_INITIAL_ROWS", false);
        boolean insertOnly = options.flag("INSERT_ONLY", false);
        ObjectInfo info = info(name, options, create.options());
        CatalogObject object = object(create.sourceKind(), name(create.source()));
        if (object instanceof ExternalTable table) {
            if (!insertOnly || appendOnly || initial) {
                throw invalid("A stream on an external table takes INSERT_ONLY = TRUE alone.");
            }
            session.objects().authority().require("SELECT", table);
            return new Stream(info, source(table), StreamMode.INSERT_ONLY, position(create.travel()));
        }
        if (object instanceof Stage stage) {
            if (insertOnly || appendOnly || initial || create.travel() != null) {
                throw invalid(
                        "A stream on a stage takes no AT, BEFORE, APPEND_ONLY, INSERT_ONLY or SHOW_INITIAL_ROWS.");
            }
            session.objects().authority().require(stage.readPrivilege(), stage);
            return new Stream(info, source(stage), StreamMode.DEFAULT, position(null));
        }
        if (insertOnly) {
            throw invalid("INSERT_ONLY is for streams on external tables; a table or view takes APPEND_ONLY.");
        }
        Set<Table> tables =
                object instanceof View view ? new ViewRows(view, session, scope).tables() : Set.of((Table) object);
        requireRights(object, tables);
        StreamMode mode = appendOnly ? StreamMode.APPEND_ONLY : StreamMode.DEFAULT;
        return new Stream(info, source(object), mode, position(tables, create.travel(), initial));
    }

    private StreamSource source(CatalogObject object) {
        if (object instanceof ExternalTable table) {
            return new StreamSource.OnExternalTable(table.name(), table.files());
        }
        if (object instanceof Stage stage) {
            return new StreamSource.OnStage(stage.name(), DirectoryRefresh.of(stage));
        }
        if (object instanceof View view) {
            List<String> tables = new ViewRows(view, session, scope)
                    .tables().stream().map(Table::physical).toList();
            return new StreamSource.OnView(view.name(), view.query(), tables);
        }
        Table table = (Table) object;
        return new StreamSource.OnTable(table.name(), table.physical());
    }

    private static SnowflakeException invalid(String message) {
        return Errors.compilation("001008", "22023", message);
    }

    private ObjectInfo info(ObjectName name, Options options, List<Option> written) {
        String comment = options.text("COMMENT").orElse("");
        options.take("COPY GRANTS");
        options.take("TAG");
        options.refuseRest();
        return session.objects().newInfo(name, "CREATE STREAM", comment).withTags(new Tags(session, scope).of(written));
    }

    private CatalogObject object(ObjectKind kind, ObjectName name) {
        CatalogObject found = session.objects().find(kind, name).orElseThrow(() -> session.objects()
                .missing(kind == ObjectKind.EXTERNAL_TABLE ? ObjectKind.TABLE.word() : kind.word(), name));
        boolean dynamic = found instanceof Table table && table.isDynamic();
        if (found.kind() != kind || dynamic) {
            String type = dynamic ? "DYNAMIC_TABLE" : found.kind().name();
            throw Errors.compilation(
                    "002203",
                    "42601",
                    "Object found is of type '" + type + "', not specified type '" + kind.name() + "'.");
        }
        return found;
    }

    /** The first stream turns change tracking on, which is for the owner. */
    private void requireRights(CatalogObject object, Set<Table> tables) {
        Structure structure = session.account().engine().structure();
        boolean tracked = tables.stream()
                .allMatch(table -> table.options().changeTracking() || structure.isTracked(table.physical()));
        session.objects().authority().require(tracked ? "SELECT" : "OWNERSHIP", object);
        if (!tracked && object instanceof View) {
            tables.forEach(table -> session.objects().authority().require("OWNERSHIP", table));
        }
    }

    private StreamPosition position(Set<Table> tables, @Nullable TimeTravel travel, boolean initial) {
        Instant now = session.account().now();
        Structure structure = session.account().engine().structure();
        TrackedPast past = new TrackedPast(session, scope);
        List<TravelPoint> points = new ArrayList<>();
        for (Table table : tables) {
            structure.track(table.physical(), now);
            if (travel != null) {
                points.add(past.point(table, travel));
            }
        }
        return points.isEmpty()
                ? new StreamPosition(session.snapshot(), now, initial)
                : new StreamPosition(points.get(0).snapshot(), points.get(0).time(), initial);
    }

    /** Of a stream on files: now, or where another stream is. */
    private StreamPosition position(@Nullable TimeTravel travel) {
        if (travel == null) {
            return new StreamPosition(session.snapshot(), session.account().now(), false);
        }
        if (travel.kind() != TravelKind.STREAM || !(travel.point() instanceof Expression.StringLiteral other)) {
            throw Errors.unsupported("CREATE STREAM … ON EXTERNAL TABLE … AT (" + travel.kind() + " => …)");
        }
        return session.objects()
                .require(ObjectKind.STREAM, Stream.class, SqlParser.parseName(other.value()))
                .position()
                .copy();
    }

    private ObjectName name(ObjectName written) {
        return DeferredNames.resolve(written, session.environment(scope));
    }
}
