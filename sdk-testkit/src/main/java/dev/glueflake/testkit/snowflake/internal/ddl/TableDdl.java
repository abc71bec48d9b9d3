package dev.glueflake.testkit.snowflake.internal.ddl;

import dev.glueflake.testkit.snowflake.internal.catalog.Column;
import dev.glueflake.testkit.snowflake.internal.catalog.QualifiedName;
import dev.glueflake.testkit.snowflake.internal.catalog.Table;
import dev.glueflake.testkit.snowflake.internal.catalog.TableKey;
import dev.glueflake.testkit.snowflake.internal.session.ExpressionText;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Expression.StringLiteral;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.Persistence;
import dev.glueflake.testkit.snowflake.internal.type.TypeText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** CREATE TABLE of a table. */
final class TableDdl {
    private final Table table;
    private final PolicyDdl policies;

    TableDdl(Table table, PolicyDdl policies) {
        this.table = table;
        this.policies = policies;
    }

    String text(String name) {
        String persistence = table.persistence() == Persistence.PERMANENT ? "" : table.persistence() + " ";
        String key = table.options().clusterBy();
        String clustered = key.isEmpty() ? "" : " cluster by " + key.substring("LINEAR".length());
        List<String> lines = new ArrayList<>();
        table.columns().forEach(column -> lines.add(column(column)));
        table.keys().forEach(each -> lines.add(key(each)));
        return "create or replace " + persistence + "TABLE " + name + clustered + " (\n\t" + String.join(",\n\t", lines)
                + "\n)" + policies.ofRows(table) + policies.tags(table.info().tags()) + options() + ";";
    }

    private String options() {
        return (table.retentionDays() == 1 ? "" : "DATA_RETENTION_TIME_IN_DAYS=" + table.retentionDays())
                + (table.options().changeTracking() ? " CHANGE_TRACKING=TRUE" : "")
                + (table.options().schemaEvolution() ? " ENABLE_SCHEMA_EVOLUTION=TRUE" : "")
                + GetDdl.comment(table.comment()).stripLeading();
    }

    private String column(Column column) {
        StringBuilder text =
                new StringBuilder(QualifiedName.quoted(column.name()) + " " + TypeText.full(column.type()));
        if (!column.nullable()) {
            text.append(" NOT NULL");
        }
        Column.IdentitySequence identity = column.sequence();
        if (identity != null) {
            text.append(" autoincrement start ")
                    .append(identity.start())
                    .append(" increment ")
                    .append(identity.step())
                    .append(identity.ordered() ? " order" : " noorder");
        } else if (column.defaultValue() != null) {
            text.append(" DEFAULT ").append(ExpressionText.ofDefault(column));
        }
        text.append(policies.ofColumn(table, column.physical()));
        text.append(policies.tags(table.info().columnTags().getOrDefault(column.physical(), Map.of())));
        if (!column.comment().isEmpty()) {
            text.append(" COMMENT ").append(StringLiteral.written(column.comment()));
        }
        return text.toString();
    }

    private String key(TableKey key) {
        String named =
                key.name().startsWith("SYS_CONSTRAINT_") ? "" : "constraint " + QualifiedName.quoted(key.name()) + " ";
        String columns = key.columns().stream().map(this::name).collect(Collectors.joining(", ", "(", ")"));
        String text = named + key.kind().name().toLowerCase(Locale.ROOT).replace('_', ' ') + " " + columns;
        TableKey.Target target = key.target();
        if (target == null) {
            return text;
        }
        String others =
                target.columns().stream().map(QualifiedName::quoted).collect(Collectors.joining(", ", "(", ")"));
        return text + " references " + target.table() + others + action(" on update ", target.onUpdate())
                + action(" on delete ", target.onDelete());
    }

    private static String action(String when, String action) {
        return action.equals("NO ACTION") ? "" : when + action.toLowerCase(Locale.ROOT);
    }

    private String name(String physical) {
        return table.columns().stream()
                .filter(column -> column.physical().equals(physical))
                .map(column -> QualifiedName.quoted(column.name()))
                .findFirst()
                .orElse("");
    }
}
