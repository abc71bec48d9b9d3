package dev.glueflake.snowflake.procedure;

import dev.glueflake.snowflake.SnowflakeClient;
import dev.glueflake.snowflake.SnowflakeSettings;

class JdbcProcedureRunnerTest extends ProcedureRunnerContract {

    @Override
    SnowflakeClient open(SnowflakeSettings settings) {
        return SnowflakeClient.jdbc(settings);
    }
}
