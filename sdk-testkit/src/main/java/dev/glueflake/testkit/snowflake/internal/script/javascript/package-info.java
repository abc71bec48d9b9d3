/**
 * Routines in LANGUAGE JAVASCRIPT, run by GraalJS where it is on the class path; nothing else touches its classes, and without
 * it a call is refused by name. {@code JavaScriptHandler} answers a call through a {@code JsFunction}: a context of its own, cut
 * off from the host, with the routine's code and {@code handlers.js} in it, which turns values from and to SQL. A procedure gets
 * {@code procedures.js} too, whose object {@code snowflake} reaches the session through {@code JsStatements}. What the code
 * throws becomes Snowflake's error in {@code JsErrors}. A function's contexts live as long as the statement that calls it, one
 * for each of the engine's threads; a procedure's as long as the call.
 */
@org.jspecify.annotations.NullMarked
package dev.glueflake.testkit.snowflake.internal.script.javascript;
