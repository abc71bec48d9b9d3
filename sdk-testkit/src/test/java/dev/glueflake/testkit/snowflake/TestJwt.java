package dev.glueflake.testkit.snowflake;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.RSAPublicKeySpec;
import java.time.Instant;
import java.util.Base64;

/** Tokens as a client of the SQL API signs them. */
final class TestJwt {
    private static final Base64.Encoder URL = Base64.getUrlEncoder().withoutPadding();

    private TestJwt() {}

    static String sign(String account, String user, PrivateKey key, Instant issued, Instant expires)
            throws GeneralSecurityException {
        String subject = account + "." + user;
        String claims = "{\"iss\":\"" + subject + "." + fingerprint(key) + "\",\"sub\":\"" + subject + "\",\"iat\":"
                + issued.getEpochSecond() + ",\"exp\":" + expires.getEpochSecond() + "}";
        String signed = encode("{\"alg\":\"RS256\",\"typ\":\"JWT\"}") + "." + encode(claims);
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initSign(key);
        signature.update(signed.getBytes(StandardCharsets.US_ASCII));
        return signed + "." + URL.encodeToString(signature.sign());
    }

    private static String fingerprint(PrivateKey key) throws GeneralSecurityException {
        RSAPrivateCrtKey parts = (RSAPrivateCrtKey) key;
        byte[] der = KeyFactory.getInstance("RSA")
                .generatePublic(new RSAPublicKeySpec(parts.getModulus(), parts.getPublicExponent()))
                .getEncoded();
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(der);
        return "SHA256:" + Base64.getEncoder().encodeToString(digest);
    }

    private static String encode(String json) {
        return URL.encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }
}
