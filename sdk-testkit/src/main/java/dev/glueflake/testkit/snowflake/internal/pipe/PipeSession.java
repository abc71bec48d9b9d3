package dev.glueflake.testkit.snowflake.internal.pipe;

import dev.glueflake.testkit.snowflake.internal.catalog.ObjectInfo;
import dev.glueflake.testkit.snowflake.internal.engine.Cancellation;
import dev.glueflake.testkit.snowflake.internal.session.Account;
import dev.glueflake.testkit.snowflake.internal.session.Binds;
import dev.glueflake.testkit.snowflake.internal.session.ExecutionScope;
import dev.glueflake.testkit.snowflake.internal.session.Session;
import dev.glueflake.testkit.snowflake.internal.session.SessionSettings;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.CopyIntoTable;
import dev.glueflake.testkit.snowflake.internal.stage.copy.PipeCopy;
import java.util.Map;

/** A session in which the COPY of a pipe is at home: with its owner's role, in its schema. For one thread. */
final class PipeSession implements AutoCloseable {
    private final Session session;
    private final ExecutionScope scope;

    PipeSession(Account account, ObjectInfo pipe) {
        this.session = account.openSession(new SessionSettings(
                "SYSTEM",
                pipe.owner(),
                null,
                pipe.name().database(),
                pipe.name().schema(),
                Map.of()));
        this.scope =
                new ExecutionScope(account.nextQueryId(), Binds.none(), Map.of(), new Cancellation(), account.now());
    }

    Session session() {
        return session;
    }

    PipeCopy copy(CopyIntoTable copy) {
        return new PipeCopy(copy, session, scope);
    }

    @Override
    public void close() {
        session.close();
    }
}
