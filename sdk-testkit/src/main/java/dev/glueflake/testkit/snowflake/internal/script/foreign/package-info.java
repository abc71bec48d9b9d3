/**
 * Procedures and functions that Java answers. {@code ForeignRoutines} keeps what a test registered, by name; a
 * {@code ForeignCall} asks it and turns its values into cells through {@code JavaCells}; {@code CellTexts} carries cells into
 * and out of the functions that the engine calls row by row.
 */
@org.jspecify.annotations.NullMarked
package dev.glueflake.testkit.snowflake.internal.script.foreign;
