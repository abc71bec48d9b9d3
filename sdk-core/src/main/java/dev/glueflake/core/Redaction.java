package dev.glueflake.core;

import java.util.regex.Pattern;

/**
 * Makes texts fit for messages and logs: without recognisable secrets, without control characters, of bounded length.
 *
 * <p>It is the second line of defence: secrets travel as {@link dev.glueflake.core.secret.Secret}, whose text form is
 * {@code ***}. Recognised are key blocks, AWS access keys, signatures and tokens, JSON web tokens, authorisation
 * headers, {@code password=}-like pairs and the query strings of URLs. Stateless and thread-safe.
 */
public final class Redaction {
    /** The longest external value kept in a message, in characters. */
    public static final int MAX_VALUE_LENGTH = 2048;

    /** The longest message kept, in characters. */
    public static final int MAX_MESSAGE_LENGTH = 8192;

    private static final String MASK = "***";
    private static final String NAMES =
            "password|passwd|pwd|passcode|secret|token|private[_-]?key|api[_-]?key|credential|signature";

    private static final Pattern KEY_BLOCK =
            Pattern.compile("-----BEGIN [^-]{0,40}KEY-----.*?(?:-----END [^-]{0,40}KEY-----|$)", Pattern.DOTALL);
    private static final Pattern URL_QUERY =
            Pattern.compile("(?i)\\b([a-z][a-z0-9+.-]*://[^\\s?\"'<>]*)\\?[^\\s\"'<>]*");
    private static final Pattern URL_USER = Pattern.compile("(?i)\\b([a-z][a-z0-9+.-]*://)[^\\s/@:\"']+:[^\\s/@\"']+@");
    private static final Pattern HEADER = Pattern.compile(
            "(?i)\\b(authorization\"?\\s*[:=]\\s*|bearer\\s+|basic\\s+(?=[a-z0-9+/=]{12}))[^\\r\\n,;]+");
    /** A quoted value ends at a quote without a backslash before it, or with the text. */
    private static final Pattern PAIR = Pattern.compile("(?is)([a-z0-9_.-]*(?:" + NAMES
            + ")[a-z0-9_.-]*[\"']?\\s*[=:]\\s*)" + "(\".*?(?:(?<!\\\\)\"|$)|'.*?(?:(?<!\\\\)'|$)|[^\\s\"',;&}]+)");

    private static final Pattern ACCESS_KEY = Pattern.compile("\\b(?:AKIA|ASIA)[A-Z0-9]{16}\\b");
    private static final Pattern JWT = Pattern.compile("\\beyJ[\\w-]{8,}\\.[\\w-]{8,}\\.[\\w-]{8,}");

    private Redaction() {}

    /**
     * Makes a value that came from outside fit for a message.
     *
     * @param text any text
     * @return the text without secrets and control characters, at most {@value #MAX_VALUE_LENGTH} characters
     */
    public static String value(String text) {
        return capped(withoutControls(masked(text)), MAX_VALUE_LENGTH);
    }

    /**
     * Makes a whole message fit for a log line.
     *
     * @param text any text
     * @return the text without secrets and control characters, at most {@value #MAX_MESSAGE_LENGTH} characters
     */
    public static String message(String text) {
        return capped(withoutControls(masked(text)), MAX_MESSAGE_LENGTH);
    }

    private static String masked(String text) {
        // Bounded before the patterns run, so that a huge value costs no more than a long one; the cut text is longer
        // than what is kept, so that a secret which the cut would make unrecognisable is dropped by the cap.
        String bounded = text.length() > 2 * MAX_MESSAGE_LENGTH ? text.substring(0, 2 * MAX_MESSAGE_LENGTH) : text;
        String result = KEY_BLOCK.matcher(bounded).replaceAll(MASK);
        result = URL_QUERY.matcher(result).replaceAll("$1?" + MASK);
        result = URL_USER.matcher(result).replaceAll("$1" + MASK + "@");
        result = HEADER.matcher(result).replaceAll("$1" + MASK);
        result = PAIR.matcher(result).replaceAll("$1" + MASK);
        result = ACCESS_KEY.matcher(result).replaceAll(MASK);
        return JWT.matcher(result).replaceAll(MASK);
    }

    private static String withoutControls(String text) {
        StringBuilder result = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            result.append(isControl(c) ? ' ' : c);
        }
        return result.toString();
    }

    /** C0 and C1 controls (with ESC, which starts an ANSI sequence), line and paragraph separators. */
    private static boolean isControl(char c) {
        return Character.isISOControl(c) || c == '\u2028' || c == '\u2029';
    }

    private static String capped(String text, int max) {
        if (text.length() <= max) {
            return text;
        }
        String note = "... (" + text.length() + " characters)";
        int end = max - note.length();
        if (Character.isHighSurrogate(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(0, end) + note;
    }
}
