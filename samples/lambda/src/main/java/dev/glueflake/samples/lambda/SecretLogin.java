package dev.glueflake.samples.lambda;

import dev.glueflake.core.ConfigurationException;
import dev.glueflake.core.secret.Secret;
import dev.glueflake.core.secret.SecretReference;
import dev.glueflake.core.secret.SecretSource;
import dev.glueflake.snowflake.SnowflakeCredentials;
import dev.glueflake.snowflake.SnowflakeCredentials.Source;
import java.util.Map;
import java.util.Optional;

/**
 * Who connects, as a JSON secret says it: by its private key where it has one, else by its password.
 *
 * <p>The key itself is read when a client needs it, and afresh when Snowflake refuses it.
 */
final class SecretLogin {
    private final SecretSource secrets;
    private final String name;

    SecretLogin(SecretSource secrets, String name) {
        this.secrets = secrets;
        this.name = name;
    }

    SnowflakeCredentials credentials(String userKey, String privateKey, String passwordKey) {
        String user = find(userKey).orElseThrow(() -> missing(userKey, "the login name"));
        String passphraseKey = privateKey + "_passphrase";
        if (has(privateKey)) {
            return has(passphraseKey)
                    ? SnowflakeCredentials.keyPair(user, source(privateKey), source(passphraseKey))
                    : SnowflakeCredentials.keyPair(user, source(privateKey));
        }
        if (has(passwordKey)) {
            return SnowflakeCredentials.password(user, source(passwordKey));
        }
        throw missing(privateKey, "the PKCS#8 PEM text of the private key whose public half the Snowflake user has");
    }

    /** Reads a key that is no secret by itself. */
    Optional<String> find(String key) {
        try (Secret value = secrets.get(SecretReference.of(name, key))) {
            String text = value.useChars(String::new).strip();
            return text.isEmpty() ? Optional.empty() : Optional.of(text);
        } catch (ConfigurationException e) {
            if (e.errorCode().equals("SECRET_KEY_MISSING")) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private boolean has(String key) {
        return find(key).isPresent();
    }

    private Source source(String key) {
        return Source.from(secrets, SecretReference.of(name, key));
    }

    ConfigurationException missing(String key, String holds) {
        return new ConfigurationException(
                "SECRET_KEY_MISSING",
                "The secret " + name + " has no \"" + key + "\": store under it " + holds + ".",
                Map.of("secret", name, "key", key),
                null);
    }
}
