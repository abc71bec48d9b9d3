/**
 * What Snowflake documents, as lists: commands, their clauses, parameters and the views of its own schemas.
 *
 * <p>Whoever does not know a name asks here ({@code Documented}) before it says what Snowflake says of a name that it has not
 * either: a documented one is refused by its name. The lists are also what the support page counts.
 */
@org.jspecify.annotations.NullMarked
package dev.glueflake.testkit.snowflake.internal.documented;
