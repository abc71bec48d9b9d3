/**
 * Snowflake Scripting, procedures and functions. {@code RoutineDefinitions} keeps a {@code Routine}, its body parsed; {@code ScriptCommands} runs
 * CALL, EXECUTE IMMEDIATE and anonymous blocks: an {@code Interpreter} walks the block with a {@code Frame} of variables and sends
 * each SQL statement through the {@code StatementRunner} as everybody else does. Routines that are not in SQL go to their handlers
 * through {@code ForeignRuns}.
 */
@org.jspecify.annotations.NullMarked
package dev.glueflake.testkit.snowflake.internal.script;
