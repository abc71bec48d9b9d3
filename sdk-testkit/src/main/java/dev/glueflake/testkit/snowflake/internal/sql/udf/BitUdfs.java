package dev.glueflake.testkit.snowflake.internal.sql.udf;

import dev.glueflake.testkit.snowflake.internal.error.SnowflakeException;
import java.math.BigInteger;
import java.util.HexFormat;
import java.util.Locale;

/** Bits of whole numbers of 128 bits and of bytes, which come and go as hexadecimal digits. */
public final class BitUdfs {
    /** {@code (number, positions)}: to the left, to the right where negative. */
    public static final String SHIFT = "sf_bitshift";
    /** {@code (number, position)}. */
    public static final String BIT = "sf_getbit";
    /** {@code (bytes, positions)}. */
    public static final String SHIFT_BYTES = "sf_bytes_shift";
    /** {@code (bytes, bytes, AND or OR or XOR, padding side or nothing)}. */
    public static final String COMBINE_BYTES = "sf_bytes_combine";
    /** {@code (bytes)}. */
    public static final String INVERT_BYTES = "sf_bytes_not";

    private static final HexFormat HEX = HexFormat.of().withUpperCase();
    private static final int WIDTH = 128;

    private BitUdfs() {}

    static void define(UdfLibrary library) {
        library.whole(SHIFT, a -> Numbers.whole(shift(new BigInteger(a[0]), Numbers.of(a[1]))));
        library.whole(BIT, a -> bit(new BigInteger(a[0]), Numbers.of(a[1])));
        library.whole(SHIFT_BYTES, a -> shift(a[0], Numbers.of(a[1])));
        library.whole(COMBINE_BYTES, a -> combine(a[0], a[1], a[2], a[3].toUpperCase(Locale.ROOT)));
        library.whole(INVERT_BYTES, a -> invert(a[0]));
    }

    /** Bits beyond the 128th are lost; the highest one left is the sign. */
    private static BigInteger shift(BigInteger number, int left) {
        BigInteger all = BigInteger.ONE.shiftLeft(WIDTH);
        if (left < 0) {
            return number.shiftRight(-left);
        }
        BigInteger bits = number.shiftLeft(Math.min(left, WIDTH)).mod(all);
        return bits.testBit(WIDTH - 1) ? bits.subtract(all) : bits;
    }

    private static String bit(BigInteger number, int position) {
        if (position < 0 || position >= WIDTH) {
            throw Numbers.invalid("the position of GETBIT", String.valueOf(position), "it is 0 to 127");
        }
        return number.testBit(position) ? "1" : "0";
    }

    private static String shift(String digits, int left) {
        int bits = digits.length() * 4;
        BigInteger number = new BigInteger("0" + digits, 16);
        int places = Math.min(Math.abs(left), bits);
        BigInteger shifted = left < 0 ? number.shiftRight(places) : number.shiftLeft(places);
        return padded(shifted.mod(BigInteger.ONE.shiftLeft(bits)).toString(16), digits.length());
    }

    private static String padded(String digits, int length) {
        return length == 0 ? "" : "0".repeat(length - digits.length()) + digits.toUpperCase(Locale.ROOT);
    }

    private static String combine(String a, String b, String operation, String side) {
        if (!side.isEmpty() && !side.equals("LEFT") && !side.equals("RIGHT")) {
            throw Numbers.invalid("the padding side", side, "it is LEFT or RIGHT");
        }
        if (a.length() != b.length() && side.isEmpty()) {
            throw new SnowflakeException(
                    "100544",
                    "22026",
                    "The lengths of two variable-sized fields do not match: first length " + a.length() / 2
                            + ", second length " + b.length() / 2);
        }
        byte[] x = HEX.parseHex(filled(a, b.length(), side));
        byte[] y = HEX.parseHex(filled(b, a.length(), side));
        byte[] result = new byte[x.length];
        for (int i = 0; i < x.length; i++) {
            result[i] =
                    (byte) (operation.equals("AND") ? x[i] & y[i] : operation.equals("OR") ? x[i] | y[i] : x[i] ^ y[i]);
        }
        return HEX.formatHex(result);
    }

    private static String filled(String digits, int length, String side) {
        String zeros = "0".repeat(Math.max(0, length - digits.length()));
        return side.equals("LEFT") ? zeros + digits : digits + zeros;
    }

    private static String invert(String digits) {
        byte[] bytes = HEX.parseHex(digits);
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) ~bytes[i];
        }
        return HEX.formatHex(bytes);
    }
}
