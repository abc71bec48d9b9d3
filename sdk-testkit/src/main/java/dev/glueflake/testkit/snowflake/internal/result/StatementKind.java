package dev.glueflake.testkit.snowflake.internal.result;

/** What a statement was, with the number by which Snowflake's drivers know it ({@code statementTypeId}). */
public enum StatementKind {
    SELECT(0x1000),
    INSERT(0x3100),
    UPDATE(0x3200),
    DELETE(0x3300),
    MERGE(0x3400),
    MULTI_INSERT(0x3500),
    COPY(0x3600),
    UNLOAD(0x3700),
    ALTER_SESSION(0x4100),
    USE_ROLE(0x4300),
    USE_DATABASE(0x4301),
    USE_SCHEMA(0x4302),
    USE_WAREHOUSE(0x4303),
    SET(0x4000),
    SHOW(0x4400),
    DESCRIBE(0x4500),
    LIST(0x4701),
    TRANSACTION(0x5000),
    DDL(0x6000),
    GET(0x7101),
    PUT(0x7102),
    REMOVE(0x7103),
    /** The driver takes a CALL's answer for a result set, as it does a SELECT's. */
    CALL(0x1000),
    MULTI_STATEMENT(0xA000);

    private final int id;

    StatementKind(int id) {
        this.id = id;
    }

    public int id() {
        return id;
    }

    /** Whether the rows are counts that the drivers add up. */
    public boolean isDml() {
        return id >= 0x3100 && id <= 0x3600;
    }
}
