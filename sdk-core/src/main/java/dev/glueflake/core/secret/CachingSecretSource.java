package dev.glueflake.core.secret;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Keeps secrets of another source for a time.
 *
 * <p>Whole secrets are kept, so that all keys of one secret are of the same version. A failure is thrown and leaves
 * nothing behind: neither an expired value nor, after {@link #refresh(SecretReference)}, the value from before is ever
 * answered. Closing wipes what is kept. Thread-safe.
 */
public final class CachingSecretSource implements SecretSource, AutoCloseable {
    private final SecretSource source;
    private final Duration timeToLive;
    private final Clock clock;
    private final Map<String, CachedSecret> cache = new ConcurrentHashMap<>();
    private volatile boolean closed;

    private CachingSecretSource(SecretSource source, Duration timeToLive, Clock clock) {
        this.source = source;
        this.timeToLive = timeToLive;
        this.clock = clock;
    }

    /**
     * Makes a cache before a source.
     *
     * @param source where secrets come from
     * @param timeToLive how long a secret is kept after it was fetched, positive
     * @param clock measures that time
     * @return a new cache
     * @throws IllegalArgumentException if the time to live is not positive
     */
    public static CachingSecretSource of(SecretSource source, Duration timeToLive, Clock clock) {
        if (timeToLive.isNegative() || timeToLive.isZero()) {
            throw new IllegalArgumentException("The time to live of a cached secret must be positive: " + timeToLive);
        }
        return new CachingSecretSource(source, timeToLive, clock);
    }

    /**
     * Returns a kept secret, or fetches it.
     *
     * @throws IllegalStateException if the cache is closed
     */
    @Override
    public Secret get(SecretReference reference) {
        return Objects.requireNonNull(getAll(List.of(reference)).get(reference));
    }

    /**
     * Returns kept secrets and fetches the others in one call.
     *
     * @throws IllegalStateException if the cache is closed
     */
    @Override
    public Map<SecretReference, Secret> getAll(Collection<SecretReference> references) {
        checkOpen();
        return WholeSecrets.resolve(references, this::wholeSecrets);
    }

    /**
     * Forgets the secret with all its keys and fetches it anew.
     *
     * @throws IllegalStateException if the cache is closed
     */
    @Override
    public Secret refresh(SecretReference reference) {
        checkOpen();
        CachedSecret cached = entry(reference.name());
        long version = cached.forget();
        try (Secret whole = source.refresh(SecretReference.of(reference.name()))) {
            keep(cached, whole, version);
            return JsonSecret.select(whole, reference);
        }
    }

    /** Wipes what is kept. */
    @Override
    public void close() {
        closed = true;
        cache.values().forEach(CachedSecret::forget);
        cache.clear();
    }

    private Map<String, Secret> wholeSecrets(Set<String> names) {
        Map<String, Secret> result = new LinkedHashMap<>();
        Map<SecretReference, Long> absent = new LinkedHashMap<>();
        for (String name : names) {
            CachedSecret cached = entry(name);
            cached.copy(clock.instant())
                    .ifPresentOrElse(
                            secret -> result.put(name, secret),
                            () -> absent.put(SecretReference.of(name), cached.version()));
        }
        if (absent.isEmpty()) {
            return result;
        }
        try {
            source.getAll(new ArrayList<>(absent.keySet())).forEach((reference, secret) -> {
                result.put(reference.name(), secret);
                keep(entry(reference.name()), secret, Objects.requireNonNull(absent.get(reference)));
            });
            return result;
        } catch (RuntimeException failure) {
            WholeSecrets.closeAll(result);
            throw failure;
        }
    }

    private CachedSecret entry(String name) {
        return cache.computeIfAbsent(name, absent -> new CachedSecret());
    }

    private void keep(CachedSecret cached, Secret secret, long version) {
        cached.keep(secret.copy(), clock.instant().plus(timeToLive), version);
        if (closed) {
            cached.forget();
        }
    }

    private void checkOpen() {
        if (closed) {
            throw new IllegalStateException("This cache of secrets is closed and wiped.");
        }
    }
}
