package dev.glueflake.snowflake.internal.sqlapi;

import dev.glueflake.snowflake.SnowflakeClient;
import dev.glueflake.snowflake.SnowflakeSettings;

/** Makes clients over the SQL API. */
public final class SqlApiClients {

    private SqlApiClients() {}

    /** Makes a client; sends nothing yet. */
    public static SnowflakeClient fromSettings(SnowflakeSettings settings) {
        return new SqlApiClient(settings);
    }
}
