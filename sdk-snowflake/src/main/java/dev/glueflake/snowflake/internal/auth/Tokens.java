package dev.glueflake.snowflake.internal.auth;

import dev.glueflake.core.ConfigurationException;
import dev.glueflake.core.secret.Secret;
import dev.glueflake.snowflake.SnowflakeCredentials;
import dev.glueflake.snowflake.SnowflakeCredentials.Kind;
import dev.glueflake.snowflake.SnowflakeSettings;
import java.security.interfaces.RSAPrivateCrtKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Gives the current token; signs a new one for a key pair at half of its life. Thread-safe. */
public final class Tokens {

    private static final Duration LIFE = Duration.ofMinutes(10);

    private final String account;
    private final SnowflakeCredentials credentials;
    private final Clock clock;
    private @Nullable Token signed;
    private Instant renewAt = Instant.MIN;

    /** Refuses a password, for which the SQL API has no login. */
    public Tokens(SnowflakeSettings settings) {
        account = settings.account();
        credentials = settings.credentials();
        clock = settings.clock();
        if (credentials.kind() == Kind.PASSWORD) {
            throw new ConfigurationException(
                    "CREDENTIALS_NOT_SUPPORTED",
                    "The SQL API has no password login; use a key pair, OAuth or a programmatic access token, or JDBC");
        }
    }

    /**
     * Returns a token.
     *
     * @param fresh true after a token was refused: reads the secret past any cache
     */
    public synchronized Token current(boolean fresh) {
        if (credentials.kind() != Kind.KEY_PAIR) {
            String type = credentials.kind() == Kind.OAUTH ? "OAUTH" : "PROGRAMMATIC_ACCESS_TOKEN";
            return new Token(type, text(credentials.secret(), fresh));
        }
        Token token = signed;
        Instant now = clock.instant();
        if (token == null || fresh || !now.isBefore(renewAt)) {
            token = new Token(
                    "KEYPAIR_JWT",
                    KeyPairJwt.sign(account, credentials.user().orElseThrow(), key(credentials, fresh), now, LIFE));
            signed = token;
            renewAt = now.plus(LIFE.dividedBy(2));
        }
        return token;
    }

    /** Reads a token, without the blanks and line ends around it. */
    public static String text(SnowflakeCredentials.Source source, boolean fresh) {
        try (Secret secret = source.read(fresh)) {
            return secret.useChars(chars -> new String(chars).strip());
        }
    }

    /** Reads a password, every blank of it. */
    public static String password(SnowflakeCredentials.Source source, boolean fresh) {
        try (Secret secret = source.read(fresh)) {
            return secret.useChars(String::new);
        }
    }

    /** Reads the private key of key pair credentials. */
    public static RSAPrivateCrtKey key(SnowflakeCredentials credentials, boolean fresh) {
        try (Secret pem = credentials.secret().read(fresh)) {
            return pem.useChars(key -> credentials
                    .passphrase()
                    .map(source -> opened(key, source, fresh))
                    .orElseGet(() -> PrivateKeys.read(key, null)));
        }
    }

    private static RSAPrivateCrtKey opened(char[] key, SnowflakeCredentials.Source passphrase, boolean fresh) {
        try (Secret secret = passphrase.read(fresh)) {
            return secret.useChars(chars -> PrivateKeys.read(key, chars));
        }
    }
}
