/**
 * An account and those who are logged in to it. {@code Account.open} makes the catalog and the engine; {@code Account.openSession} a {@code Session} with its current names,
 * parameters, variables, temporary objects and transaction. A statement looks names up through {@code Session.objects()} and {@code Session.relations(scope)}, and changes a table
 * through {@code Session.write(scope, table, mode)}: lock, snapshot, write number, and at the end commit or undo.
 * A table function of the catalog is a {@code TableFunction}, found in {@code TableFunctions} by its name.
 */
@org.jspecify.annotations.NullMarked
package dev.glueflake.testkit.snowflake.internal.session;
