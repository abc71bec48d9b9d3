/**
 * Loads a table of a JDBC source into Snowflake through S3.
 *
 * <p>Flow, from {@link dev.glueflake.snowflake.load.TableLoader} downwards: a {@link dev.glueflake.snowflake.load.TableLoad}
 * (what is wanted) becomes a {@link dev.glueflake.snowflake.load.LoadPlan} (what will happen: columns, window of the
 * watermark, names; only reading so far, prints as SQL, goes through JSON). {@code start} stores the plan beside the files
 * to come and returns a {@link dev.glueflake.snowflake.load.LoadHandle}; {@code await} carries it out:
 *
 * <ol>
 *   <li>extract: one snapshot of the source, counted and written as CSV parts to S3, a manifest last;
 *   <li>copy: a staging table of this run, COPY of exactly the manifest's files, checked against it;
 *   <li>apply: one transaction with the strategy's DML, the run row and the watermark;
 *   <li>reconcile: the counts must add up, else the load fails; then the staging table goes.
 * </ol>
 *
 * <p>Each step finds out first whether an earlier attempt already did it: {@code await} of the same handle, in this process
 * or another, goes on where the last one stopped and never loads a row twice. The run row is the proof.
 */
@org.jspecify.annotations.NullMarked
package dev.glueflake.snowflake.load;
