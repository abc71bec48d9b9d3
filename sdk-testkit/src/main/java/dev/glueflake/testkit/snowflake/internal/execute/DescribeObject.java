package dev.glueflake.testkit.snowflake.internal.execute;

import dev.glueflake.testkit.snowflake.internal.catalog.AccountObject;
import dev.glueflake.testkit.snowflake.internal.catalog.CatalogObject;
import dev.glueflake.testkit.snowflake.internal.catalog.Database;
import dev.glueflake.testkit.snowflake.internal.catalog.Policy;
import dev.glueflake.testkit.snowflake.internal.catalog.Schema;
import dev.glueflake.testkit.snowflake.internal.catalog.Sequence;
import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.error.SnowflakeException;
import dev.glueflake.testkit.snowflake.internal.result.StatementKind;
import dev.glueflake.testkit.snowflake.internal.result.StatementResult;
import dev.glueflake.testkit.snowflake.internal.sql.ast.ObjectName;
import dev.glueflake.testkit.snowflake.internal.sql.ast.ObjectStatement;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.Describe;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.ObjectKind;
import dev.glueflake.testkit.snowflake.internal.stage.FileFormat;
import dev.glueflake.testkit.snowflake.internal.stage.Stage;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** DESCRIBE of everything but tables, views and routines. */
final class DescribeObject {
    private final Work work;

    DescribeObject(Work work) {
        this.work = work;
    }

    StatementResult describe(Describe describe) {
        ObjectName name = work.name(describe.name());
        Listing listing =
                switch (describe.kind()) {
                    case DATABASE ->
                        database(work.account().catalog().require(name.last().text()));
                    case SCHEMA -> schema(SchemaName.of(work, name, "DESCRIBE SCHEMA"));
                    case SEQUENCE -> sequence(name);
                    case WAREHOUSE -> warehouse(account(ObjectKind.WAREHOUSE, name));
                    case USER -> user(account(ObjectKind.USER, name));
                    case FILE_FORMAT ->
                        DescribeFiles.format(work.objects().require(ObjectKind.FILE_FORMAT, FileFormat.class, name));
                    case STAGE ->
                        DescribeFiles.stage(work.objects().require(ObjectKind.STAGE, Stage.class, name), work);
                    case MASKING_POLICY, ROW_ACCESS_POLICY ->
                        ShowPolicies.describe(work.objects().require(describe.kind(), Policy.class, name));
                    case STREAM -> new ShowStreams(work).describe(name);
                    case TASK -> new ShowTasks(work).describe(name);
                    case ALERT -> new ShowAlerts(work).describe(name);
                    case PIPE -> new ShowPipes(work).describe(name);
                    case INTEGRATION -> integration(account(ObjectKind.INTEGRATION, name));
                    default ->
                        throw Errors.unsupported(
                                "DESCRIBE " + describe.kind().name().replace('_', ' '));
                };
        return listing.result(StatementKind.DESCRIBE);
    }

    private AccountObject account(ObjectKind kind, ObjectName name) {
        return work.account().objects().require(kind, name.last().text());
    }

    private static Listing database(Database database) {
        Listing listing = new Listing().time("created_on").text("name", "kind");
        for (Schema schema : database.schemas()) {
            listing.row(schema.createdOn(), schema.name(), "SCHEMA");
        }
        listing.row(database.facts().createdOn(), Schema.INFORMATION_SCHEMA, "SCHEMA");
        return listing;
    }

    private Listing schema(SchemaName name) {
        Schema schema = work.account().catalog().require(name.database()).require(name.schema());
        Listing listing = new Listing().time("created_on").text("name", "kind");
        for (ObjectKind kind : List.of(
                ObjectKind.EXTERNAL_TABLE,
                ObjectKind.TABLE,
                ObjectKind.DYNAMIC_TABLE,
                ObjectKind.VIEW,
                ObjectKind.MATERIALIZED_VIEW,
                ObjectKind.SEQUENCE,
                ObjectKind.STAGE,
                ObjectKind.FILE_FORMAT,
                ObjectKind.STREAM,
                ObjectKind.TASK,
                ObjectKind.ALERT,
                ObjectKind.PIPE,
                ObjectKind.PROCEDURE)) {
            for (CatalogObject object : work.objects().list(kind, schema)) {
                listing.row(object.createdOn(), object.name().name(), kind.name());
            }
        }
        return listing;
    }

