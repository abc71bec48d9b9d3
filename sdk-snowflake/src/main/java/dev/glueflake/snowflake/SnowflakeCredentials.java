package dev.glueflake.snowflake;

import dev.glueflake.core.secret.Secret;
import dev.glueflake.core.secret.SecretReference;
import dev.glueflake.core.secret.SecretSource;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * Who connects, and by which proof. Prefer {@link #keyPair}, then {@link #oauth}, then {@link #programmaticAccessToken}.
 *
 * <p>Every secret comes from a {@link Source}: it is read when needed, and read afresh once when Snowflake refuses it, so
 * that a rotated secret needs no restart. Immutable, thread-safe, and never printed.
 */
public final class SnowflakeCredentials {

    /** The kinds of proof. */
    public enum Kind {
        /** An RSA key whose public half is registered at the user. */
        KEY_PAIR,
        /** An OAuth access token. */
        OAUTH,
        /** A programmatic access token of a user. */
        PROGRAMMATIC_ACCESS_TOKEN,
        /** A password alone, which Snowflake has withdrawn for service users. */
        PASSWORD
    }

    /** Gives a secret when it is needed. */
    @FunctionalInterface
    public interface Source {

        /**
         * Reads the secret.
         *
         * @param fresh true after Snowflake refused the one given before: go past any cache
         * @return a secret that the client closes after use
         */
        Secret read(boolean fresh);

        /**
         * Always gives the same secret.
         *
         * @param secret the secret; stays the caller's to close, after the client
         * @return a source of copies of it
         */
        static Source fixed(Secret secret) {
            Objects.requireNonNull(secret, "secret");
            return fresh -> secret.copy();
        }

        /**
         * Reads a secret from a store each time it is needed; put a cache before a store that costs money.
         *
         * @param store where the secret stands
         * @param reference which secret, and which key of it
         * @return a source that goes past the store's cache when Snowflake refused the secret
         */
        static Source from(SecretSource store, SecretReference reference) {
            Objects.requireNonNull(store, "store");
            Objects.requireNonNull(reference, "reference");
            return fresh -> fresh ? store.refresh(reference) : store.get(reference);
        }
    }

    private final Kind kind;
    private final @Nullable String user;
    private final Source secret;
    private final @Nullable Source passphrase;

    private SnowflakeCredentials(Kind kind, @Nullable String user, Source secret, @Nullable Source passphrase) {
        this.kind = kind;
        this.user = user;
        this.secret = Objects.requireNonNull(secret, "secret");
        this.passphrase = passphrase;
    }

    /**
     * Proves the user by a private key that is not encrypted.
     *
     * @param user the login name
     * @param privateKey the RSA key (2,048 bits or more) as PKCS#8 PEM text
     * @return the credentials
     */
    public static SnowflakeCredentials keyPair(String user, Source privateKey) {
        return new SnowflakeCredentials(Kind.KEY_PAIR, checkUser(user), privateKey, null);
    }

    /**
     * Proves the user by an encrypted private key.
     *
     * @param user the login name
     * @param privateKey the RSA key as encrypted PKCS#8 PEM text
     * @param passphrase what opens the key
     * @return the credentials
     */
    public static SnowflakeCredentials keyPair(String user, Source privateKey, Source passphrase) {
        return new SnowflakeCredentials(Kind.KEY_PAIR, checkUser(user), privateKey, passphrase);
    }

    /**
     * Proves the user by an OAuth access token, which names the user itself.
     *
     * @param accessToken gives the current token
     * @return the credentials
     */
    public static SnowflakeCredentials oauth(Source accessToken) {
        return new SnowflakeCredentials(Kind.OAUTH, null, accessToken, null);
    }

    /**
     * Proves the user by a programmatic access token.
     *
     * @param user the login name
     * @param token gives the current token
     * @return the credentials
     */
    public static SnowflakeCredentials programmaticAccessToken(String user, Source token) {
        return new SnowflakeCredentials(Kind.PROGRAMMATIC_ACCESS_TOKEN, checkUser(user), token, null);
    }

    /**
     * Proves the user by a password, over JDBC only. Writes a warning to the log, because Snowflake blocks passwords
     * without a second factor for service users.
     *
     * @param user the login name
     * @param password gives the current password
     * @return the credentials
     */
    public static SnowflakeCredentials password(String user, Source password) {
        LoggerFactory.getLogger(SnowflakeCredentials.class)
                .warn("A password alone is used for Snowflake; register a key pair for the user instead");
        return new SnowflakeCredentials(Kind.PASSWORD, checkUser(user), password, null);
    }

    /**
     * Returns the kind of proof.
     *
     * @return the kind
     */
    public Kind kind() {
        return kind;
    }

    /**
     * Returns the login name.
     *
     * @return the user; empty for OAuth
     */
    public Optional<String> user() {
        return Optional.ofNullable(user);
    }

    /**
     * Returns where the key, token or password comes from.
     *
     * @return the source
     */
    public Source secret() {
        return secret;
    }

    /**
     * Returns where an encrypted key's passphrase comes from.
     *
     * @return the source; empty when the key is not encrypted
     */
    public Optional<Source> passphrase() {
        return Optional.ofNullable(passphrase);
    }

    private static String checkUser(String user) {
        if (user.isBlank()) {
            throw new IllegalArgumentException("The Snowflake user is blank");
        }
        return user;
    }

    @Override
    public String toString() {
        return "SnowflakeCredentials[" + kind + "]";
    }
}
