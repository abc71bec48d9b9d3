package dev.glueflake.testkit.aws.internal.secretsmanager;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A secret, its versions and which labels they carry. Guarded by the store's lock. */
final class StoredSecret {
    static final String CURRENT = "AWSCURRENT";
    private static final String PREVIOUS = "AWSPREVIOUS";

    private final String name;
    private final String arn;
    private final Instant created;
    private final Map<String, SecretVersion> versions = new LinkedHashMap<>();
    private String description = "";
    private @Nullable Instant deletion;

    StoredSecret(String name, String arn, Instant created) {
        this.name = name;
        this.arn = arn;
        this.created = created;
    }

    String name() {
        return name;
    }

    String arn() {
        return arn;
    }

    Instant created() {
        return created;
    }

    String description() {
        return description;
    }

    void describe(String text) {
        description = text;
    }

    /** When the secret will be gone; empty unless it is marked for deletion. */
    Optional<Instant> deletion() {
        return Optional.ofNullable(deletion);
    }

    void markForDeletion(Instant when) {
        deletion = when;
    }

    void restore() {
        deletion = null;
    }

    List<SecretVersion> versions() {
        return List.copyOf(versions.values());
    }

    /** Adds a version and moves the labels to it. The same id with the same content again changes nothing. */
    SecretVersion add(String id, SecretContent content, List<String> stages, Instant now) {
        SecretVersion known = versions.get(id);
        if (known != null) {
            if (!known.content().equals(content)) {
                throw SecretErrors.exists("A version with this ClientRequestToken and another value exists: " + id);
            }
            return known;
        }
        SecretVersion version = new SecretVersion(id, content, now);
        versions.put(id, version);
        stages.forEach(stage -> move(stage, version));
        dropUnlabelled(version);
        return version;
    }

    /** Puts a label on one version only; what was current becomes previous. */
    void move(String stage, SecretVersion to) {
        Optional<SecretVersion> from = withStage(stage);
        if (from.isPresent() && from.get() == to) {
            return;
        }
        versions.values().forEach(version -> version.stages().remove(stage));
        to.stages().add(stage);
        if (stage.equals(CURRENT) && from.isPresent()) {
            move(PREVIOUS, from.get());
            to.stages().remove(PREVIOUS);
        }
    }

    Optional<SecretVersion> withId(String id) {
        return Optional.ofNullable(versions.get(id));
    }

    Optional<SecretVersion> withStage(String stage) {
        return versions.values().stream()
                .filter(version -> version.stages().contains(stage))
                .findFirst();
    }

    /** Labels by version, versions without labels left out. */
    Map<String, Set<String>> stagesByVersion() {
        Map<String, Set<String>> stages = new LinkedHashMap<>();
        for (SecretVersion version : versions.values()) {
            if (!version.stages().isEmpty()) {
                stages.put(version.id(), version.stages());
            }
        }
        return stages;
    }

    /** Secrets Manager keeps about a hundred versions; those without a label go first, the oldest before all. */
    private void dropUnlabelled(SecretVersion newest) {
        for (SecretVersion version : new ArrayList<>(versions.values())) {
            if (versions.size() > 100 && version.stages().isEmpty() && version != newest) {
                versions.remove(version.id());
            }
        }
    }
}
