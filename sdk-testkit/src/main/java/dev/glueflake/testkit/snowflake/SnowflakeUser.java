package dev.glueflake.testkit.snowflake;

import java.security.PublicKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A user whom a fake Snowflake knows, with what he may show to come in. Immutable.
 *
 * <p>Whoever is declared is checked: a password, key or token that he does not have is refused, as are those of which none is
 * declared.
 */
public final class SnowflakeUser {
    private final String name;
    private final @Nullable String password;
    private final List<Supplier<PublicKey>> publicKeys;
    private final List<String> oauthTokens;
    private final List<String> accessTokens;

    private SnowflakeUser(
            String name,
            @Nullable String password,
            List<Supplier<PublicKey>> publicKeys,
            List<String> oauthTokens,
            List<String> accessTokens) {
        this.name = name;
        this.password = password;
        this.publicKeys = publicKeys;
        this.oauthTokens = oauthTokens;
        this.accessTokens = accessTokens;
    }

    /**
     * Declares a user who cannot come in yet.
     *
     * @param name compared without regard to case
     * @return the user
     */
    public static SnowflakeUser named(String name) {
        return new SnowflakeUser(name.toUpperCase(Locale.ROOT), null, List.of(), List.of(), List.of());
    }

    /**
     * Gives the user a password.
     *
     * @param secret the password
     * @return a copy of this user with it
     */
    public SnowflakeUser withPassword(String secret) {
        return new SnowflakeUser(name, secret, publicKeys, oauthTokens, accessTokens);
    }

    /**
     * Gives the user a public key, as {@code RSA_PUBLIC_KEY} does; a second one stands beside the first
     * ({@code RSA_PUBLIC_KEY_2}).
     *
     * @param key an RSA key
     * @return a copy of this user with it
     */
    public SnowflakeUser withPublicKey(PublicKey key) {
        return withLatePublicKey(() -> key);
    }

    /** The key is asked for at the first login with a key. */
    SnowflakeUser withLatePublicKey(Supplier<PublicKey> key) {
        return new SnowflakeUser(name, password, and(publicKeys, key), oauthTokens, accessTokens);
    }

    /**
     * Gives the user an OAuth access token.
     *
     * @param token the token
     * @return a copy of this user with it
     */
    public SnowflakeUser withOAuthToken(String token) {
        return new SnowflakeUser(name, password, publicKeys, and(oauthTokens, token), accessTokens);
    }

    /**
     * Gives the user a programmatic access token (PAT).
     *
     * @param token the token's secret
     * @return a copy of this user with it
     */
    public SnowflakeUser withAccessToken(String token) {
        return new SnowflakeUser(name, password, publicKeys, oauthTokens, and(accessTokens, token));
    }

    /**
     * Returns the name.
     *
     * @return in upper case
     */
    public String name() {
        return name;
    }

    /**
     * Tells whether this is the user's password.
     *
     * @param secret what a client showed
     * @return false where it is another, or the user has none
     */
    public boolean hasPassword(String secret) {
        return secret.equals(password);
    }

    /**
     * Returns the user's public keys.
     *
     * @return in the order declared
     */
    public List<PublicKey> publicKeys() {
        return publicKeys.stream().map(Supplier::get).toList();
    }

    /**
     * Tells whether this is an OAuth token of the user.
     *
     * @param token what a client showed
     * @return whether it is
     */
    public boolean hasOAuthToken(String token) {
        return oauthTokens.contains(token);
    }

    /**
     * Tells whether this is a programmatic access token of the user.
     *
     * @param token what a client showed
     * @return whether it is
     */
    public boolean hasAccessToken(String token) {
        return accessTokens.contains(token);
    }

    /** The name alone: passwords and tokens are not printed. */
    @Override
    public String toString() {
        return name;
    }

    private static <T> List<T> and(List<T> some, T one) {
        List<T> more = new ArrayList<>(some);
        more.add(one);
        return List.copyOf(more);
    }
}
