package dev.glueflake.testkit.snowflake.internal.execute;

import dev.glueflake.testkit.snowflake.internal.catalog.Schema;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.ObjectKind;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.Show;
import dev.glueflake.testkit.snowflake.internal.stage.FileFormat;
import dev.glueflake.testkit.snowflake.internal.stage.Stage;
import dev.glueflake.testkit.snowflake.internal.stage.Stage.Place;

/** SHOW STAGES and FILE FORMATS. */
final class ShowFiles {
    private final Work work;

    ShowFiles(Work work) {
        this.work = work;
    }

    Listing stages(Show show) {
        Listing listing = new Listing()
                .time("created_on")
                .text(
                        "name",
                        "database_name",
                        "schema_name",
                        "url",
                        "has_credentials",
                        "has_encryption_key",
                        "owner",
                        "comment")
                .text(
                        "region",
                        "type",
                        "cloud",
                        "notification_channel",
                        "storage_integration",
                        "endpoint",
                        "owner_role_type",
                        "directory_enabled");
        for (Schema schema : new ShowScopes(work).schemas(show)) {
            for (var object : work.objects().list(ObjectKind.STAGE, schema)) {
                Stage stage = (Stage) object;
                boolean external = stage.place() instanceof Place.External;
                boolean keys = stage.place() instanceof Place.External place && place.credentials() != null;
                String integration = stage.place() instanceof Place.External place ? place.integration() : null;
                listing.row(
                        stage.createdOn(),
                        stage.name().name(),
                        schema.database(),
                        schema.name(),
                        stage.url().orElse(""),
                        keys ? "Y" : "N",
                        "N",
                        stage.info().owner(),
                        stage.comment(),
                        null,
                        external ? "EXTERNAL" : "INTERNAL",
                        external ? "AWS" : null,
                        null,
                        integration,
                        null,
                        "ROLE",
                        stage.directory().isPresent() ? "Y" : "N");
            }
        }
        return listing;
    }

    Listing formats(Show show) {
        Listing listing = new Listing()
                .time("created_on")
                .text("name", "database_name", "schema_name", "type", "owner", "comment")
                .text("format_options", "owner_role_type");
        for (Schema schema : new ShowScopes(work).schemas(show)) {
            for (var object : work.objects().list(ObjectKind.FILE_FORMAT, schema)) {
                FileFormat format = (FileFormat) object;
                listing.row(
                        object.createdOn(),
                        object.name().name(),
                        schema.database(),
                        schema.name(),
                        format.settings().type().name(),
                        object.info().owner(),
                        object.comment(),
                        DescribeFiles.options(format.settings()),
                        "ROLE");
            }
        }
        return listing;
    }
}
