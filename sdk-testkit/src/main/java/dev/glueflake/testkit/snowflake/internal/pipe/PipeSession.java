package dev.glueflake.testkit.snowflake.internal.pipe;

import dev.glueflake.testkit.snowflake.internal.catalog.ObjectInfo;
import dev.glueflake.testkit.snowflake.internal.session.Account;
import dev.glueflake.testkit.snowflake.internal.session.OwnerSession;
import dev.glueflake.testkit.snowflake.internal.session.Session;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.CopyIntoTable;
import dev.glueflake.testkit.snowflake.internal.stage.copy.PipeCopy;

/** A session in which the COPY of a pipe is at home. For one thread. */
final class PipeSession implements AutoCloseable {
    private final OwnerSession owner;

    PipeSession(Account account, ObjectInfo pipe) {
        this.owner = new OwnerSession(account, pipe);
    }

    Session session() {
        return owner.session();
    }

    PipeCopy copy(CopyIntoTable copy) {
        return new PipeCopy(copy, owner.session(), owner.scope());
    }

    @Override
    public void close() {
        owner.close();
    }
}
