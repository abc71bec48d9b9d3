package dev.glueflake.testkit.snowflake;

/** Where assertions on a fake Snowflake begin; import its methods statically beside AssertJ's own. */
public final class SnowflakeAssertions {
    private SnowflakeAssertions() {}

    /**
     * Begins assertions on what was run.
     *
     * @param log of a fake
     * @return the assertions
     */
    public static QueryLogAssert assertThat(QueryLog log) {
        return new QueryLogAssert(log);
    }

    /**
     * Begins assertions on the rows of a table or view, as they are committed now. The look is not in the query log.
     *
     * @param fake that has it
     * @param table its name as SQL has it, with database and schema where they are not the account's default ones
     * @return the assertions
     * @throws IllegalArgumentException where there is no such table, with Snowflake's message
     */
    public static RowsAssert assertThatTable(FakeSnowflake fake, String table) {
        return assertThatQuery(fake, "select * from " + table).as("table %s", table);
    }

    /**
     * Begins assertions on the rows of a query. It is not in the query log.
     *
     * @param fake that is asked
     * @param sql one SELECT
     * @return the assertions
     * @throws IllegalArgumentException where Snowflake refuses the query, with its message
     */
    public static RowsAssert assertThatQuery(FakeSnowflake fake, String sql) {
        return new RowsAssert(fake.run(sql)).as("%s", sql);
    }
}
