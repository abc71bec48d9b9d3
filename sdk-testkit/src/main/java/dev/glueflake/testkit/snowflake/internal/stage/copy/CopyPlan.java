package dev.glueflake.testkit.snowflake.internal.stage.copy;

import dev.glueflake.testkit.snowflake.internal.stage.StageLocation;
import dev.glueflake.testkit.snowflake.internal.stage.format.FormatSettings;
import dev.glueflake.testkit.snowflake.internal.stage.value.FieldParsers;

/** All that the load of a file needs to know. */
record CopyPlan(
        LoadTarget target, StageLocation location, CopyOptions options, FormatSettings format, FieldParsers parsers) {}
