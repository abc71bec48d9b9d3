/**
 * External tables. {@code ExternalTableDefinition} makes an {@code ExternalTable} from CREATE, {@code ExternalTableAlteration} changes one.
 *
 * <p>A table knows files by its {@code FileRegistry}, which only {@code FileRegistration} (REFRESH, ADD FILES, ADD PARTITION) fills,
 * never a query. {@code AutoRefresh} lets tables with AUTO_REFRESH follow their place before each statement of the account, by the rules of
 * AUTO_INGEST pipes: what came or went since the last look, unless a transaction is open. A query finds a table through {@code ExternalRelation}: its registered files that still stand are read once per
 * content into {@code ExternalRows}, DuckDB tables of file, row number and VALUE, and the columns' expressions are bound over VALUE and
 * the METADATA$ columns like any other query. {@code PartitionRules} says which expressions PARTITION BY takes.
 */
@org.jspecify.annotations.NullMarked
package dev.glueflake.testkit.snowflake.internal.external;
