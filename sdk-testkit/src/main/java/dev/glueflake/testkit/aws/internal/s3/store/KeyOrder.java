package dev.glueflake.testkit.aws.internal.s3.store;

import java.util.Comparator;

/** The order of S3's keys: by the bytes of their UTF-8 form, which is the order of code points. */
public final class KeyOrder implements Comparator<String> {
    public static final KeyOrder INSTANCE = new KeyOrder();

    /** The greatest code point: behind it no key that begins with what is in front of it. */
    static final String GREATEST = Character.toString(Character.MAX_CODE_POINT);

    private static final int SURROGATES = 0x800;
    private static final int BEHIND_ALL = 0x2000;

    private KeyOrder() {}

    @Override
    public int compare(String a, String b) {
        int length = Math.min(a.length(), b.length());
        for (int i = 0; i < length; i++) {
            char one = a.charAt(i);
            char other = b.charAt(i);
            if (one != other) {
                return Integer.compare(weight(one), weight(other));
            }
        }
        return Integer.compare(a.length(), b.length());
    }

    /** Surrogates stand for code points above all that fit one char. */
    private static int weight(char c) {
        if (c < Character.MIN_SURROGATE) {
            return c;
        }
        return c > Character.MAX_SURROGATE ? c - SURROGATES : c + BEHIND_ALL;
    }
}
