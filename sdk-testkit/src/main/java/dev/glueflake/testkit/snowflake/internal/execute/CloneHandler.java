package dev.glueflake.testkit.snowflake.internal.execute;

import dev.glueflake.testkit.snowflake.internal.catalog.Catalog;
import dev.glueflake.testkit.snowflake.internal.catalog.CatalogObject;
import dev.glueflake.testkit.snowflake.internal.catalog.Database;
import dev.glueflake.testkit.snowflake.internal.catalog.Dynamic;
import dev.glueflake.testkit.snowflake.internal.catalog.ObjectInfo;
import dev.glueflake.testkit.snowflake.internal.catalog.Policy;
import dev.glueflake.testkit.snowflake.internal.catalog.QualifiedName;
import dev.glueflake.testkit.snowflake.internal.catalog.Schema;
import dev.glueflake.testkit.snowflake.internal.catalog.SchemaFacts;
import dev.glueflake.testkit.snowflake.internal.catalog.Sequence;
import dev.glueflake.testkit.snowflake.internal.catalog.Table;
import dev.glueflake.testkit.snowflake.internal.catalog.Tag;
import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.pipe.Pipe;
import dev.glueflake.testkit.snowflake.internal.result.StatementResult;
import dev.glueflake.testkit.snowflake.internal.session.ObjectGrants;
import dev.glueflake.testkit.snowflake.internal.sql.ast.ObjectStatement.CreateClone;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Query;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.CreateMode;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.ObjectKind;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.Persistence;
import dev.glueflake.testkit.snowflake.internal.stage.Stage;
import dev.glueflake.testkit.snowflake.internal.stream.Stream;
import dev.glueflake.testkit.snowflake.internal.stream.StreamDefinitions;
import dev.glueflake.testkit.snowflake.internal.task.Alert;
import dev.glueflake.testkit.snowflake.internal.task.AlertDefinitions;
import dev.glueflake.testkit.snowflake.internal.task.Task;
import dev.glueflake.testkit.snowflake.internal.task.TaskDefinitions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** CREATE … CLONE of everything but tables. Internal stages and external tables are not copied, as in Snowflake. */
final class CloneHandler {
    private static final List<ObjectKind> COPIED = List.of(
            ObjectKind.TAG,
            ObjectKind.SEQUENCE,
            ObjectKind.FILE_FORMAT,
            ObjectKind.STAGE,
            ObjectKind.MASKING_POLICY,
            ObjectKind.ROW_ACCESS_POLICY,
            ObjectKind.TABLE,
            ObjectKind.DYNAMIC_TABLE,
            ObjectKind.VIEW,
            ObjectKind.MATERIALIZED_VIEW,
            ObjectKind.PROCEDURE);

    private final Work work;
    private final Catalog catalog;
    /** Ids of the copies of policies by the ids of their origins. */
    private final Map<String, String> policies = new HashMap<>();
    /** The same for tags. */
    private final Map<String, String> tags = new HashMap<>();

    CloneHandler(Work work) {
        this.work = work;
        this.catalog = work.account().catalog();
    }

    StatementResult create(CreateClone create) {
        return switch (create.kind()) {
            case STREAM -> new StreamDefinitions(work.session(), work.scope()).copy(create);
            case DYNAMIC_TABLE -> new DynamicTableHandler(work).copy(create);
            case TASK -> new TaskDefinitions(work.session(), work.scope()).copy(create);
            case ALERT -> new AlertDefinitions(work.session(), work.scope()).copy(create);
            default -> of(create);
        };
    }

    private StatementResult of(CreateClone create) {
        AcceptedOptions.check(create.options(), AcceptedOptions.CONTAINER);
        return switch (create.kind()) {
            case DATABASE -> database(create);
            case SCHEMA -> schema(create);
            case SEQUENCE -> sequence(create);
            default -> throw Errors.unsupported("CREATE " + create.kind() + " … CLONE");
        };
    }

