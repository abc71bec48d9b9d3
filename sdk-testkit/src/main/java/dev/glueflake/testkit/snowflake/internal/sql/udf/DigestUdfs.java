package dev.glueflake.testkit.snowflake.internal.sql.udf;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;

/** Digests of bytes, which come as hexadecimal digits. */
public final class DigestUdfs {
    /** {@code (bytes, bits)}: the digest's hexadecimal digits in lower case. */
    public static final String SHA2 = "sf_sha2";
    /** {@code (bytes)}: MD5 as a signed number of 128 bits. */
    public static final String MD5_NUMBER = "sf_md5_number";
    /** {@code (bytes, UPPER or LOWER)}: half of MD5 as an unsigned number. */
    public static final String MD5_HALF = "sf_md5_half";
    /** {@code (namespace, name)}. */
    public static final String NAMED_UUID = "sf_named_uuid";
    /** {@code (kind, value, kind, value, …)}: a stable signed number of 64 bits, never null. Kind N is a number. */
    public static final String HASH = "sf_hash";

    private DigestUdfs() {}

    static void define(UdfLibrary library) {
        library.whole(SHA2, a -> HexFormat.of().formatHex(digest(sha2(Numbers.of(a[1])), bytes(a[0]))));
        library.whole(MD5_NUMBER, a -> Numbers.whole(new BigInteger(digest("MD5", bytes(a[0])))));
        library.whole(MD5_HALF, a -> half(digest("MD5", bytes(a[0])), a[1].equals("UPPER")));
        library.whole(NAMED_UUID, a -> named(a[0], a[1]));
        library.add(HASH, DigestUdfs::hash);
    }

    private static byte[] bytes(String digits) {
        return HexFormat.of().parseHex(digits);
    }

    private static String sha2(int bits) {
        return switch (bits) {
            case 224, 256, 384, 512 -> "SHA-" + bits;
            case 0 -> "SHA-256";
            default ->
                throw Numbers.invalid("the digest size of SHA2", String.valueOf(bits), "it is 224, 256, 384 or 512");
        };
    }

    private static byte[] digest(String algorithm, byte[] bytes) {
        try {
            return MessageDigest.getInstance(algorithm).digest(bytes);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has " + algorithm, impossible);
        }
    }

    private static String half(byte[] digest, boolean upper) {
        return Long.toUnsignedString(ByteBuffer.wrap(digest).getLong(upper ? 0 : Long.BYTES));
    }

    /** Version 5: SHA-1 of the namespace and the name. */
    private static String named(String namespace, String name) {
        UUID space;
        try {
            space = UUID.fromString(namespace);
        } catch (IllegalArgumentException noUuid) {
            throw Numbers.invalid("the namespace of UUID_STRING", namespace, "it is no UUID");
        }
        byte[] text = name.getBytes(StandardCharsets.UTF_8);
        ByteBuffer message = ByteBuffer.allocate(2 * Long.BYTES + text.length)
                .putLong(space.getMostSignificantBits())
                .putLong(space.getLeastSignificantBits())
                .put(text);
        ByteBuffer digest = ByteBuffer.wrap(digest("SHA-1", message.array()));
        long most = (digest.getLong() & ~0xF000L) | 0x5000L;
        long least = (digest.getLong() & ~(3L << 62)) | (1L << 63);
        return new UUID(most, least).toString();
    }

    private static String hash(@org.jspecify.annotations.Nullable Object[] arguments) {
        StringBuilder message = new StringBuilder();
        for (int i = 0; i < arguments.length; i += 2) {
            Object value = arguments[i + 1];
            String text = value == null ? "" : canonical(String.valueOf(arguments[i]), value.toString());
            message.append(value == null ? "-" : arguments[i])
                    .append(text.length())
                    .append(':')
                    .append(text);
        }
        byte[] digest = digest("MD5", message.toString().getBytes(StandardCharsets.UTF_8));
        return String.valueOf(ByteBuffer.wrap(digest).getLong());
    }

    /** Equal numbers have equal hashes, whatever their types. */
    private static String canonical(String kind, String text) {
        if (!kind.equals("N") || !text.matches("[-+0-9.eE]+")) {
            return text;
        }
        BigDecimal number = new BigDecimal(text);
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }
}
