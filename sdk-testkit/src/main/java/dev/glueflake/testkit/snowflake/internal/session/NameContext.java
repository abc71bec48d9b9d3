package dev.glueflake.testkit.snowflake.internal.session;

import dev.glueflake.testkit.snowflake.internal.catalog.QualifiedName;
import dev.glueflake.testkit.snowflake.internal.error.SnowflakeException;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Identifier;
import dev.glueflake.testkit.snowflake.internal.sql.ast.ObjectName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The database and schema that shorter names are relative to. */
record NameContext(@Nullable String database, @Nullable String schema) {

    QualifiedName qualify(ObjectName name, String operation) {
        List<Identifier> parts = name.parts();
        String last = name.last().text();
        return switch (parts.size()) {
            case 1 -> new QualifiedName(database(operation), schema(operation), last);
            case 2 -> new QualifiedName(database(operation), parts.get(0).text(), last);
            default -> new QualifiedName(parts.get(0).text(), parts.get(1).text(), last);
        };
    }

    String database(String operation) {
        if (database == null) {
            throw none(operation, "database", "090105");
        }
        return database;
    }

    String schema(String operation) {
        if (schema == null) {
            throw none(operation, "schema", "090106");
        }
        return schema;
    }

    private static SnowflakeException none(String operation, String what, String code) {
        return new SnowflakeException(
                code,
                "22000",
                "Cannot perform " + operation + ". This session does not have a current " + what + ". Call 'USE "
                        + what.toUpperCase(java.util.Locale.ROOT) + "', or use a qualified name.");
    }
}