    private StatementResult database(CreateClone create) {
        Database origin = catalog.require(work.name(create.origin()).last().text());
        List<Schema> schemas = origin.schemas();
        String name = create.name().last().text();
        work.objects().authority().requireOnAccount("CREATE DATABASE");
        boolean created = catalog.create(name, facts(create), create.mode());
        if (created) {
            Database made = catalog.require(name);
            ObjectGrants.made(work.account(), made);
            made.settings().putAll(origin.settings());
            for (Schema schema : schemas) {
                made.create(
                        schema.name(),
                        new SchemaFacts(work.account().now(), schema.owner(), schema.comment(), schema.isTransient()),
                        CreateMode.OR_REPLACE);
                copy(schema, made.require(schema.name()), create.travel());
            }
            UnaryOperator<QualifiedName> cloned = table -> table.database().equals(origin.name())
                    ? new QualifiedName(name, table.schema(), table.name())
                    : table;
            for (Schema schema : schemas) {
                follow(schema, made.require(schema.name()), made, cloned);
            }
            work.session().current().useDatabase(name);
        }
        return answer("Database", name, created);
    }

    private StatementResult schema(CreateClone create) {
        SchemaName from = SchemaName.of(work, work.name(create.origin()), "CREATE SCHEMA");
        Schema origin = catalog.require(from.database()).require(from.schema());
        SchemaName name = SchemaName.of(work, work.name(create.name()), "CREATE SCHEMA");
        Database database = catalog.require(name.database());
        work.objects().authority().require("CREATE SCHEMA", database);
        boolean created = database.create(name.schema(), facts(create), create.mode());
        if (created) {
            Schema made = database.require(name.schema());
            ObjectGrants.made(work.account(), made, work.session().role().orElse(""));
            copy(origin, made, create.travel());
            follow(
                    origin,
                    made,
                    catalog.require(origin.database()),
                    table -> isIn(table, origin) ? made.qualify(table.name()) : table);
            work.session().useSchema(name.database(), name.schema());
        }
        return answer("Schema", name.schema(), created);
    }

    private StatementResult sequence(CreateClone create) {
        Sequence origin = work.objects().require(ObjectKind.SEQUENCE, Sequence.class, work.name(create.origin()));
        ObjectInfo info = work.objects()
                .newInfo(work.name(create.name()), "CREATE SEQUENCE", AcceptedOptions.comment(create.options()));
        boolean created = work.objects().create(copy(origin, info), create.mode(), false);
        return answer("Sequence", info.name().name(), created);
    }

    private SchemaFacts facts(CreateClone create) {
        return new SchemaFacts(
                work.account().now(),
                work.session().role().orElse(""),
                AcceptedOptions.comment(create.options()),
                create.isTransient());
    }

    private void copy(Schema origin, Schema target, Query.@Nullable TimeTravel travel) {
        target.settings().putAll(origin.settings());
        for (ObjectKind kind : COPIED) {
            for (CatalogObject object : origin.list(kind)) {
                if (!(object instanceof Stage stage) || stage.place() instanceof Stage.Place.External) {
                    target.put(copy(object, target, travel), CreateMode.FAIL_IF_EXISTS);
                }
            }
        }
    }

    /** What refers to other objects, when all of those are there. */
    private void follow(Schema origin, Schema made, Database bases, UnaryOperator<QualifiedName> cloned) {
        followPolicies(made);
        followNames(made, cloned);
        MaterializedViews.follow(made, origin, bases);
        pipelines(origin, made, cloned);
    }

    private static boolean isIn(QualifiedName name, Schema schema) {
        return name.database().equals(schema.database()) && name.schema().equals(schema.name());
    }

    /** Streams, tasks and pipes, when all tables are there. */
    private void pipelines(Schema origin, Schema target, UnaryOperator<QualifiedName> cloned) {
        StreamDefinitions streams = new StreamDefinitions(work.session(), work.scope());
        for (CatalogObject object : origin.list(ObjectKind.STREAM)) {
            target.put(streams.copy((Stream) object, info(object, target), cloned), CreateMode.FAIL_IF_EXISTS);
        }
        for (CatalogObject object : origin.list(ObjectKind.TASK)) {
            Task task = (Task) object;
            List<QualifiedName> predecessors = task.predecessors().stream()
                    .map(name -> target.qualify(name.name()))
                    .toList();
            QualifiedName root = task.finalized();
            QualifiedName finalized = root == null ? null : target.qualify(root.name());
            target.put(task.copy(info(object, target), predecessors, finalized), CreateMode.FAIL_IF_EXISTS);
        }
        for (CatalogObject object : origin.list(ObjectKind.ALERT)) {
            target.put(((Alert) object).copy(info(object, target)), CreateMode.FAIL_IF_EXISTS);
        }
        pipes(origin, target);
    }

