package dev.glueflake.snowflake.internal.auth;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.RSAPublicKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Locale;

/** Signs the JWT by which Snowflake knows the holder of a registered key (RS256). */
public final class KeyPairJwt {

    private static final Base64.Encoder URL = Base64.getUrlEncoder().withoutPadding();

    private KeyPairJwt() {}

    /**
     * Signs a token.
     *
     * @param account the account identifier; a region after a dot is cut off, as Snowflake wants it
     * @param user the login name
     */
    public static String sign(String account, String user, RSAPrivateCrtKey key, Instant now, Duration life) {
        String subject = accountName(account) + "." + user.toUpperCase(Locale.ROOT);
        String claims = "{\"iss\":" + json(subject + "." + fingerprint(key)) + ",\"sub\":" + json(subject) + ",\"iat\":"
                + now.getEpochSecond() + ",\"exp\":" + now.plus(life).getEpochSecond() + "}";
        String signed = encode("{\"alg\":\"RS256\",\"typ\":\"JWT\"}".getBytes(StandardCharsets.UTF_8)) + "."
                + encode(claims.getBytes(StandardCharsets.UTF_8));
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(key);
            signature.update(signed.getBytes(StandardCharsets.US_ASCII));
            return signed + "." + encode(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform signs SHA256withRSA", e);
        }
    }

    /** Returns the fingerprint of the public key as DESC USER prints it in RSA_PUBLIC_KEY_FP. */
    public static String fingerprint(RSAPrivateCrtKey key) {
        try {
            PublicKey half = KeyFactory.getInstance("RSA")
                    .generatePublic(new RSAPublicKeySpec(key.getModulus(), key.getPublicExponent()));
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(half.getEncoded());
            return "SHA256:" + Base64.getEncoder().encodeToString(digest);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has RSA and SHA-256", e);
        }
    }

    private static String accountName(String account) {
        int dot = account.indexOf('.');
        return (dot < 0 ? account : account.substring(0, dot)).toUpperCase(Locale.ROOT);
    }

    private static String json(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    private static String encode(byte[] bytes) {
        return URL.encodeToString(bytes);
    }
}
