package dev.glueflake.testkit.snowflake.internal.sql.parse;

import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.error.SnowflakeException;
import java.util.List;

/** What Snowflake has and the fake has not: refused by its name. What Snowflake has not either is a syntax error. */
final class Refusals {
    /** First words of statements. */
    private static final List<String> STATEMENTS = List.of(
            "COPY FILES",
            "EXECUTE ALERT",
            "EXECUTE DBT PROJECT",
            "EXECUTE IMMEDIATE FROM",
            "EXECUTE JOB SERVICE",
            "EXECUTE MANAGED TASK",
            "EXECUTE NOTEBOOK");

    /** Kinds of objects behind CREATE, ALTER, DROP, DESCRIBE and COMMENT ON. */
    private static final List<String> KINDS = List.of(
            "ACCOUNT",
            "AGENT",
            "AGGREGATE FUNCTION",
            "AGGREGATION POLICY",
            "ALERT",
            "API INTEGRATION",
            "APPLICATION PACKAGE",
            "APPLICATION ROLE",
            "APPLICATION",
            "AUTHENTICATION POLICY",
            "CATALOG INTEGRATION",
            "COMPUTE POOL",
            "CONNECTION",
            "CORTEX SEARCH SERVICE",
            "DATA METRIC FUNCTION",
            "DATABASE ROLE",
            "DATABASE",
            "DATASET",
            "DBT PROJECT",
            "DYNAMIC TABLE",
            "EVENT TABLE",
            "EXTERNAL ACCESS INTEGRATION",
            "EXTERNAL AGENT",
            "EXTERNAL FUNCTION",
            "EXTERNAL TABLE",
            "EXTERNAL VOLUME",
            "FAILOVER GROUP",
            "FILE FORMAT",
            "FUNCTION",
            "GIT REPOSITORY",
            "HYBRID TABLE",
            "ICEBERG TABLE",
            "IMAGE REPOSITORY",
            "INDEX",
            "INTEGRATION",
            "INTERACTIVE TABLE",
            "JOIN POLICY",
            "LISTING",
            "MANAGED ACCOUNT",
            "MASKING POLICY",
            "MATERIALIZED VIEW",
            "MODEL MONITOR",
            "MODEL",
            "NETWORK POLICY",
            "NETWORK RULE",
            "NOTEBOOK",
            "NOTIFICATION INTEGRATION",
            "ORGANIZATION ACCOUNT",
            "ORGANIZATION PROFILE",
            "ORGANIZATION USER GROUP",
            "ORGANIZATION USER",
            "PACKAGES POLICY",
            "PASSWORD POLICY",
            "PIPE",
            "PRIVACY POLICY",
            "PROCEDURE",
            "PROJECTION POLICY",
            "PROVISIONED THROUGHPUT",
            "REPLICATION GROUP",
            "RESOURCE MONITOR",
            "RESULT",
            "ROLE",
            "ROW ACCESS POLICY",
            "SCHEMA",
            "SEARCH OPTIMIZATION",
            "SECRET",
            "SECURITY INTEGRATION",
            "SEMANTIC VIEW",
            "SEQUENCE",
            "SERVICE",
            "SESSION POLICY",
            "SESSION",
            "SHARE",
            "SNAPSHOT",
            "STAGE",
            "STORAGE INTEGRATION",
            "STORAGE LIFECYCLE POLICY",
            "STREAMLIT",
            "TABLE",
            "TAG",
            "TRANSACTION",
            "TYPE",
            "USER",
            "VIEW",
            "WAREHOUSE",
            "WORKSPACE");

    private Refusals() {}

    /** For a statement whose first word no parser took. */
    static SnowflakeException statement(TokenCursor cursor) {
        for (String head : STATEMENTS) {
            if (cursor.areWords(head.split(" ", -1))) {
                return Errors.unsupported(head);
            }
        }
        return cursor.unexpected();
    }

    /** For a kind of object behind {@code verb} that no parser took; the kind is at the cursor. */
    static SnowflakeException kind(String verb, TokenCursor cursor) {
        for (String kind : KINDS) {
            if (cursor.areWords(kind.split(" ", -1))) {
                return Errors.unsupported(verb + " " + kind);
            }
        }
        return cursor.unexpected();
    }
}
