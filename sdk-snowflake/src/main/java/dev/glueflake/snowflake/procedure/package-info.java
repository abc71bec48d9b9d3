/**
 * Runs of stored procedures.
 *
 * <p>Flow: a {@link dev.glueflake.snowflake.procedure.ProcedureCall} (name, bound arguments, limits) becomes a
 * {@link dev.glueflake.snowflake.procedure.ProcedurePlan} that can be printed without any client;
 * {@link dev.glueflake.snowflake.procedure.ProcedureRunner#start} submits it and returns a
 * {@link dev.glueflake.snowflake.procedure.ProcedureHandle} that any process can wait for;
 * {@link dev.glueflake.snowflake.procedure.ProcedureRunner#await} gives the
 * {@link dev.glueflake.snowflake.procedure.ProcedureResult}.
 */
@NullMarked
package dev.glueflake.snowflake.procedure;

import org.jspecify.annotations.NullMarked;
