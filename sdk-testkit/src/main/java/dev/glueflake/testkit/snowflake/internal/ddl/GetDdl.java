package dev.glueflake.testkit.snowflake.internal.ddl;

import dev.glueflake.testkit.snowflake.internal.catalog.Catalog;
import dev.glueflake.testkit.snowflake.internal.catalog.CatalogObject;
import dev.glueflake.testkit.snowflake.internal.catalog.Database;
import dev.glueflake.testkit.snowflake.internal.catalog.Policy;
import dev.glueflake.testkit.snowflake.internal.catalog.QualifiedName;
import dev.glueflake.testkit.snowflake.internal.catalog.Schema;
import dev.glueflake.testkit.snowflake.internal.catalog.Sequence;
import dev.glueflake.testkit.snowflake.internal.catalog.Table;
import dev.glueflake.testkit.snowflake.internal.catalog.Tag;
import dev.glueflake.testkit.snowflake.internal.catalog.View;
import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.pipe.Pipe;
import dev.glueflake.testkit.snowflake.internal.script.Routine;
import dev.glueflake.testkit.snowflake.internal.session.Session;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Expression.StringLiteral;
import dev.glueflake.testkit.snowflake.internal.sql.ast.ObjectName;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.ObjectKind;
import dev.glueflake.testkit.snowflake.internal.sql.parse.SqlParser;
import dev.glueflake.testkit.snowflake.internal.stage.FileFormat;
import dev.glueflake.testkit.snowflake.internal.stream.Stream;
import dev.glueflake.testkit.snowflake.internal.task.Alert;
import dev.glueflake.testkit.snowflake.internal.task.Task;
import dev.glueflake.testkit.snowflake.internal.task.TaskGraph;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** GET_DDL: the statement that makes an object, or all the statements of a schema or database. */
public final class GetDdl {
    private static final List<ObjectKind> IN_SCHEMA = List.of(
            ObjectKind.TAG,
            ObjectKind.SEQUENCE,
            ObjectKind.FILE_FORMAT,
            ObjectKind.MASKING_POLICY,
            ObjectKind.ROW_ACCESS_POLICY,
            ObjectKind.TABLE,
            ObjectKind.DYNAMIC_TABLE,
            ObjectKind.VIEW,
            ObjectKind.MATERIALIZED_VIEW,
            ObjectKind.PROCEDURE,
            ObjectKind.STREAM,
            ObjectKind.TASK,
            ObjectKind.ALERT,
            ObjectKind.PIPE);

    private final Session session;

    public GetDdl(Session session) {
        this.session = session;
    }

    /**
     * The text.
     *
     * @param type as GET_DDL takes it, in any case
     * @param qualified whether names are written with their database and schema
     */
    public String call(String type, String name, boolean qualified) {
        String kind = type.toUpperCase(Locale.ROOT);
        return switch (kind) {
            case "DATABASE" -> database(SqlParser.parseName(name).last().text());
            case "SCHEMA" -> schema(SqlParser.parseName(name), qualified);
            case "PROCEDURE" -> procedure(name, qualified);
            case "POLICY" -> policy(SqlParser.parseName(name), qualified);
            case "TABLE",
                    "VIEW",
                    "SEQUENCE",
                    "FILE_FORMAT",
                    "TAG",
                    "STREAM",
                    "TASK",
                    "ALERT",
                    "PIPE",
                    "DYNAMIC_TABLE" -> text(find(ObjectKind.valueOf(kind), SqlParser.parseName(name)), qualified);
            default -> throw Errors.unsupported("GET_DDL of " + kind);
        };
    }

    private CatalogObject find(ObjectKind kind, ObjectName name) {
        CatalogObject found = session.objects().find(kind, name).orElseThrow(() -> session.objects()
                .missing(kind.word(), name));
        boolean view = kind == ObjectKind.VIEW && found instanceof View;
        if (found.kind() != kind && !view) {
            throw Errors.doesNotExist(kind.word(), name.toString());
        }
        if (found instanceof View secured && secured.secure()) {
            session.objects().authority().requireOwnership(found);
        }
        return found;
    }

    private String policy(ObjectName name, boolean qualified) {
        CatalogObject found = session.objects()
                .find(ObjectKind.MASKING_POLICY, name)
                .or(() -> session.objects().find(ObjectKind.ROW_ACCESS_POLICY, name))
                .orElseThrow(() -> session.objects().missing("Policy", name));
        return text(found, qualified);
    }

