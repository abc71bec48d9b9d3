package dev.glueflake.testkit.snowflake.internal.sql.udf;

import dev.glueflake.testkit.snowflake.internal.error.SnowflakeException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.ProviderException;
import java.security.SecureRandom;
import java.security.spec.AlgorithmParameterSpec;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Cipher;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

/** An encryption method as Snowflake writes it: {@code AES-GCM}, {@code AES-CBC/pad:PKCS}. */
record AesMethod(String mode, boolean padded) {
    private static final Pattern TEXT =
            Pattern.compile("\\s*AES(?:-(ECB|CBC|GCM|CTR|OFB|CFB))?\\s*(?:/\\s*PAD\\s*:\\s*(PKCS|NONE))?\\s*");
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int GCM_VECTOR = 12;
    private static final int BLOCK = 16;
    private static final int ITERATIONS = 1000;

    static AesMethod of(String text) {
        Matcher method = TEXT.matcher(text.toUpperCase(Locale.ROOT));
        if (!method.matches()) {
            throw Numbers.invalid("the encryption method", text, "it is AES-mode/pad:padding");
        }
        String mode = method.group(1) == null ? "GCM" : method.group(1);
        boolean block = mode.equals("ECB") || mode.equals("CBC");
        return new AesMethod(mode, block && !"NONE".equals(method.group(2)));
    }

    /** The key of a passphrase; Snowflake's own salt is not known, so nobody else's bytes can be read by it. */
    static byte[] key(String passphrase) {
        try {
            byte[] salt = "glueflake".getBytes(StandardCharsets.UTF_8);
            char[] characters = (passphrase + "\0").toCharArray();
            return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                    .generateSecret(new PBEKeySpec(characters, salt, ITERATIONS, 256))
                    .getEncoded();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java has PBKDF2", impossible);
        }
    }

    boolean gcm() {
        return mode.equals("GCM");
    }

    int vectorLength() {
        return gcm() ? GCM_VECTOR : mode.equals("ECB") ? 0 : BLOCK;
    }

    int tagLength() {
        return gcm() ? BLOCK : 0;
    }

    byte[] newVector() {
        byte[] vector = new byte[vectorLength()];
        RANDOM.nextBytes(vector);
        return vector;
    }

    byte[] encrypt(byte[] plain, byte[] key, byte[] vector, byte[] authenticated) {
        try {
            return cipher(Cipher.ENCRYPT_MODE, key, vector, authenticated).doFinal(plain);
        } catch (GeneralSecurityException | ProviderException failed) {
            throw new SnowflakeException("100310", "22023", "Encryption failed. Check key, IV or data length.");
        }
    }

    byte[] decrypt(byte[] encrypted, byte[] key, byte[] vector, byte[] authenticated) {
        try {
            return cipher(Cipher.DECRYPT_MODE, key, vector, authenticated).doFinal(encrypted);
        } catch (GeneralSecurityException | ProviderException failed) {
            throw new SnowflakeException(
                    "100311", "22023", "Decryption failed. Check encrypted data, key, AAD, or AEAD tag.");
        }
    }

    private Cipher cipher(int direction, byte[] key, byte[] vector, byte[] authenticated)
            throws GeneralSecurityException {
        if (key.length != 16 && key.length != 24 && key.length != 32) {
            throw new SnowflakeException(
                    "100310", "22023", "Key size of " + key.length * 8 + " bits is not supported.");
        }
        if (!mode.equals("ECB") && vector.length != vectorLength()) {
            throw new SnowflakeException(
                    "100310",
                    "22023",
                    "IV/Nonce of size " + vector.length * 8 + " bits needs to be of size " + vectorLength() * 8
                            + " bits.");
        }
        Cipher cipher = Cipher.getInstance("AES/" + mode + "/" + (padded ? "PKCS5Padding" : "NoPadding"));
        SecretKeySpec secret = new SecretKeySpec(key, "AES");
        if (mode.equals("ECB")) {
            cipher.init(direction, secret);
            return cipher;
        }
        AlgorithmParameterSpec parameters =
                gcm() ? new GCMParameterSpec(tagLength() * 8, vector) : new IvParameterSpec(vector);
        cipher.init(direction, secret, parameters);
        if (gcm()) {
            cipher.updateAAD(authenticated);
        }
        return cipher;
    }
}