    private Listing sequence(ObjectName name) {
        Sequence sequence = work.objects().require(ObjectKind.SEQUENCE, Sequence.class, name);
        return new Listing()
                .text("name", "database_name", "schema_name")
                .number("next_value", "interval")
                .time("created_on")
                .text("owner", "comment", "owner_role_type", "ordered")
                .row(
                        sequence.name().name(),
                        sequence.name().database(),
                        sequence.name().schema(),
                        BigDecimal.valueOf(new AlterObjectHandler(work).next(sequence)),
                        BigDecimal.valueOf(sequence.increment()),
                        sequence.createdOn(),
                        sequence.info().owner(),
                        sequence.comment(),
                        "ROLE",
                        sequence.ordered() ? "Y" : "N");
    }

    private static Listing warehouse(AccountObject warehouse) {
        return new Listing()
                .time("created_on")
                .text("name", "kind")
                .row(warehouse.createdOn(), warehouse.name(), "WAREHOUSE");
    }

    private static Listing user(AccountObject user) {
        Listing listing = new Listing().text("property", "value", "default", "description");
        Map<String, String> properties =
                Map.of("NAME", user.name(), "LOGIN_NAME", user.property("LOGIN_NAME", user.name()));
        for (String property : List.of(
                "NAME",
                "COMMENT",
                "DISPLAY_NAME",
                "TYPE",
                "LOGIN_NAME",
                "FIRST_NAME",
                "MIDDLE_NAME",
                "LAST_NAME",
                "EMAIL",
                "PASSWORD",
                "MUST_CHANGE_PASSWORD",
                "DISABLED",
                "DEFAULT_WAREHOUSE",
                "DEFAULT_NAMESPACE",
                "DEFAULT_ROLE",
                "DEFAULT_SECONDARY_ROLES",
                "RSA_PUBLIC_KEY")) {
            String byDefault =
                    property.equals("MUST_CHANGE_PASSWORD") || property.equals("DISABLED") ? "false" : "null";
            String value = properties.getOrDefault(property, user.property(property, byDefault));
            String shown = property.equals("PASSWORD") && !value.equals("null") ? "********" : value;
            listing.row(property, byDefault.equals("false") ? shown.toLowerCase(Locale.ROOT) : shown, byDefault, "");
        }
        return listing;
    }

    private static Listing integration(AccountObject integration) {
        Listing listing = new Listing().text("property", "property_type", "property_value", "property_default");
        listing.row(
                "ENABLED", "Boolean", integration.property("ENABLED", "false").toLowerCase(Locale.ROOT), "false");
        listing.row("STORAGE_PROVIDER", "String", integration.property("STORAGE_PROVIDER", ""), "");
        listing.row("STORAGE_ALLOWED_LOCATIONS", "List", integration.property("STORAGE_ALLOWED_LOCATIONS", ""), "[]");
        listing.row("STORAGE_BLOCKED_LOCATIONS", "List", integration.property("STORAGE_BLOCKED_LOCATIONS", ""), "[]");
        listing.row("STORAGE_AWS_IAM_USER_ARN", "String", "arn:aws:iam::000000000000:user/glueflake", "");
        listing.row("STORAGE_AWS_ROLE_ARN", "String", integration.property("STORAGE_AWS_ROLE_ARN", ""), "");
        listing.row(
                "STORAGE_AWS_EXTERNAL_ID", "String", integration.property("STORAGE_AWS_EXTERNAL_ID", "GLUEFLAKE"), "");
        listing.row("COMMENT", "String", integration.comment(), "");
        return listing;
    }

    /** The columns of an earlier result. */
    StatementResult result(ObjectStatement.DescribeResult describe) {
        String id = String.valueOf(work.value(describe.queryId()).value());
        StatementResult earlier = work.account()
                .results()
                .find(id)
                .orElseThrow(() -> new SnowflakeException("000709", "02000", "Statement " + id + " not found"));
        return DescribeHandler.columns(earlier.columns()).result(StatementKind.DESCRIBE);
    }
}
