package dev.glueflake.snowflake.internal.auth;

import dev.glueflake.core.ConfigurationException;
import java.io.IOException;
import java.nio.CharBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.EncryptedPrivateKeyInfo;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.jspecify.annotations.Nullable;

/** Reads RSA private keys in PKCS#8, plain or encrypted, in PEM form or as the bare Base64 text inside it. */
public final class PrivateKeys {

    private static final String PLAIN = "PRIVATE KEY";
    private static final String ENCRYPTED = "ENCRYPTED PRIVATE KEY";
    private static final int LEAST_BITS = 2048;
    private static final int ASCII = 128;

    private PrivateKeys() {}

    /** Reads the key; the messages of its errors never hold key material. */
    public static RSAPrivateCrtKey read(char[] pem, char @Nullable [] passphrase) {
        String label = label(pem);
        byte[] der = decode(pem);
        try {
            PKCS8EncodedKeySpec spec =
                    label.equals(ENCRYPTED) ? decrypt(der, passphrase) : new PKCS8EncodedKeySpec(der);
            return checked(KeyFactory.getInstance("RSA").generatePrivate(spec));
        } catch (GeneralSecurityException | IOException e) {
            throw failure(
                    label.equals(ENCRYPTED)
                            ? "The encrypted private key cannot be opened; check the passphrase and the PEM text"
                            : "The private key cannot be read; it must be an RSA key in PKCS#8 PEM form");
        } finally {
            Arrays.fill(der, (byte) 0);
        }
    }

    private static RSAPrivateCrtKey checked(PrivateKey key) {
        if (!(key instanceof RSAPrivateCrtKey rsa)) {
            throw failure("The private key is no RSA key with its public exponent");
        }
        if (rsa.getModulus().bitLength() < LEAST_BITS) {
            throw failure("The private key has " + rsa.getModulus().bitLength() + " bits; Snowflake asks for "
                    + LEAST_BITS + " or more");
        }
        return rsa;
    }

    private static PKCS8EncodedKeySpec decrypt(byte[] der, char @Nullable [] passphrase)
            throws GeneralSecurityException, IOException {
        if (passphrase == null) {
            throw failure("The private key is encrypted; give its passphrase too");
        }
        EncryptedPrivateKeyInfo info = new EncryptedPrivateKeyInfo(der);
        // For PBES2 the JDK names the scheme itself, such as PBEWithHmacSHA256AndAES_256, only in the parameters.
        String algorithm =
                info.getAlgName().contains("PBES2") || info.getAlgName().startsWith("1.")
                        ? String.valueOf(info.getAlgParameters())
                        : info.getAlgName();
        PBEKeySpec key = new PBEKeySpec(passphrase);
        try {
            Cipher cipher = Cipher.getInstance(algorithm);
            cipher.init(
                    Cipher.DECRYPT_MODE,
                    SecretKeyFactory.getInstance(algorithm).generateSecret(key),
                    info.getAlgParameters());
            return info.getKeySpec(cipher);
        } finally {
            key.clearPassword();
        }
    }

    private static String label(char[] pem) {
        CharBuffer text = CharBuffer.wrap(pem);
        if (contains(text, "-----BEGIN RSA PRIVATE KEY-----")) {
            throw failure("The private key is in PKCS#1 form; convert it by"
                    + " 'openssl pkcs8 -topk8 -in key.pem -out key.p8' and pass the new file's text");
        }
        return contains(text, "-----BEGIN " + ENCRYPTED + "-----") ? ENCRYPTED : PLAIN;
    }

    private static boolean contains(CharBuffer text, String part) {
        for (int i = 0; i + part.length() <= text.length(); i++) {
            if (CharSequence.compare(text.subSequence(i, i + part.length()), part) == 0) {
                return true;
            }
        }
        return false;
    }

    private static byte[] decode(char[] pem) {
        byte[] body = new byte[pem.length];
        int length = 0;
        boolean frame = false;
        for (int i = 0; i < pem.length; i++) {
            boolean lineStart = i == 0 || pem[i - 1] == '\n' || pem[i - 1] == '\r';
            frame = lineStart ? pem[i] == '-' : frame;
            if (!frame && !Character.isWhitespace(pem[i])) {
                // Anything beyond ASCII becomes a character that Base64 refuses.
                body[length++] = pem[i] < ASCII ? (byte) pem[i] : (byte) '?';
            }
        }
        byte[] base64 = Arrays.copyOf(body, length);
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw failure("The private key is no PEM text: its body is not Base64");
        } finally {
            Arrays.fill(body, (byte) 0);
            Arrays.fill(base64, (byte) 0);
        }
    }

    private static ConfigurationException failure(String message) {
        return new ConfigurationException("PRIVATE_KEY_INVALID", message);
    }
}
