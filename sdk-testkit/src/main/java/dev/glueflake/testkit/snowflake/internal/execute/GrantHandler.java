package dev.glueflake.testkit.snowflake.internal.execute;

import dev.glueflake.testkit.snowflake.internal.catalog.CatalogObject;
import dev.glueflake.testkit.snowflake.internal.catalog.Grants;
import dev.glueflake.testkit.snowflake.internal.catalog.QualifiedName;
import dev.glueflake.testkit.snowflake.internal.catalog.Schema;
import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.result.StatementResult;
import dev.glueflake.testkit.snowflake.internal.sql.ast.ObjectName;
import dev.glueflake.testkit.snowflake.internal.sql.ast.ObjectStatement.Grant;
import dev.glueflake.testkit.snowflake.internal.sql.ast.ObjectStatement.GrantSubject;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.ObjectKind;
import dev.glueflake.testkit.snowflake.internal.sql.parse.SqlParser;
import dev.glueflake.testkit.snowflake.internal.task.Task;
import dev.glueflake.testkit.snowflake.internal.task.TaskDefinitions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** GRANT and REVOKE. */
final class GrantHandler {
    /** ALL on a schema. */
    private static final List<String> OF_SCHEMA = List.of(
            "CREATE ALERT",
            "CREATE EXTERNAL TABLE",
            "CREATE FILE FORMAT",
            "CREATE FUNCTION",
            "CREATE MASKING POLICY",
            "CREATE MATERIALIZED VIEW",
            "CREATE PROCEDURE",
            "CREATE ROW ACCESS POLICY",
            "CREATE SEQUENCE",
            "CREATE STAGE",
            "CREATE STREAM",
            "CREATE TABLE",
            "CREATE TAG",
            "CREATE TASK",
            "CREATE VIEW",
            "MODIFY",
            "MONITOR",
            "USAGE");

    private final Work work;
    private final Grants grants;

    GrantHandler(Work work) {
        this.work = work;
        this.grants = work.account().grants();
    }

    StatementResult grant(Grant grant) {
        ObjectPlace grantee =
                ObjectPlace.of(work, grant.grantee().kind(), grant.grantee().name());
        grantee.require();
        Change change = new Change(grant, grantee);
        GrantRights rights = new GrantRights(work);
        if (grant.subject() instanceof GrantSubject.OfRole of) {
            ObjectPlace role = ObjectPlace.of(work, of.kind(), of.role());
            rights.role(role);
            refuseElsewhere(grantee, role.fullName(), role.kind() == ObjectKind.DATABASE_ROLE);
            apply(change, List.of("USAGE"), words(of.kind()), role.fullName(), false);
        } else if (grant.subject() instanceof GrantSubject.OnObject on) {
            String kind = on.kind().isEmpty() ? relationKind(on.name()) : on.kind();
            String object = object(kind, on.name());
            List<String> privileges = privileges(on.privileges(), kind);
            rights.object(kind, on.name(), privileges);
            boolean ofDatabase = on.name() != null && !isOfAccount(kind);
            refuseElsewhere(grantee, object, ofDatabase);
            apply(change, privileges, kind, object, false);
        } else {
            many(change, (GrantSubject.OnMany) grant.subject());
        }
        return Results.ddl(Results.DONE);
    }

    /** Who gets or loses something. */
    private record Change(Grant grant, ObjectPlace grantee) {
        boolean isTo(Grants.Grant each) {
            return each.isTo(grantee.kind().name(), grantee.fullName());
        }
    }

    /** Relations share their names, so that one name is enough to find one. */
    private String relationKind(@Nullable ObjectName written) {
        return work.objects()
                .find(ObjectKind.TABLE, work.name(Objects.requireNonNull(written)))
                .map(relation -> words(relation.kind()))
                .orElse(words(ObjectKind.TABLE));
    }

