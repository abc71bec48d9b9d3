package dev.glueflake.testkit.snowflake.internal.stage.csv;

/** What stands for a character behind an escape character in a file. */
final class Escapes {
    private Escapes() {}

    /** The letters of C mean their control character; every other character means itself. */
    static char meaning(char escaped) {
        return switch (escaped) {
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case '0' -> '\0';
            default -> escaped;
        };
    }

    static String undo(String text, char escape) {
        StringBuilder plain = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean escapes = c == escape && i + 1 < text.length();
            plain.append(escapes ? meaning(text.charAt(++i)) : c);
        }
        return plain.toString();
    }
}
