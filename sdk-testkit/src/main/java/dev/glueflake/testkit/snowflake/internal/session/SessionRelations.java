package dev.glueflake.testkit.snowflake.internal.session;

import static java.util.stream.Collectors.joining;

import dev.glueflake.testkit.snowflake.internal.catalog.CatalogObject;
import dev.glueflake.testkit.snowflake.internal.catalog.Column;
import dev.glueflake.testkit.snowflake.internal.catalog.Materialized;
import dev.glueflake.testkit.snowflake.internal.catalog.QualifiedName;
import dev.glueflake.testkit.snowflake.internal.catalog.Schema;
import dev.glueflake.testkit.snowflake.internal.catalog.Sequence;
import dev.glueflake.testkit.snowflake.internal.catalog.Table;
import dev.glueflake.testkit.snowflake.internal.catalog.View;
import dev.glueflake.testkit.snowflake.internal.dynamic.DynamicBoard;
import dev.glueflake.testkit.snowflake.internal.engine.Snapshot;
import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.external.ExternalRelation;
import dev.glueflake.testkit.snowflake.internal.external.ExternalTable;
import dev.glueflake.testkit.snowflake.internal.script.TableRoutines;
import dev.glueflake.testkit.snowflake.internal.script.UserFunctions;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Expression;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Identifier;
import dev.glueflake.testkit.snowflake.internal.sql.ast.ObjectName;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Position;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Query.TableExpression;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Query.TimeTravel;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.ObjectKind;
import dev.glueflake.testkit.snowflake.internal.sql.bind.DuckQuery;
import dev.glueflake.testkit.snowflake.internal.sql.bind.Relation;
import dev.glueflake.testkit.snowflake.internal.sql.bind.Relations;
import dev.glueflake.testkit.snowflake.internal.sql.bind.UserFunction;
import dev.glueflake.testkit.snowflake.internal.stage.Stage;
import dev.glueflake.testkit.snowflake.internal.stage.query.StageQuery;
import dev.glueflake.testkit.snowflake.internal.stream.ChangeReads;
import dev.glueflake.testkit.snowflake.internal.stream.Stream;
import dev.glueflake.testkit.snowflake.internal.stream.StreamReads;
import dev.glueflake.testkit.snowflake.internal.stream.StreamSources;
import dev.glueflake.testkit.snowflake.internal.type.SqlType;
import dev.glueflake.testkit.snowflake.internal.type.TypedValue;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The catalog as one statement sees it: names by the session or a view's own schema, rows by one snapshot. */
final class SessionRelations implements Relations {
    private final Session session;
    private final SessionObjects objects;
    private final Snapshot snapshot;
    private final ExecutionScope scope;
    private final StreamReads streams;
    /** Where a view is read at an earlier time, so are its tables. */
    private final @Nullable TimeTravel inherited;
    /** What is read instead of the rows that a table has now: by a stream on a view. */
    private final @Nullable Function<Table, Relation.Stored> instead;

    SessionRelations(
            Session session, SessionObjects objects, Snapshot snapshot, ExecutionScope scope, StreamReads streams) {
        this(session, objects, snapshot, scope, streams, null, null);
    }

    SessionRelations(
            Session session,
            SessionObjects objects,
            Snapshot snapshot,
            ExecutionScope scope,
            StreamReads streams,
            @Nullable TimeTravel inherited,
            @Nullable Function<Table, Relation.Stored> instead) {
        this.streams = streams;
        this.session = session;
        this.objects = objects;
        this.snapshot = snapshot;
        this.scope = scope;
        this.inherited = inherited;
        this.instead = instead;
    }

    @Override
    public Relation find(ObjectName written, @Nullable TimeTravel travel) {
        return find(written, travel, "SELECT");
    }

    @Override
    public Relation target(ObjectName written) {
        return find(written, null, null);
    }

    /** @param privilege that is needed on it; null where the change itself asks for one */
    private Relation find(ObjectName written, @Nullable TimeTravel travel, @Nullable String privilege) {
        ObjectName name = DeferredNames.resolve(written, session.environment(scope));
        QualifiedName full = objects.qualify(name, "SELECT");
        if (AccountUsage.has(session, full)) {
            return new AccountUsage(session, objects, snapshot, scope).view(full);
        }
        if (full.schema().equals(Schema.INFORMATION_SCHEMA)) {
            session.account().catalog().require(full.database());
            return new InformationSchema(session, objects, snapshot).view(full);
        }
        Optional<CatalogObject> found = objects.find(ObjectKind.TABLE, name);
        if (found.isEmpty() && name.toString().equals("DUAL")) {
            return new Relation.Stored("DUAL", List.of(), "(SELECT 1 AS " + Relation.Stored.ROW_ID + ")");
        }
        CatalogObject object = found.orElseThrow(() -> objects.missing("Object", name));
        if (privilege != null) {
            objects.authority().require(privilege, object);
        }
        TimeTravel when = travel == null ? inherited : travel;
        PolicyGuards guards = new PolicyGuards(session, objects, scope, this::relationsOf);
        return object instanceof Stream stream
                ? guards.over(sourceOf(stream), rows(stream, when))
                : guards.over(object, rows(object, when));
    }

    /** A stream gives rows of its source, which are under that one's policies and take its privilege too. */
    private CatalogObject sourceOf(Stream stream) {
        CatalogObject source = StreamSources.require(stream, session);
        objects.authority().require(source instanceof Stage stage ? stage.readPrivilege() : "SELECT", source);
        return source;
    }

