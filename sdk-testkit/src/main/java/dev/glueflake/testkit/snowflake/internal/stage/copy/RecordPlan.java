package dev.glueflake.testkit.snowflake.internal.stage.copy;

import dev.glueflake.testkit.snowflake.internal.sql.ast.Query;
import dev.glueflake.testkit.snowflake.internal.sql.bind.Environment;
import dev.glueflake.testkit.snowflake.internal.stage.query.RecordShape;
import dev.glueflake.testkit.snowflake.internal.stage.read.StagedRecords;
import java.time.Instant;

/**
 * How records become rows.
 *
 * @param query what gives the target's columns, one item for each, from the staged files
 * @param transforms whether the query is the user's
 * @param environment the session's, with the formats of the file format
 */
record RecordPlan(
        RecordShape shape,
        Query.Select query,
        boolean transforms,
        StagedRecords records,
        Environment environment,
        Instant now) {

    /** The same over records of another shape. */
    RecordPlan with(RecordShape other) {
        return new RecordPlan(other, query, transforms, records, environment, now);
    }
}