    private String procedure(String signature, boolean qualified) {
        int open = signature.indexOf('(');
        ObjectName name = SqlParser.parseName(open < 0 ? signature : signature.substring(0, open));
        String types = open < 0
                ? "()"
                : signature.substring(open).toUpperCase(Locale.ROOT).replace(" ", "");
        return session.objects().overloads(ObjectKind.PROCEDURE, name).stream()
                .filter(object -> ((Routine) object)
                        .key()
                        .substring(name.last().text().length())
                        .replace(" ", "")
                        .equals(types))
                .findFirst()
                .map(object -> text(readable((Routine) object), qualified))
                .orElseThrow(() -> Errors.doesNotExist(ObjectKind.PROCEDURE.word(), signature));
    }

    private Routine readable(Routine routine) {
        if (routine.secure()) {
            session.objects().authority().requireOwnership(routine);
        }
        return routine;
    }

    private String database(String name) {
        Database database = session.account().catalog().require(name);
        StringBuilder all = new StringBuilder(
                "create or replace database " + QualifiedName.quoted(name) + comment(database.comment()) + ";\n\n");
        for (Schema schema : database.schemas()) {
            all.append(schema(schema, true)).append("\n");
        }
        return all.toString().stripTrailing();
    }

    private String schema(ObjectName name, boolean qualified) {
        String database = name.parts().size() > 1
                ? name.parts().get(0).text()
                : session.database().orElseThrow(() -> Errors.doesNotExist("Schema", name.toString()));
        Schema schema = session.account()
                .catalog()
                .require(database)
                .require(name.last().text());
        return schema(schema, qualified).stripTrailing();
    }

    private String schema(Schema schema, boolean qualified) {
        String name = qualified ? schema.fullName() : QualifiedName.quoted(schema.name());
        StringBuilder all = new StringBuilder("create or replace " + (schema.isTransient() ? "TRANSIENT " : "")
                + "schema " + name + comment(schema.comment()) + ";\n\n");
        for (ObjectKind kind : IN_SCHEMA) {
            for (CatalogObject object : kind == ObjectKind.TASK ? TaskGraph.inOrder(schema) : schema.list(kind)) {
                all.append(text(object, qualified)).append("\n\n");
            }
        }
        return all.toString();
    }

    private String text(CatalogObject object, boolean qualified) {
        String name = qualified
                ? object.name().toString()
                : QualifiedName.quoted(object.name().name());
        PolicyDdl policies = new PolicyDdl(session.account().catalog());
        if (object instanceof Table table && table.isDynamic()) {
            return DynamicTableDdl.text(table, name);
        }
        if (object instanceof Table table) {
            return new TableDdl(table, policies).text(name);
        }
        if (object instanceof View view) {
            return ViewDdl.text(view, name, policies);
        }
        if (object instanceof Sequence sequence) {
            return "create or replace sequence " + name + " start with " + sequence.start() + " increment by "
                    + sequence.increment() + (sequence.ordered() ? " order" : " noorder")
                    + comment(sequence.comment()) + ";";
        }
        if (object instanceof Routine procedure) {
            return ProcedureDdl.text(procedure, name);
        }
        if (object instanceof Tag tag) {
            String allowed = String.join(
                    ",", tag.allowed().stream().map(StringLiteral::written).toList());
            return "create or replace tag " + name + (allowed.isEmpty() ? "" : " allowed_values " + allowed)
                    + comment(tag.comment()) + ";";
        }
        if (object instanceof Stream stream) {
            return new PipelineDdl(name, qualified).stream(stream, session);
        }
        if (object instanceof Task task) {
            return new PipelineDdl(name, qualified).task(task);
        }
        if (object instanceof Alert alert) {
            return new PipelineDdl(name, qualified).alert(alert);
        }
        if (object instanceof Policy policy) {
            return PolicyDdl.text(policy, name);
        }
        if (object instanceof Pipe pipe) {
            return new PipelineDdl(name, qualified).pipe(pipe);
        }
        if (object instanceof FileFormat format) {
            return FormatDdl.text(format, name);
        }
        throw Errors.unsupported("GET_DDL of " + object.kind());
    }

    /** Sorted by the tags' names; a tag's full name is written as it is. */
    static String tags(Catalog catalog, Map<String, String> tags) {
        Map<String, String> named = new TreeMap<>();
        if (!tags.isEmpty()) {
            catalog.list(ObjectKind.TAG).stream()
                    .map(Tag.class::cast)
                    .filter(tag -> tags.containsKey(tag.id()))
                    .forEach(tag -> named.put(tag.name().toString(), tags.get(tag.id())));
        }
        return named.isEmpty()
                ? ""
                : named.entrySet().stream()
                        .map(tag -> tag.getKey() + "=" + StringLiteral.written(tag.getValue()))
                        .collect(Collectors.joining(", ", " WITH TAG (", ")"));
    }

    static String comment(String text) {
        return text.isEmpty() ? "" : " COMMENT=" + StringLiteral.written(text);
    }
}
