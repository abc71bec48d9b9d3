package dev.glueflake.testkit.snowflake.internal.script;

import dev.glueflake.testkit.snowflake.internal.engine.Transaction;
import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.error.SnowflakeException;
import dev.glueflake.testkit.snowflake.internal.session.Session;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement;
import org.jspecify.annotations.Nullable;

/** A transaction begins and ends on one side of a procedure's border. */
interface TransactionBorder {
    /** Before each statement. */
    void check(Statement statement);

    /** An anonymous block has none. */
    TransactionBorder NONE = statement -> {};

    /** Of a procedure that is called now. */
    static OfProcedure here(Session session) {
        return new OfProcedure(session, session.transaction().orElse(null));
    }

    record OfProcedure(Session session, @Nullable Transaction outer) implements TransactionBorder {

        @Override
        public void check(Statement statement) {
            if (outer == null || session.transaction().isEmpty()) {
                return;
            }
            if (statement instanceof Statement.Begin) {
                throw Errors.unsupported("BEGIN in a procedure that is called within a transaction");
            }
            if (statement instanceof Statement.Commit
                    || statement instanceof Statement.Rollback
                    || isDefinition(statement)) {
                throw new SnowflakeException(
                        "090233",
                        "P0000",
                        "Modifying a transaction that has started at a different scope is not allowed.");
            }
        }

        /** At the end of the procedure: what it began and left open is rolled back. */
        void leave() {
            if (rollBackOwn()) {
                throw new SnowflakeException(
                        "090231",
                        "P0000",
                        "Stored procedure execution error: Scoped transaction started in stored procedure is incomplete and it"
                                + " was rolled back.");
            }
        }

        /** Says whether there was one. Without AUTOCOMMIT it was not the procedure that began it, and the caller ends it. */
        boolean rollBackOwn() {
            boolean left = outer == null
                    && session.inTransaction()
                    && session.parameters().flag("AUTOCOMMIT");
            if (left) {
                session.rollback();
            }
            return left;
        }

        private static boolean isDefinition(Statement statement) {
            String name = statement.getClass().getSimpleName();
            return name.startsWith("Create")
                    || name.startsWith("AlterTable")
                    || name.equals("Drop")
                    || name.equals("Undrop");
        }
    }
}
