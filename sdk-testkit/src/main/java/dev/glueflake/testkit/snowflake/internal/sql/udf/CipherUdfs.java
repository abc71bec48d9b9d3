package dev.glueflake.testkit.snowflake.internal.sql.udf;

import dev.glueflake.testkit.snowflake.internal.error.SnowflakeException;
import dev.glueflake.testkit.snowflake.internal.variant.JsonWriter;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** ENCRYPT and DECRYPT, by a passphrase or by a key; bytes come and go as hexadecimal digits, absent arguments as null. */
public final class CipherUdfs {
    /** {@code (bytes, passphrase, aad, method)}: the initialization vector, the encrypted bytes and the tag in a row. */
    public static final String ENCRYPT = "sf_encrypt";
    /** {@code (bytes, passphrase, aad, method)}. */
    public static final String DECRYPT = "sf_decrypt";
    /** As {@link #DECRYPT}, null where it fails. */
    public static final String TRY_DECRYPT = "sf_try_decrypt";
    /** {@code (bytes, key, vector, aad, method)}: a JSON object. */
    public static final String ENCRYPT_RAW = "sf_encrypt_raw";
    /** {@code (bytes, key, vector, aad, method, tag)}. */
    public static final String DECRYPT_RAW = "sf_decrypt_raw";
    /** As {@link #DECRYPT_RAW}, null where it fails. */
    public static final String TRY_DECRYPT_RAW = "sf_try_decrypt_raw";

    private static final HexFormat HEX = HexFormat.of().withUpperCase();
    private static final byte[] NONE = {};

    private CipherUdfs() {}

    static void define(UdfLibrary library) {
        library.add(ENCRYPT, CipherUdfs::encrypt);
        library.add(DECRYPT, CipherUdfs::decrypt);
        library.add(TRY_DECRYPT, attempt(CipherUdfs::decrypt));
        library.add(ENCRYPT_RAW, CipherUdfs::encryptRaw);
        library.add(DECRYPT_RAW, CipherUdfs::decryptRaw);
        library.add(TRY_DECRYPT_RAW, attempt(CipherUdfs::decryptRaw));
    }

    private static Udf.Body attempt(Udf.Body body) {
        return arguments -> {
            try {
                return body.apply(arguments);
            } catch (SnowflakeException failed) {
                return null;
            }
        };
    }

    private static byte @Nullable [] bytes(@Nullable Object digits) {
        return digits == null ? null : HEX.parseHex((String) digits);
    }

    private static byte[] orNone(@Nullable Object digits) {
        byte[] bytes = bytes(digits);
        return bytes == null ? NONE : bytes;
    }

    private static AesMethod method(@Nullable Object text) {
        return AesMethod.of(text == null ? "AES-GCM" : text.toString());
    }

    private static @Nullable String encrypt(@Nullable Object[] a) {
        byte[] plain = bytes(a[0]);
        if (plain == null || a[1] == null) {
            return null;
        }
        AesMethod method = method(a[3]);
        byte[] vector = method.newVector();
        byte[] encrypted = method.encrypt(plain, AesMethod.key(a[1].toString()), vector, orNone(a[2]));
        return HEX.formatHex(vector) + HEX.formatHex(encrypted);
    }

    private static @Nullable String decrypt(@Nullable Object[] a) {
        byte[] whole = bytes(a[0]);
        if (whole == null || a[1] == null) {
            return null;
        }
        AesMethod method = method(a[3]);
        int vector = Math.min(whole.length, method.vectorLength());
        return HEX.formatHex(method.decrypt(
                Arrays.copyOfRange(whole, vector, whole.length),
                AesMethod.key(a[1].toString()),
                Arrays.copyOf(whole, vector),
                orNone(a[2])));
    }

    private static @Nullable String encryptRaw(@Nullable Object[] a) {
        byte[] plain = bytes(a[0]);
        byte[] key = bytes(a[1]);
        if (plain == null || key == null) {
            return null;
        }
        AesMethod method = method(a[4]);
        byte[] given = bytes(a[2]);
        byte[] vector = given == null ? method.newVector() : given;
        byte[] encrypted = method.encrypt(plain, key, vector, orNone(a[3]));
        int tag = encrypted.length - method.tagLength();
        TreeMap<String, String> members = new TreeMap<>();
        members.put("iv", Json.text(HEX.formatHex(vector)));
        members.put("ciphertext", Json.text(HEX.formatHex(encrypted, 0, tag)));
        if (method.tagLength() > 0) {
            members.put("tag", Json.text(HEX.formatHex(encrypted, tag, encrypted.length)));
        }
        return JsonWriter.object(members);
    }

    private static @Nullable String decryptRaw(@Nullable Object[] a) {
        byte[] encrypted = bytes(a[0]);
        byte[] key = bytes(a[1]);
        if (encrypted == null || key == null) {
            return null;
        }
        byte[] tag = orNone(a[5]);
        byte[] whole = Arrays.copyOf(encrypted, encrypted.length + tag.length);
        System.arraycopy(tag, 0, whole, encrypted.length, tag.length);
        return HEX.formatHex(method(a[4]).decrypt(whole, key, orNone(a[2]), orNone(a[3])));
    }
}
