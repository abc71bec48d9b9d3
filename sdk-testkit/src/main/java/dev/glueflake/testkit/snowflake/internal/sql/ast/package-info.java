/**
 * The syntax tree: what the parser makes of a statement's text and everything behind it reads. Nothing here is resolved or typed.
 */
@org.jspecify.annotations.NullMarked
package dev.glueflake.testkit.snowflake.internal.sql.ast;
