/**
 * An account and those who are logged in to it. {@code Account.open} makes the catalog and the engine; {@code Account.openSession} a {@code Session} with its current names,
 * parameters, variables, temporary objects and transaction. A statement looks names up through {@code Session.objects()} and {@code Session.relations(scope)}, and changes a table
 * through {@code Session.write(scope, table, mode)}: lock, snapshot, write number, and at the end commit or undo.
 * <p>{@code Account.keep} is a snapshot: whatever of the account can change is a {@code Restorable}, which keeps what it is and gives back
 * what restores it. Objects are immutable, so the catalog keeps maps of names, not objects; rows are stamped with their writes, so the
 * engine keeps a number: to restore is to delete the rows of later writes, in the tables that had some, and to let live again what they ended.
 * What would be removed for good stays for as long as a snapshot has it: destroyed tables, ended rows that the purger would take. Added columns
 * go, changed types and moved counters are set back. A part of the account that is made after a snapshot goes back to how it began. Nothing
 * is restored beside running statements; sessions outlive it, their transactions do not.
 *
 * <p>A table function of the catalog is a {@code TableFunction}, found in {@code TableFunctions} by its name.
 */
@org.jspecify.annotations.NullMarked
package dev.glueflake.testkit.snowflake.internal.session;
