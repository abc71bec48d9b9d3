package dev.glueflake.core.secret;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One kept secret. Its version counts what was forgotten, so that a fetch that began before cannot bring it back. */
final class CachedSecret {
    private @Nullable Secret secret;
    private Instant expiry = Instant.MIN;
    private long version;

    synchronized Optional<Secret> copy(Instant now) {
        if (secret != null && !now.isBefore(expiry)) {
            forget();
        }
        return Optional.ofNullable(secret).map(Secret::copy);
    }

    synchronized long version() {
        return version;
    }

    /** Takes the secret over, unless the version has moved on. */
    synchronized void keep(Secret fetched, Instant until, long versionBefore) {
        if (version != versionBefore) {
            fetched.close();
            return;
        }
        wipe();
        secret = fetched;
        expiry = until;
    }

    synchronized long forget() {
        wipe();
        return ++version;
    }

    private void wipe() {
        if (secret != null) {
            secret.close();
            secret = null;
        }
    }
}
