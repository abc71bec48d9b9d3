package dev.glueflake.testkit.snowflake.internal.execute;

import static java.util.stream.Collectors.joining;

import dev.glueflake.testkit.snowflake.internal.stage.FileFormat;
import dev.glueflake.testkit.snowflake.internal.stage.FormatChoice;
import dev.glueflake.testkit.snowflake.internal.stage.FormatProperty;
import dev.glueflake.testkit.snowflake.internal.stage.Stage;
import dev.glueflake.testkit.snowflake.internal.stage.format.FormatSettings;

/** DESCRIBE FILE FORMAT and DESCRIBE STAGE: a row for each property. */
final class DescribeFiles {
    private DescribeFiles() {}

    static Listing format(FileFormat format) {
        Listing listing = new Listing().text("property", "property_type", "property_value", "property_default");
        FormatProperty.of(format.settings())
                .forEach(each -> listing.row(each.name(), each.type(), each.value(), each.byDefault()));
        return listing;
    }

    /** All the properties as one JSON object. */
    static String options(FormatSettings settings) {
        return FormatProperty.of(settings).stream()
                .map(each -> '"' + each.name() + "\":" + each.json())
                .collect(joining(",", "{", "}"));
    }

    /** The stage of a table, whose format nothing changes here. */
    static Listing ofTableStage() {
        return stageFormat(FormatSettings.CSV);
    }

    private static Listing stageFormat(FormatSettings settings) {
        Listing listing = new Listing()
                .text("parent_property", "property", "property_type", "property_value", "property_default");
        FormatProperty.of(settings)
                .forEach(each ->
                        listing.row("STAGE_FILE_FORMAT", each.name(), each.type(), each.value(), each.byDefault()));
        return listing;
    }

    static Listing stage(Stage stage, Work work) {
        FormatChoice choice = stage.format();
        Listing listing = stageFormat(choice == null ? FormatSettings.CSV : choice.resolve(work.session()));
        String url = stage.url().map(found -> "[\"" + found + "\"]").orElse("");
        listing.row("STAGE_LOCATION", "URL", "String", url, "");
        if (stage.place() instanceof Stage.Place.External external) {
            String integration = external.integration();
            listing.row(
                    "STAGE_INTEGRATION", "STORAGE_INTEGRATION", "String", integration == null ? "" : integration, "");
        }
        boolean follows = stage.directory().map(Stage.Directory::autoRefresh).orElse(false);
        listing.row(
                "DIRECTORY",
                "ENABLE",
                "Boolean",
                String.valueOf(stage.directory().isPresent()),
                "false");
        listing.row("DIRECTORY", "AUTO_REFRESH", "Boolean", String.valueOf(follows), "false");
        return listing;
    }
}
