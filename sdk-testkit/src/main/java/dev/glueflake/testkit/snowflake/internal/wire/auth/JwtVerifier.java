package dev.glueflake.testkit.snowflake.internal.wire.auth;

import dev.glueflake.testkit.snowflake.SnowflakeUser;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;

/**
 * Checks a token that a client signed with its key, as Snowflake's documentation of key-pair authentication has it: RS256,
 * {@code iss} = ACCOUNT.USER.SHA256:fingerprint, {@code sub} = ACCOUNT.USER, no longer than an hour from {@code iat}.
 */
final class JwtVerifier {
    private static final long MAX_SECONDS = 3_600;
    private static final long SKEW_SECONDS = 60;

    private final Users users;

    JwtVerifier(Users users) {
        this.users = users;
    }

    /** The name of the user who signed the token. */
    String verify(String token, Instant now) throws AuthenticationException {
        Jwt jwt = Jwt.parse(token)
                .orElseThrow(() -> new AuthenticationException("394306", "JWT token has an invalid format."));
        String user = user(jwt);
        SnowflakeUser declared = users.find(user).orElse(null);
        if (declared == null) {
            if (users.strict()) {
                throw new AuthenticationException("390144", "JWT token is invalid.");
            }
            return user;
        }
        checkSignature(jwt, declared);
        checkTimes(jwt, now);
        return user;
    }

    /** The user of a subject ACCOUNT.USER; dots in an account's name are written as hyphens there. */
    private String user(Jwt jwt) throws AuthenticationException {
        String subject = jwt.subject();
        int dot = subject.lastIndexOf('.');
        if (dot <= 0
                || !subject.substring(0, dot).equalsIgnoreCase(users.account().replace('.', '-'))) {
            throw new AuthenticationException(
                    "390144",
                    "JWT token is invalid. The subject '" + subject + "' is not " + users.account() + ".<user>.");
        }
        return subject.substring(dot + 1);
    }

    private static void checkSignature(Jwt jwt, SnowflakeUser user) throws AuthenticationException {
        if (!jwt.algorithm().equals("RS256")) {
            throw new AuthenticationException("394305", "JWT token has an invalid algorithm: " + jwt.algorithm());
        }
        for (PublicKey key : user.publicKeys()) {
            if (jwt.issuer().equals(jwt.subject() + "." + fingerprint(key))) {
                if (signed(jwt, key)) {
                    return;
                }
                throw new AuthenticationException("390144", "JWT token is invalid. Its signature does not match.");
            }
        }
        throw new AuthenticationException("394304", "JWT token public key fingerprint mismatch.");
    }

    private static void checkTimes(Jwt jwt, Instant now) throws AuthenticationException {
        long issued = jwt.seconds("iat");
        long expires = jwt.seconds("exp");
        if (issued < 0 || expires <= issued) {
            throw new AuthenticationException("394303", "JWT token has an invalid expiration time.");
        } else if (issued > now.getEpochSecond() + SKEW_SECONDS) {
            throw new AuthenticationException("394302", "JWT token is not yet valid.");
        } else if (Math.min(expires, issued + MAX_SECONDS) <= now.getEpochSecond()) {
            throw new AuthenticationException("394301", "JWT token has expired.");
        }
    }

    static String fingerprint(PublicKey key) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(key.getEncoded());
            return "SHA256:" + Base64.getEncoder().encodeToString(digest);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This JVM has no SHA-256", e);
        }
    }

    private static boolean signed(Jwt jwt, PublicKey key) {
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initVerify(key);
            signature.update(jwt.signedBytes());
            return signature.verify(jwt.signature());
        } catch (GeneralSecurityException e) {
            return false;
        }
    }
}
