package dev.glueflake.testkit.snowflake.internal.session;

import dev.glueflake.testkit.snowflake.internal.catalog.History;
import dev.glueflake.testkit.snowflake.internal.catalog.Restorable;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who has logged in to an account, or tried to. Thread-safe. */
public final class Logins implements Restorable {
    private final History<Login> all = new History<>();
    private long last;

    /**
     * One attempt.
     *
     * @param client name of the program, as it says
     * @param version of the program, as it says
     * @param factor how the user showed who he is: PASSWORD, RSA_KEYPAIR, …
     * @param session number of the session; null where none was opened
     * @param errorCode null where it succeeded, as {@code error} is
     */
    public record Attempt(
            Instant time,
            @Nullable String user,
            String client,
            String version,
            String factor,
            @Nullable Long session,
            @Nullable String errorCode,
            @Nullable String error) {
        boolean isSuccess() {
            return errorCode == null;
        }
    }

    /** An attempt with its number. */
    record Login(long id, Attempt attempt) {}

    public static Logins of(Account account) {
        return account.part(Logins.class, Logins::new);
    }

    @Override
    public Runnable keep() {
        return all.keep();
    }

    public synchronized void add(Attempt attempt) {
        all.add(new Login(++last, attempt));
    }

    List<Login> all() {
        return all.all();
    }
}
