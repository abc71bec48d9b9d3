package dev.glueflake.testkit.snowflake.internal.execute;

import dev.glueflake.testkit.snowflake.internal.catalog.Schema;
import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.error.SnowflakeException;
import dev.glueflake.testkit.snowflake.internal.sql.ast.ObjectName;

/** A schema's name of one or two parts, resolved against the session's current database. */
record SchemaName(String database, String schema) {
    static SchemaName of(Work work, ObjectName name, String operation) {
        return switch (name.parts().size()) {
            case 1 ->
                new SchemaName(currentDatabase(work, operation), name.last().text());
            case 2 -> new SchemaName(name.parts().get(0).text(), name.last().text());
            default -> throw Errors.syntax(name.last().at(), name.last().toString());
        };
    }

    /** The schema itself, as far as the session may see it. */
    Schema in(Work work) {
        Schema found = work.database(database).require(schema);
        if (!work.objects().authority().sees(found)) {
            throw Errors.doesNotExist("Schema", found.fullName());
        }
        return found;
    }

    private static String currentDatabase(Work work, String operation) {
        return work.session()
                .database()
                .orElseThrow(
                        () -> new SnowflakeException(
                                "090105",
                                "22000",
                                "Cannot perform " + operation
                                        + ". This session does not have a current database. Call 'USE DATABASE', or use a qualified name."));
    }
}
