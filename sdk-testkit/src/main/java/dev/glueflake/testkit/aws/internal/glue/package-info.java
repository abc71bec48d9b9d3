/**
 * Glue. {@code GlueEngine} puts the parts together: {@code catalog} holds databases, tables and partitions, {@code
 * crawler} the crawlers with their states, {@code discover} what a crawl finds on S3, {@code job} jobs and their runs, {@code
 * workflow} the triggers and workflows that start both, {@code schedule} what the clock starts.
 * {@code CatalogAudit} publishes each change of the catalog on the event bus. Nothing runs by itself: {@code
 * GlueEngine.settle}, called first by every operation, lets happen what is due on the environment's clock.
 */
@NullMarked
package dev.glueflake.testkit.aws.internal.glue;

import org.jspecify.annotations.NullMarked;
