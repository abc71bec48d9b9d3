package dev.glueflake.testkit.snowflake.internal.session;

import dev.glueflake.testkit.snowflake.internal.catalog.Restorable;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.stream.Collectors;

/** An account as it was at one moment; of its sessions only where they were and their temporary objects, whose rows are the engine's. */
final class KeptAccount implements Runnable {
    private final Account account;
    private final Runnable state;
    private final IdentityHashMap<Session, Runnable> sessions = new IdentityHashMap<>();

    private KeptAccount(Account account) {
        this.account = account;
        account.sessions().forEach(session -> sessions.put(session, session.keep()));
        this.state = Restorable.all(List.of(
                account.engine().keep(),
                account.catalog().keep(),
                account.objects().keep(),
                account.grants().keep(),
                account.keepParameters(),
                account.keepParts()));
    }

    static KeptAccount of(Account account) {
        account.changes().lock();
        try {
            refuseOpenChanges(account);
            return new KeptAccount(account);
        } finally {
            account.changes().unlock();
        }
    }

    private static void refuseOpenChanges(Account account) {
        if (account.engine().book().isAllCommitted()) {
            return;
        }
        String who = account.sessions().stream()
                .filter(Session::inTransaction)
                .map(session -> session.user() + " (session " + session.id() + ")")
                .collect(Collectors.joining(", "));
        throw new IllegalStateException("A snapshot holds what is committed, but there are uncommitted changes of "
                + who + ": commit them or roll them back first.");
    }

    /** Transactions are rolled back; whoever is logged in stays so. */
    @Override
    public void run() {
        account.changes().lock();
        try {
            account.sessions().forEach(Session::rollback);
            account.sessions().forEach(session -> sessions.getOrDefault(session, session::forgetTemporary)
                    .run());
            state.run();
        } finally {
            account.changes().unlock();
        }
    }
}
