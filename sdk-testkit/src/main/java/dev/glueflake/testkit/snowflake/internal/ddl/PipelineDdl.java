package dev.glueflake.testkit.snowflake.internal.ddl;

import static java.util.stream.Collectors.joining;

import dev.glueflake.testkit.snowflake.internal.catalog.CatalogObject;
import dev.glueflake.testkit.snowflake.internal.catalog.QualifiedName;
import dev.glueflake.testkit.snowflake.internal.pipe.Pipe;
import dev.glueflake.testkit.snowflake.internal.session.Session;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Expression.StringLiteral;
import dev.glueflake.testkit.snowflake.internal.stream.Stream;
import dev.glueflake.testkit.snowflake.internal.stream.StreamMode;
import dev.glueflake.testkit.snowflake.internal.stream.StreamSources;
import dev.glueflake.testkit.snowflake.internal.task.Alert;
import dev.glueflake.testkit.snowflake.internal.task.Task;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** CREATE STREAM, CREATE TASK, CREATE ALERT and CREATE PIPE. */
final class PipelineDdl {
    private final String name;
    private final boolean qualified;

    /** @param qualified whether other objects' names are written in full too */
    PipelineDdl(String name, boolean qualified) {
        this.name = name;
        this.qualified = qualified;
    }

    String stream(Stream stream, Session session) {
        String mode = stream.mode() == StreamMode.DEFAULT
                ? ""
                : " " + stream.mode().name().toLowerCase(Locale.ROOT) + " = true";
        String kind = stream.source().kind().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        return "create or replace stream " + name + " on " + kind + " "
                + reference(StreamSources.nameNow(stream, session), stream) + mode
                + GetDdl.comment(stream.comment()) + ";";
    }

    String task(Task task) {
        StringBuilder text = new StringBuilder("create or replace task " + name);
        Map<String, String> options = new TreeMap<>(task.settings().values());
        options.putAll(task.settings().parameters());
        options.forEach((option, value) -> text.append("\n\t")
                .append(option.toLowerCase(Locale.ROOT))
                .append("=")
                .append(value(option, value)));
        if (!task.comment().isEmpty()) {
            text.append("\n\t").append(GetDdl.comment(task.comment()).strip());
        }
        QualifiedName finalized = task.finalized();
        if (finalized != null) {
            text.append("\n\tfinalize=").append(reference(finalized, task));
        }
        if (!task.predecessors().isEmpty()) {
            text.append("\n\tafter ")
                    .append(task.predecessors().stream()
                            .map(other -> reference(other, task))
                            .collect(joining(", ")));
        }
        if (task.condition() != null) {
            text.append("\n\twhen ").append(task.condition());
        }
        return text.append("\n\tas ").append(task.definition()).append(";").toString();
    }

    String alert(Alert alert) {
        StringBuilder text = new StringBuilder("create or replace alert " + name);
        new TreeMap<>(alert.settings().values()).forEach((option, value) -> text.append("\n\t")
                .append(option.toLowerCase(Locale.ROOT))
                .append("=")
                .append(value(option, value)));
        if (!alert.comment().isEmpty()) {
            text.append("\n\t").append(GetDdl.comment(alert.comment()).strip());
        }
        return text.append("\n\tif (exists(")
                .append(alert.condition())
                .append("))\n\tthen ")
                .append(alert.action())
                .append(";")
                .toString();
    }

    String pipe(Pipe pipe) {
        String topic = pipe.settings().snsTopic();
        return "create or replace pipe " + name + " auto_ingest="
                + pipe.settings().autoIngest()
                + (topic == null ? "" : " aws_sns_topic=" + StringLiteral.written(topic))
                + GetDdl.comment(pipe.comment()) + " as " + pipe.definition() + ";";
    }

    private static String value(String option, String text) {
        boolean bare = option.equals("WAREHOUSE") || text.matches("[0-9]+|(?i:true|false)");
        return bare ? text : StringLiteral.written(text);
    }

    /** Another object's name, as short as the schema of {@code from} allows. */
    private String reference(QualifiedName other, CatalogObject from) {
        boolean near = other.schema().equals(from.name().schema())
                && other.database().equals(from.name().database());
        return qualified || !near ? other.toString() : QualifiedName.quoted(other.name());
    }
}
