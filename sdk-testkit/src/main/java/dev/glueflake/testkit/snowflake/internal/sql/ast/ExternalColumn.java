package dev.glueflake.testkit.snowflake.internal.sql.ast;

/** {@code name type AS (value) [NOT NULL]}: a column of an external table; {@code text} is the value as written. */
public record ExternalColumn(Identifier name, TypeName type, Expression value, String text, boolean notNull) {}
