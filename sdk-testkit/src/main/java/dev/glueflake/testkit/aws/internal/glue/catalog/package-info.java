/**
 * The Glue data catalog. {@code CatalogApi} registers the operations of {@code DatabaseApi}, {@code TableApi}, {@code
 * PartitionApi} and {@code PartitionBatchApi}, the changing ones behind {@code CatalogAudit}, which tells the event
 * bus. They act on the {@code Catalog} under its lock. Tables and partitions are kept as the trees that were sent, so
 * members that were not sent are absent from the answers too.
 */
@NullMarked
package dev.glueflake.testkit.aws.internal.glue.catalog;

import org.jspecify.annotations.NullMarked;