    private Relation rows(CatalogObject object, @Nullable TimeTravel when) {
        streams.note(object);
        if (when != null && when.changes() != null) {
            return new ChangeReads(session, scope, snapshot).rows(object, when, when.changes());
        }
        if (object instanceof ExternalTable external) {
            if (when != null) {
                throw Errors.unsupported("AT and BEFORE on an external table");
            }
            return ExternalRelation.of(external, session, scope);
        }
        if (object instanceof Stream stream) {
            if (when != null) {
                throw Errors.unsupported("AT and BEFORE on a stream");
            }
            return streams.rows(stream);
        }
        return object instanceof Table table ? table(table, when) : view((View) object, when);
    }

    private Relation table(Table table, @Nullable TimeTravel travel) {
        if (instead != null) {
            return instead.apply(table);
        }
        DynamicBoard.of(session.account()).requireInitialized(table, session);
        Snapshot seen = travel == null ? snapshot : new TimeTraveller(session, this, scope).snapshot(table, travel);
        return new Relation.Stored(
                table.name().toString(),
                table.columns().stream().map(SessionRelations::column).toList(),
                source(table, seen));
    }

    /** A parenthesised DuckDB SELECT of the rows of a table that the snapshot shows, with their row id. */
    static String source(Table table, Snapshot seen) {
        String columns = table.columns().stream().map(Column::physical).collect(joining(", "));
        return "(SELECT rowid AS " + Relation.Stored.ROW_ID + ", " + columns + " FROM " + table.physical() + " WHERE "
                + seen.visible() + ")";
    }

    private static Relation.Column column(Column column) {
        return new Relation.Column(
                column.name(), column.type(), column.nullable(), column.physical(), HiddenSequences.defaultOf(column));
    }

    private Relation view(View view, @Nullable TimeTravel when) {
        NameContext own = new NameContext(view.name().database(), view.name().schema());
        List<Identifier> columns = view.columns().stream()
                .map(column -> Identifier.quoted(column.name(), Position.NONE))
                .toList();
        SessionObjects seen = objects.in(own, view.info().owner());
        Relations inside = new SessionRelations(session, seen, snapshot, scope, streams, when, instead);
        Materialized materialized = view.materialized();
        if (materialized != null) {
            checkValid(view, materialized, when);
            inside = new MaterializedBase(inside, materialized);
        }
        return new Relation.View(view.name().toString(), columns, view.query(), inside);
    }

    private void checkValid(View view, Materialized materialized, @Nullable TimeTravel when) {
        if (when != null) {
            throw Errors.unsupported("AT and BEFORE on a materialized view");
        }
        QualifiedName base = materialized.base();
        Optional<CatalogObject> now = session.account()
                .catalog()
                .find(base.database())
                .flatMap(database -> database.find(base.schema()))
                .flatMap(schema -> schema.find(ObjectKind.TABLE, base.name()));
        materialized.invalidReason(now).ifPresent(reason -> {
            throw Errors.compilation(
                    "002037",
                    "42601",
                    "Failure during expansion of view '" + view.name().name()
                            + "': SQL compilation error: Materialized View "
                            + view.name().name() + " is invalid.\nInvalidation reason: " + reason);
        });
    }

    @Override
    public Relation tableFunction(Expression.FunctionCall call, List<TypedValue> arguments) {
        TableFunctionCall called = new TableFunctionCall(session, objects, scope, call, arguments);
        Optional<TableFunction> function = TableFunctions.find(called.name());
        if (function.isPresent()) {
            return function.get().call(called);
        }
        String queryId = TableRoutines.rows(call, session, objects, scope)
                .orElseThrow(() -> Errors.unknownFunction(call.name().toString()));
        return session.account().resultTables().require(queryId, scope.cancellation());
    }

    @Override
    public boolean hasUserFunction(ObjectName name) {
        return !UserFunctions.of(name, objects).isEmpty();
    }

    /** It is bound in its own schema and sees no variable of the script that calls it. */
    @Override
    public UserFunction userFunction(ObjectName name, List<UserFunction.Argument> arguments) {
        return UserFunctions.choose(
                UserFunctions.of(name, objects), name, arguments, session, scope, this::relationsOf);
    }

    /** As that object sees the catalog: from its own schema, with its owner's role. */
    private Relations relationsOf(CatalogObject owner, ExecutionScope inner) {
        NameContext own = new NameContext(owner.name().database(), owner.name().schema());
        return new SessionRelations(session, objects.in(own, owner.info().owner()), snapshot, inner, streams);
    }

    @Override
    public Relation stageFiles(TableExpression.StageFiles files) {
        return new StageQuery(session, objects, scope).relation(files);
    }

    @Override
    public List<TypedValue> values(DuckQuery query) {
        SqlType type = query.columns().get(0).type();
        return session.account().engine().query(query, scope.cancellation()).stream()
                .map(row -> new TypedValue(type, row[0]))
                .toList();
    }

    @Override
    public String nextValue(ObjectName name) {
        String physical = HiddenSequences.physical(name)
                .orElseGet(() -> objects.require(ObjectKind.SEQUENCE, Sequence.class, name)
                        .physical());
        return "CAST(nextval('" + physical + "') AS DECIMAL(38,0))";
    }
}
