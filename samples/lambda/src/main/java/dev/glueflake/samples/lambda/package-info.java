/**
 * Thin Lambda functions and Glue jobs over the SDK, for the names and payloads that users of five older systems have.
 *
 * <p>Each reads its {@link dev.glueflake.core.config.Parameters} (environment variables of a function, arguments of a job),
 * makes its clients once, and hands payloads to one flow of the SDK:
 *
 * <ul>
 *   <li>{@link dev.glueflake.samples.lambda.ProcedureHandler} and {@link dev.glueflake.samples.lambda.ProcedureJob} run
 *       stored procedures;
 *   <li>{@link dev.glueflake.samples.lambda.CatalogSyncHandler} keeps external tables in step with the Glue catalog;
 *   <li>{@link dev.glueflake.samples.lambda.HourlyFanOutLambda} and {@link dev.glueflake.samples.lambda.EventFileLambda} split
 *       event files;
 *   <li>{@link dev.glueflake.samples.lambda.TableLoadJob} loads tables;
 *   <li>{@link dev.glueflake.samples.lambda.PipelineJob} runs Glue jobs and crawlers in order, and
 *       {@link dev.glueflake.samples.lambda.CrawlerHandler} does a crawler for a state machine.
 * </ul>
 *
 * <p>What fails is thrown: the invocation fails, the job ends with an exit code other than 0, and a queue delivers again.
 */
@NullMarked
package dev.glueflake.samples.lambda;

import org.jspecify.annotations.NullMarked;
