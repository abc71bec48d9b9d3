/**
 * Snowflake's names: {@code Catalog} holds databases, a {@code Database} its schemas, a {@code Schema} its objects by kind, and what was dropped from each for UNDROP.
 *
 * <p>One lock rule: every catalog object (table, view, sequence, stage, …) is an immutable value, so whoever found one keeps a
 * consistent picture of it; the maps from names to objects are guarded by one monitor for the whole account, taken inside
 * {@code Catalog}, {@code Database} and {@code Schema} for single steps only. A change of an object is
 * {@code Schema.replace(before, after)}, which refuses if somebody else was faster. No other lock is taken while the monitor is held.
 */
@org.jspecify.annotations.NullMarked
package dev.glueflake.testkit.snowflake.internal.catalog;
