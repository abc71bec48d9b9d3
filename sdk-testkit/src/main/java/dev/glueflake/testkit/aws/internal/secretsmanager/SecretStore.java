package dev.glueflake.testkit.aws.internal.secretsmanager;

import dev.glueflake.testkit.aws.internal.core.Identity;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;

/** All secrets, in the order of their names. One lock guards everything. */
final class SecretStore {
    private static final Pattern LEGAL = Pattern.compile("[A-Za-z0-9/_+=.@-]{1,512}");
    private static final String SUFFIX_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnpqrstuvwxyz23456789";
    private static final int SUFFIX_LENGTH = 6;

    private final Map<String, StoredSecret> secrets = new TreeMap<>();
    private final Random random = new Random();
    private final Identity identity;

    SecretStore(Identity identity) {
        this.identity = identity;
    }

    /** Creates a secret, or hands out the one of that name, and works on it; a new one stays only if that succeeds. */
    synchronized <T> T create(String name, Function<StoredSecret, T> created, Function<StoredSecret, T> known) {
        if (!LEGAL.matcher(name).matches()) {
            throw SecretErrors.invalidParameter(
                    "Invalid name. Must be a valid name containing alphanumeric characters, or any of the following: -/_+=.@!");
        }
        dropDeleted();
        StoredSecret existing = secrets.get(name);
        if (existing != null) {
            return known.apply(existing);
        }
        String arn = identity.arn("secretsmanager", "secret:" + name + "-" + suffix());
        StoredSecret secret = new StoredSecret(name, arn, Instant.now(identity.clock()));
        T result = created.apply(secret);
        secrets.put(name, secret);
        return result;
    }

    /** Works on the secret of a name, an ARN, or an ARN without its random end. */
    synchronized <T> T with(String id, Function<StoredSecret, T> work) {
        dropDeleted();
        return secrets.values().stream()
                .filter(secret -> named(secret, id))
                .findFirst()
                .map(work)
                .orElseThrow(SecretErrors::notFound);
    }

    /** Reads all secrets but those that are marked for deletion. */
    synchronized <T> List<T> allLive(Function<StoredSecret, T> reading) {
        dropDeleted();
        return secrets.values().stream()
                .filter(secret -> secret.deletion().isEmpty())
                .map(reading)
                .toList();
    }

    synchronized void remove(StoredSecret secret) {
        secrets.remove(secret.name());
    }

    synchronized void clear() {
        secrets.clear();
    }

    private static boolean named(StoredSecret secret, String id) {
        String arn = secret.arn();
        return secret.name().equals(id)
                || arn.equals(id)
                || arn.substring(0, arn.length() - SUFFIX_LENGTH - 1).equals(id);
    }

    private void dropDeleted() {
        Instant now = Instant.now(identity.clock());
        secrets.values()
                .removeIf(secret ->
                        secret.deletion().filter(when -> !when.isAfter(now)).isPresent());
    }

    private String suffix() {
        StringBuilder suffix = new StringBuilder();
        for (int i = 0; i < SUFFIX_LENGTH; i++) {
            suffix.append(SUFFIX_LETTERS.charAt(random.nextInt(SUFFIX_LETTERS.length())));
        }
        return suffix.toString();
    }
}
