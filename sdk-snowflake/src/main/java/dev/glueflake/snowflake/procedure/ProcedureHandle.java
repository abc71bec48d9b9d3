package dev.glueflake.snowflake.procedure;

import dev.glueflake.snowflake.QueryHandle;
import dev.glueflake.snowflake.procedure.ProcedureCall.Expects;
import java.time.Instant;

/**
 * A call that Snowflake has accepted: a plain value by which any process can wait for it.
 *
 * @param procedure the procedure's name as SQL writes it
 * @param query the statement
 * @param expects what the procedure answers
 * @param startedAt when it was submitted, by the submitter's clock
 */
public record ProcedureHandle(String procedure, QueryHandle query, Expects expects, Instant startedAt) {}
