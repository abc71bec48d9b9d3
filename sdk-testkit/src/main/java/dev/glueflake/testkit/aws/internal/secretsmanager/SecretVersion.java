package dev.glueflake.testkit.aws.internal.secretsmanager;

import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;

/** A version of a secret. Guarded by the store's lock. */
final class SecretVersion {
    private final String id;
    private final SecretContent content;
    private final Instant created;
    private final Set<String> stages = new TreeSet<>();

    SecretVersion(String id, SecretContent content, Instant created) {
        this.id = id;
        this.content = content;
        this.created = created;
    }

    String id() {
        return id;
    }

    SecretContent content() {
        return content;
    }

    Instant created() {
        return created;
    }

    /** The labels on this version; changed by {@link StoredSecret} alone. */
    Set<String> stages() {
        return stages;
    }
}
