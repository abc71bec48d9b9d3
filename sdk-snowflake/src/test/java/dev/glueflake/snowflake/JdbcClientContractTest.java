package dev.glueflake.snowflake;

class JdbcClientContractTest extends SnowflakeClientContract {

    @Override
    SnowflakeClient open(SnowflakeSettings settings) {
        return SnowflakeClient.jdbc(settings);
    }
}
