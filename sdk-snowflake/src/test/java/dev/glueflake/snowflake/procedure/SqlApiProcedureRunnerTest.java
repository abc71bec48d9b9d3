package dev.glueflake.snowflake.procedure;

import dev.glueflake.snowflake.SnowflakeClient;
import dev.glueflake.snowflake.SnowflakeSettings;

class SqlApiProcedureRunnerTest extends ProcedureRunnerContract {

    @Override
    SnowflakeClient open(SnowflakeSettings settings) {
        return SnowflakeClient.sqlApi(settings);
    }
}
