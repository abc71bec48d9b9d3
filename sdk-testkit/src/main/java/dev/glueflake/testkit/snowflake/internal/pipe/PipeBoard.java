package dev.glueflake.testkit.snowflake.internal.pipe;

import dev.glueflake.testkit.snowflake.internal.session.Account;
import dev.glueflake.testkit.snowflake.internal.session.BetweenStatements;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.ObjectKind;
import java.util.List;
import java.util.Optional;

/** The pipes of an account. Thread-safe. */
final class PipeBoard {
    private final BetweenStatements loading = new BetweenStatements();

    static PipeBoard of(Account account) {
        return account.part(PipeBoard.class, PipeBoard::new);
    }

    /** When pipes load. */
    BetweenStatements loading() {
        return loading;
    }

    static List<Pipe> pipes(Account account) {
        return account.catalog().list(ObjectKind.PIPE).stream()
                .map(Pipe.class::cast)
                .toList();
    }

    static Optional<Pipe> find(Account account, String id) {
        return pipes(account).stream().filter(pipe -> pipe.id().equals(id)).findFirst();
    }
}