    private static boolean isOfAccount(String words) {
        return kind(words)
                .filter(kind -> kind != ObjectKind.DATABASE_ROLE && ObjectPlace.has(kind))
                .isPresent();
    }

    /** A database role has privileges on its database and what is in it alone. */
    private static void refuseElsewhere(ObjectPlace grantee, String object, boolean ofDatabase) {
        if (grantee.kind() != ObjectKind.DATABASE_ROLE) {
            return;
        }
        String own = SqlParser.parseName(grantee.fullName()).parts().get(0).text();
        if (!ofDatabase || !SqlParser.parseName(object).parts().get(0).text().equals(own)) {
            throw Errors.unsupported("GRANT … TO DATABASE ROLE of what is not in its database");
        }
    }

    private void many(Change change, GrantSubject.OnMany many) {
        List<String> privileges = privileges(many.privileges(), many.kind());
        refuseElsewhere(change.grantee(), scopeName(many), true);
        if (many.future()) {
            new GrantRights(work).future(many);
            String in = scopeName(many) + ".<" + many.kind() + ">";
            apply(change, privileges, many.kind(), in, true);
            return;
        }
        for (String object : objects(many)) {
            new GrantRights(work).object(many.kind(), SqlParser.parseName(object), privileges);
            apply(change, privileges, many.kind(), object, false);
        }
    }

    private String scopeName(GrantSubject.OnMany many) {
        ObjectName name = work.name(many.in());
        if (many.scope().equals("DATABASE")) {
            return QualifiedName.quoted(
                    work.account().catalog().require(name.last().text()).name());
        }
        SchemaName schema = SchemaName.of(work, name, "GRANT");
        return work.account()
                .catalog()
                .require(schema.database())
                .require(schema.schema())
                .fullName();
    }

    private List<String> objects(GrantSubject.OnMany many) {
        String scope = scopeName(many);
        List<String> names = new ArrayList<>();
        for (var database : work.account().catalog().databases()) {
            for (Schema schema : database.schemas()) {
                boolean inside = scope.equals(schema.fullName()) || scope.equals(QualifiedName.quoted(database.name()));
                if (inside && many.kind().equals("SCHEMA")) {
                    names.add(schema.fullName());
                } else if (inside) {
                    kind(many.kind()).ifPresent(kind -> work.objects()
                            .list(kind, schema)
                            .forEach(object -> names.add(object.name().toString())));
                }
            }
        }
        return names;
    }

    private void apply(Change change, List<String> privileges, String kind, String object, boolean future) {
        for (String privilege : privileges) {
            if (change.grant().revoke()) {
                grants.remove(each -> each.isOn(kind, object)
                        && each.privilege().equals(privilege)
                        && change.isTo(each)
                        && each.future() == future);
                continue;
            }
            if (privilege.equals("OWNERSHIP")) {
                own(kind, object, change.grantee());
                grants.remove(
                        each -> each.isOn(kind, object) && each.privilege().equals(privilege));
            }
            grants.add(new Grants.Grant(
                    work.account().now(),
                    privilege,
                    kind,
                    object,
                    change.grantee().kind().name(),
                    change.grantee().fullName(),
                    change.grant().grantOption() || privilege.equals("OWNERSHIP"),
                    work.session().role().orElse(""),
                    future));
        }
    }

    private void own(String kind, String object, ObjectPlace owner) {
        if (owner.kind() != ObjectKind.ROLE) {
            throw Errors.unsupported("GRANT OWNERSHIP … TO " + words(owner.kind()));
        }
        String role = owner.name();
        Optional<ObjectKind> found = kind(kind);
        if (found.isEmpty() || found.get() == ObjectKind.DATABASE || found.get() == ObjectKind.SCHEMA) {
            return;
        }
        if (ObjectPlace.has(found.get())) {
            ObjectPlace place = place(found.get(), object);
            place.objects().change(found.get(), place.name(), each -> each.withOwner(role));
            return;
        }
        ObjectName name = SqlParser.parseName(object);
        work.objects().find(found.get(), name).ifPresent(each -> {
            if (each instanceof Task task) {
                new TaskDefinitions(work.session(), work.scope()).refuseTransfer(task);
            }
            work.objects().own(each, role);
        });
    }

