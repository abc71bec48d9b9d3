package dev.glueflake.testkit.snowflake.internal.pipe;

import dev.glueflake.testkit.snowflake.internal.catalog.Database;
import dev.glueflake.testkit.snowflake.internal.catalog.Schema;
import dev.glueflake.testkit.snowflake.internal.session.Account;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.ObjectKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/** The pipes of an account. Thread-safe. */
final class PipeBoard {
    /** Held by whoever lets pipes load. */
    private final ReentrantLock busy = new ReentrantLock();

    private volatile boolean any;

    static PipeBoard of(Account account) {
        return account.part(PipeBoard.class, PipeBoard::new);
    }

    ReentrantLock busy() {
        return busy;
    }

    /** There may be a pipe from now on. */
    void made() {
        any = true;
    }

    boolean isEmpty() {
        return !any;
    }

    static List<Pipe> pipes(Account account) {
        List<Pipe> pipes = new ArrayList<>();
        for (Database database : account.catalog().databases()) {
            for (Schema schema : database.schemas()) {
                schema.list(ObjectKind.PIPE).forEach(object -> pipes.add((Pipe) object));
            }
        }
        return pipes;
    }

    static Optional<Pipe> find(Account account, String id) {
        return pipes(account).stream().filter(pipe -> pipe.id().equals(id)).findFirst();
    }
}
