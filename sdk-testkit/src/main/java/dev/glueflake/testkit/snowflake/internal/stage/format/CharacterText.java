package dev.glueflake.testkit.snowflake.internal.stage.format;

/** Delimiters and quotes as options write them: {@code \t}, {@code \001} octal, {@code \x01} or {@code 0x01} hexadecimal, or plainly. */
final class CharacterText {
    private CharacterText() {}

    static String parse(String written) {
        if (written.matches("(?i)(0x[0-9a-f]{2})+")) {
            return hexadecimal(written.substring(2).split("(?i)0x"));
        }
        if (written.length() < 2 || written.charAt(0) != '\\') {
            return written;
        }
        String rest = written.substring(1);
        if (rest.matches("[0-7]{1,3}")) {
            return String.valueOf((char) Integer.parseInt(rest, 8));
        }
        if (written.matches("(?i)(\\\\x[0-9a-f]{2})+")) {
            return hexadecimal(written.substring(2).split("(?i)\\\\x"));
        }
        return letters(written);
    }

    private static String hexadecimal(String[] digits) {
        StringBuilder text = new StringBuilder();
        for (String pair : digits) {
            text.append((char) Integer.parseInt(pair, 16));
        }
        return text.toString();
    }

    private static String letters(String written) {
        return written.replace("\\t", "\t")
                .replace("\\n", "\n")
                .replace("\\r", "\r")
                .replace("\\f", "\f")
                .replace("\\b", "\b")
                .replace("\\'", "'")
                .replace("\\\\", "\\");
    }
}
