package dev.glueflake.testkit.snowflake.internal.sql.udf;

import dev.glueflake.testkit.snowflake.internal.error.Errors;
import java.util.Locale;

/** How alike two texts look or sound. */
public final class SimilarityUdfs {
    /** {@code (a, b)}: insertions, deletions and substitutions that turn one into the other. */
    public static final String DISTANCE = "sf_editdistance";
    /** {@code (a, b)}: 0 to 100. */
    public static final String JARO_WINKLER = "sf_jarowinkler";
    /** {@code (text)}. */
    public static final String SOUNDEX = "sf_soundex";
    /** {@code (text)}: the second letter counts even where it sounds as the first. */
    public static final String SOUNDEX_P123 = "sf_soundex_p123";

    private static final int SURE_PREFIX = 6;
    private static final int LONGEST_PREFIX = 10;
    private static final String CODES = "01230120022455012623010202";

    private SimilarityUdfs() {}

    static void define(UdfLibrary library) {
        library.whole(DISTANCE, a -> String.valueOf(distance(characters(a[0]), characters(a[1]))));
        library.whole(JARO_WINKLER, a -> String.valueOf(similarity(lower(a[0]), lower(a[1]))));
        library.strict(SOUNDEX, text -> text == null ? null : soundex(text, false));
        library.strict(SOUNDEX_P123, text -> text == null ? null : soundex(text, true));
    }

    private static int[] characters(String text) {
        return text.codePoints().toArray();
    }

    private static int[] lower(String text) {
        return characters(text.toLowerCase(Locale.ROOT));
    }

    private static int distance(int[] a, int[] b) {
        int[] row = new int[b.length + 1];
        for (int j = 0; j <= b.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length; i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length; j++) {
                int substituted = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(substituted, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length];
    }

    /**
     * Snowflake's examples count a common prefix of six characters at least and do not tell where it ends; where a longer one
     * would change the answer there is none.
     */
    private static int similarity(int[] a, int[] b) {
        double jaro = jaro(a, b);
        int prefix = 0;
        while (prefix < Math.min(a.length, b.length) && a[prefix] == b[prefix]) {
            prefix++;
        }
        int sure = percent(jaro, Math.min(prefix, SURE_PREFIX));
        if (sure != percent(jaro, Math.min(prefix, LONGEST_PREFIX))) {
            throw Errors.unsupported(
                    "JAROWINKLER_SIMILARITY of texts that begin with the same " + prefix + " characters");
        }
        return sure;
    }

    private static int percent(double jaro, int prefix) {
        return (int) Math.floor(100 * (jaro + prefix * 0.1 * (1 - jaro)) + 1e-9);
    }

    private static double jaro(int[] a, int[] b) {
        int window = Math.max(0, Math.max(a.length, b.length) / 2 - 1);
        boolean[] inA = new boolean[a.length];
        boolean[] inB = new boolean[b.length];
        int common = 0;
        for (int i = 0; i < a.length; i++) {
            for (int j = Math.max(0, i - window); j < Math.min(b.length, i + window + 1) && !inA[i]; j++) {
                if (!inB[j] && a[i] == b[j]) {
                    inA[i] = true;
                    inB[j] = true;
                    common++;
                }
            }
        }
        if (common == 0) {
            return 0;
        }
        int moved = transpositions(a, inA, b, inB) / 2;
        return ((double) common / a.length + (double) common / b.length + (double) (common - moved) / common) / 3;
    }

    private static int transpositions(int[] a, boolean[] inA, int[] b, boolean[] inB) {
        int different = 0;
        int j = 0;
        for (int i = 0; i < a.length; i++) {
            if (inA[i]) {
                while (!inB[j]) {
                    j++;
                }
                different += a[i] == b[j] ? 0 : 1;
                j++;
            }
        }
        return different;
    }

    /** H and W are as if they were not there, vowels part letters of one code; the first letter keeps its case. */
    private static String soundex(String text, boolean keepSecond) {
        StringBuilder sound = new StringBuilder();
        char last = '0';
        for (int i = 0; i < text.length(); i++) {
            char written = text.charAt(i);
            char c = written >= 'a' && written <= 'z' ? (char) (written - 'a' + 'A') : written;
            if (c < 'A' || c > 'Z' || sound.length() == 4) {
                continue;
            }
            char code = CODES.charAt(c - 'A');
            if (sound.length() == 0) {
                sound.append(written);
                last = keepSecond ? '0' : code;
            } else if (c != 'H' && c != 'W') {
                if (code != '0' && code != last) {
                    sound.append(code);
                }
                last = code;
            }
        }
        return sound.length() == 0 ? "" : sound.append("000").substring(0, 4);
    }
}