    /** Grants know a database role by its full name, others by their plain ones. */
    private ObjectPlace place(ObjectKind kind, String object) {
        return kind == ObjectKind.DATABASE_ROLE
                ? ObjectPlace.of(work, kind, SqlParser.parseName(object))
                : new ObjectPlace(kind, work.account().objects(), object, object);
    }

    /** The full name of an existing object. */
    private String object(String kind, @Nullable ObjectName written) {
        if (written == null) {
            return work.account().settings().name();
        }
        return name(work, kind, work.name(written));
    }

    static String name(Work work, String kind, ObjectName name) {
        ObjectKind known = kind(kind).orElseThrow(() -> Errors.unsupported("GRANT … ON " + kind));
        if (ObjectPlace.has(known)) {
            ObjectPlace place = ObjectPlace.of(work, known, name);
            place.require();
            return place.fullName();
        }
        if (known == ObjectKind.DATABASE) {
            return QualifiedName.quoted(
                    work.account().catalog().require(name.last().text()).name());
        }
        if (known == ObjectKind.SCHEMA) {
            SchemaName schema = SchemaName.of(work, name, "GRANT");
            return work.account()
                    .catalog()
                    .require(schema.database())
                    .require(schema.schema())
                    .fullName();
        }
        if (known == ObjectKind.PROCEDURE || known == ObjectKind.FUNCTION) {
            return work.objects().overloads(known, name).stream()
                    .findFirst()
                    .map(found -> found.name().toString())
                    .orElseThrow(() -> Errors.doesNotExist(known.word(), name.toString()));
        }
        CatalogObject found = work.objects().find(known, name).orElseThrow(() -> work.objects()
                .missing(known.word(), name));
        return found.name().toString();
    }

    static String words(ObjectKind kind) {
        return kind.name().replace('_', ' ');
    }

    static Optional<ObjectKind> kind(String words) {
        return Arrays.stream(ObjectKind.values())
                .filter(kind -> words(kind).equals(words))
                .findFirst();
    }

    private static List<String> privileges(List<String> written, String kind) {
        if (!written.contains("ALL")) {
            return written;
        }
        return switch (kind) {
            case "TABLE" ->
                List.of("DELETE", "EVOLVE SCHEMA", "INSERT", "REBUILD", "REFERENCES", "SELECT", "TRUNCATE", "UPDATE");
            case "VIEW", "MATERIALIZED VIEW" ->
                List.of("DELETE", "INSERT", "REFERENCES", "SELECT", "TRUNCATE", "UPDATE");
            case "EXTERNAL TABLE" -> List.of("REFERENCES", "SELECT");
            case "STAGE" -> List.of("READ", "USAGE", "WRITE");
            case "STREAM" -> List.of("SELECT");
            case "TASK" -> List.of("APPLYBUDGET", "MONITOR", "OPERATE");
            case "ALERT" -> List.of("MONITOR", "OPERATE");
            case "WAREHOUSE" -> List.of("APPLYBUDGET", "MODIFY", "MONITOR", "OPERATE", "USAGE");
            case "DATABASE" ->
                List.of("APPLYBUDGET", "CREATE DATABASE ROLE", "CREATE SCHEMA", "MODIFY", "MONITOR", "USAGE");
            case "SCHEMA" -> OF_SCHEMA;
            case "MASKING POLICY", "ROW ACCESS POLICY" -> List.of("APPLY");
            case "SEQUENCE", "FILE FORMAT", "PROCEDURE", "FUNCTION", "INTEGRATION" -> List.of("USAGE");
            default -> throw Errors.unsupported("GRANT ALL ON " + kind);
        };
    }
}
