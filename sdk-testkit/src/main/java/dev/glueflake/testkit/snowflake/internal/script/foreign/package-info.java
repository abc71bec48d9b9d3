/**
 * Procedures and functions that are not in SQL. {@code ForeignRoutines} finds the {@code Handler} of a call: what a test
 * registered among the {@code Answers}, or the code in its language. {@code JavaAnswer} turns values of Java into cells through
 * {@code JavaCells}; {@code CellTexts} carries cells into and out of the functions that the engine calls row by row, where
 * {@code Callers} knows whose statement it is.
 */
@org.jspecify.annotations.NullMarked
package dev.glueflake.testkit.snowflake.internal.script.foreign;
