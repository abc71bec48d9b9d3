package dev.glueflake.testkit.snowflake.internal.external;

import dev.glueflake.testkit.snowflake.internal.catalog.CatalogObject;
import dev.glueflake.testkit.snowflake.internal.catalog.ObjectInfo;
import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.result.StatementKind;
import dev.glueflake.testkit.snowflake.internal.result.StatementResult;
import dev.glueflake.testkit.snowflake.internal.session.DeferredNames;
import dev.glueflake.testkit.snowflake.internal.session.ExecutionScope;
import dev.glueflake.testkit.snowflake.internal.session.Session;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Identifier;
import dev.glueflake.testkit.snowflake.internal.sql.ast.ObjectName;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Option.OptionValue;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.CreateExternalTable;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.CreateMode;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.ObjectKind;
import dev.glueflake.testkit.snowflake.internal.stage.FormatChoice;
import dev.glueflake.testkit.snowflake.internal.stage.file.StagedFile;
import dev.glueflake.testkit.snowflake.internal.stage.format.Options;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** CREATE EXTERNAL TABLE. */
public final class ExternalTableDefinition {
    private static final int LONGEST_USER_PARTITION = 32;

    private final Session session;
    private final ExecutionScope scope;

    public ExternalTableDefinition(Session session, ExecutionScope scope) {
        this.session = session;
        this.scope = scope;
    }

    public StatementResult create(CreateExternalTable create) {
        ObjectName name = DeferredNames.resolve(create.name(), session.environment(scope));
        Optional<CatalogObject> standing =
                session.objects().standing(ObjectKind.EXTERNAL_TABLE, name, create.mode(), "CREATE EXTERNAL TABLE");
        if (standing.isPresent() && create.mode() == CreateMode.IF_NOT_EXISTS) {
            return answer(name.last().text() + " already exists, statement succeeded.");
        }
        Clauses clauses = clauses(create);
        ObjectInfo info = session.objects().newInfo(name, "CREATE EXTERNAL TABLE", clauses.comment());
        ExternalTable table = new ExternalTable(
                info,
                new ColumnDefinitions(session, scope).checked(List.of(), create.columns()),
                partitions(create, clauses.source()),
                clauses.source(),
                ExternalFiles.empty(session.account().engine()));
        if (clauses.source().autoRefresh() || clauses.refresh()) {
            begin(table, clauses.refresh());
        }
        return register(create, table);
    }

    private void begin(ExternalTable table, boolean filled) {
        FileRegistration registration = new FileRegistration(table, session, scope);
        List<StagedFile> standing = registration.standing();
        if (table.source().autoRefresh()) {
            AutoRefresh.begin(table, standing, session.account());
        }
        if (filled) {
            registration.refresh(standing);
        }
    }

    private StatementResult register(CreateExternalTable create, ExternalTable table) {
        boolean created = session.objects().create(table, create.mode(), false, create.copyGrants());
        String name = table.name().name();
        return answer(
                created
                        ? "External table " + name + " successfully created."
                        : name + " already exists, statement succeeded.");
    }

    private static StatementResult answer(String text) {
        return StatementResult.status(StatementKind.DDL, text);
    }

    private record Clauses(ExternalSource source, boolean refresh, String comment) {}

    private Clauses clauses(CreateExternalTable create) {
        Options options = new Options(create.options());
        boolean byUser = isByUser(options);
        String tableFormat = options.word("TABLE_FORMAT").orElse("NONE");
        if (!tableFormat.equals("NONE")) {
            throw Errors.unsupported("TABLE_FORMAT = " + tableFormat);
        }
        boolean autoRefresh = options.flag("AUTO_REFRESH", !byUser);
        boolean refresh = options.flag("REFRESH_ON_CREATE", !byUser);
        if (byUser && (autoRefresh || refresh)) {
            throw Errors.compilation(
                    "001425",
                    "22023",
                    "invalid property combination '" + (autoRefresh ? "AUTO_REFRESH" : "REFRESH_ON_CREATE")
                            + "'='TRUE' and 'PARTITION_TYPE'='USER_SPECIFIED'");
        }
        @Nullable String pattern = options.text("PATTERN").orElse(null);
        FormatChoice format =
                FormatChoice.of(options.take("FILE_FORMAT").orElse(new OptionValue.Group(List.of())), session);
        // What is wrong with it is told here, not by the first refresh.
        format.resolve(session);
        // The topic that notifications would come by; the fake looks at the bucket instead.
        options.take("AWS_SNS_TOPIC");
        options.take("TAG");
        String comment = options.text("COMMENT").orElse("");
        options.refuseRest();
        ExternalSource source = new ExternalSource(
                ExternalLocation.checked(create.location(), session), format, pattern, byUser, autoRefresh);
        ExternalLocation.of(source, session);
        return new Clauses(source, refresh, comment);
    }

    private static boolean isByUser(Options options) {
        String type = options.word("PARTITION_TYPE").orElse("SYSTEM");
        if (!type.equals("USER_SPECIFIED") && !type.equals("SYSTEM")) {
            throw Options.invalid("PARTITION_TYPE", type);
        }
        return type.equals("USER_SPECIFIED");
    }

    private static List<String> partitions(CreateExternalTable create, ExternalSource source) {
        List<String> names = new ArrayList<>();
        PartitionRules rules = new PartitionRules(source.userPartitions());
        for (Identifier name : create.partitionBy()) {
            rules.check(create.columns().stream()
                    .filter(column -> column.name().text().equals(name.text()))
                    .findFirst()
                    .orElseThrow(() -> Errors.invalidIdentifier(name.at(), name.toString())));
            if (source.userPartitions() && name.text().length() > LONGEST_USER_PARTITION) {
                throw Errors.compilation(
                        "002028",
                        "42601",
                        "The partition column '" + name.text() + "' is too long. It must be at most 32 characters.");
            }
            names.add(name.text());
        }
        if (source.userPartitions() && names.isEmpty()) {
            throw Errors.compilation(
                    "001425", "22023", "PARTITION_TYPE = USER_SPECIFIED needs PARTITION BY with at least one column.");
        }
        return names;
    }
}