    /** Those that read external stages; they stand still until they are resumed. */
    private void pipes(Schema origin, Schema target) {
        for (CatalogObject object : origin.list(ObjectKind.PIPE)) {
            Pipe pipe = (Pipe) object;
            if (pipe.isExternal()) {
                Pipe copy = pipe.copy(info(object, target), work.account().now());
                target.put(copy, CreateMode.FAIL_IF_EXISTS);
            }
        }
    }

    private ObjectInfo info(CatalogObject object, Schema target) {
        ObjectInfo old = object.info();
        QualifiedName name = target.qualify(old.name().name());
        return old.copy(work.account().nextObjectId(), name, work.account().now());
    }

    private CatalogObject copy(CatalogObject object, Schema target, Query.@Nullable TimeTravel travel) {
        ObjectInfo info = info(object, target);
        if (object instanceof Table table) {
            Persistence persistence = target.isTransient() ? Persistence.TRANSIENT : table.persistence();
            Table copied = new CreateTableHandler(work).copy(table, table.name().written(), travel, info, persistence);
            return dynamic(table, copied);
        }
        if (object instanceof Policy policy) {
            String id = work.engine().newName("p");
            policies.put(policy.id(), id);
            return policy.with(info).withId(id);
        }
        if (object instanceof Tag tag) {
            String id = work.engine().newName("tag");
            tags.put(tag.id(), id);
            return tag.with(info).withId(id);
        }
        if (object instanceof Stage stage) {
            return stage.copy(info);
        }
        return object instanceof Sequence sequence ? copy(sequence, info) : object.with(info);
    }

    /** Objects under a policy or with a tag that was copied with them go under the copy. */
    private void followPolicies(Schema made) {
        for (ObjectKind kind : COPIED) {
            for (CatalogObject object : made.list(kind)) {
                ObjectInfo info = object.info();
                Map<String, Map<String, String>> columns = new HashMap<>();
                info.columnTags().forEach((column, values) -> columns.put(column, following(values)));
                ObjectInfo followed = info.withPolicies(info.policies().stream()
                                .map(each -> each.withPolicy(policies.getOrDefault(each.policy(), each.policy())))
                                .toList())
                        .withTags(following(info.tags()))
                        .withColumnTags(columns);
                CatalogObject copy = object instanceof Tag tag
                        ? tag.withPolicies(tag.policies().stream()
                                .map(id -> policies.getOrDefault(id, id))
                                .toList())
                        : object;
                if (!followed.equals(info) || copy != object) {
                    made.replace(object, copy.with(followed));
                }
            }
        }
    }

    private Map<String, String> following(Map<String, String> values) {
        Map<String, String> followed = new HashMap<>();
        values.forEach((id, value) -> followed.put(tags.getOrDefault(id, id), value));
        return followed;
    }

    /** Sequences of defaults and tables of foreign keys that were copied too are meant in the copy. */
    private static void followNames(Schema made, UnaryOperator<QualifiedName> cloned) {
        for (ObjectKind kind : List.of(ObjectKind.TABLE, ObjectKind.DYNAMIC_TABLE)) {
            for (CatalogObject object : made.list(kind)) {
                made.replace(object, ((Table) object).following(cloned));
            }
        }
    }

    private Table dynamic(Table model, Table copied) {
        Dynamic dynamic = model.options().dynamic();
        if (dynamic == null) {
            return copied;
        }
        Table copy = copied.withDynamic(dynamic.cloned(work.account().now()));
        new DynamicTableHandler(work).cloned(model, copy);
        return copy;
    }

    private Sequence copy(Sequence origin, ObjectInfo info) {
        String physical = work.engine().newName("q");
        long next = new AlterObjectHandler(work).next(origin);
        work.engine().structure().createSequence(physical, next, origin.increment());
        return new Sequence(info, physical, origin.start(), origin.increment(), origin.ordered());
    }

    private static StatementResult answer(String word, String name, boolean created) {
        return Results.ddl(
                created
                        ? word + " " + name + " successfully created."
                        : name + " already exists, statement succeeded.");
    }
}
