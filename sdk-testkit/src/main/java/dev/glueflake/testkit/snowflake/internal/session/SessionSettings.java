package dev.glueflake.testkit.snowflake.internal.session;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a session is opened with. Names are in their resolved spelling; a database or schema that does not exist is left unset, as Snowflake does;
 * a warehouse or role that the account has not is made.
 *
 * @param parameters session parameters by upper-case name; an unknown one is refused by name
 */
public record SessionSettings(
        String user,
        @Nullable String role,
        @Nullable String warehouse,
        @Nullable String database,
        @Nullable String schema,
        Map<String, String> parameters) {
    public static SessionSettings of(String user, @Nullable String database, @Nullable String schema) {
        return new SessionSettings(user, null, null, database, schema, Map.of());
    }
}
