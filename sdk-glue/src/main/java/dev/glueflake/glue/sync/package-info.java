/**
 * Keeps Snowflake external tables in step with tables of the Glue Data Catalog.
 *
 * <p>Flow, from {@link dev.glueflake.glue.sync.CatalogSync} downwards: a {@link dev.glueflake.glue.sync.CatalogEvent} only
 * names tables ({@link dev.glueflake.glue.sync.GlueTableName}); each is read afresh from Glue and translated by
 * {@link dev.glueflake.glue.sync.GlueTableToSnowflakeDdl} to the {@link dev.glueflake.glue.sync.ExternalTable} that should
 * stand, or to a {@link dev.glueflake.glue.sync.SkipReason}. Compared with what stands in Snowflake it becomes a
 * {@link dev.glueflake.glue.sync.SyncPlan} (nothing to do, CREATE, ALTER, REPLACE, DROP or skip; prints as SQL, goes
 * through JSON). {@code start} submits the first statement and records the {@link dev.glueflake.glue.sync.SyncHandle};
 * {@code await} runs the rest and gives the {@link dev.glueflake.glue.sync.SyncResult}.
 *
 * <p>What stands is recognised by the marker in the table's COMMENT, which holds digests of layout and columns: events may
 * come twice and in any order, and all end at the catalog's current definition. Without the marker a table is never touched.
 */
@org.jspecify.annotations.NullMarked
package dev.glueflake.glue.sync;
