package dev.glueflake.testkit.snowflake.internal.sql.emit;

import dev.glueflake.testkit.snowflake.internal.error.Errors;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A format of dates and times in Snowflake's notation, such as {@code YYYY-MM-DD"T"HH24:MI:SS.FF3TZH:TZM}, turned into DuckDB
 * expressions that write or read it.
 */
public final class TemporalFormat {
    /** Longest first where one begins another. */
    private static final List<String[]> ELEMENTS = List.of(
            new String[] {"YYYY", "%Y"},
            new String[] {"YY", "%y"},
            new String[] {"MMMM", "%B"},
            new String[] {"MON", "%b"},
            new String[] {"MM", "%m"},
            new String[] {"DD", "%d"},
            new String[] {"DY", "%a"},
            new String[] {"HH24", "%H"},
            new String[] {"HH12", "%I"},
            new String[] {"AM", "%p"},
            new String[] {"PM", "%p"},
            new String[] {"MI", "%M"},
            new String[] {"SS", "%S"},
            new String[] {"TZH", "H"},
            new String[] {"TZM", "M"},
            new String[] {"FF", "F"});

    /** {@code code} is a strftime code, or F, H, M for fraction and offset, or null for plain text. */
    private record Piece(@org.jspecify.annotations.Nullable String code, String text) {}

    private final List<Piece> pieces;

    private TemporalFormat(List<Piece> pieces) {
        this.pieces = pieces;
    }

    public static TemporalFormat parse(String format) {
        List<Piece> pieces = new ArrayList<>();
        int at = 0;
        while (at < format.length()) {
            Piece piece = next(format, at);
            at += length(format, at, piece);
            pieces.add(piece);
        }
        return new TemporalFormat(pieces);
    }

    private static Piece next(String format, int at) {
        if (format.charAt(at) == '"') {
            int end = format.indexOf('"', at + 1);
            return new Piece(null, format.substring(at + 1, end < 0 ? format.length() : end));
        }
        String rest = format.substring(at).toUpperCase(Locale.ROOT);
        for (String[] element : ELEMENTS) {
            if (rest.startsWith(element[0])) {
                boolean digits = element[0].equals("FF") && rest.length() > 2 && Character.isDigit(rest.charAt(2));
                return new Piece(element[1], rest.substring(0, element[0].length() + (digits ? 1 : 0)));
            }
        }
        char plain = format.charAt(at);
        if ((Character.isLetter(plain) && plain != 'T' && plain != 'Z') || plain == '{') {
            throw Errors.unsupported("date and time format '" + format + "'");
        }
        return new Piece(null, String.valueOf(plain));
    }

    private static int length(String format, int at, Piece piece) {
        boolean quoted = format.charAt(at) == '"';
        return quoted
                ? Math.min(format.length() - at, piece.text().length() + 2)
                : piece.text().length();
    }

    /** Writes {@code wall}, a DuckDB TIMESTAMP shown {@code offset} minutes east of UTC; both may be templates. */
    String write(String wall, String offset) {
        List<String> parts = new ArrayList<>();
        for (Piece piece : pieces) {
            parts.add(piece.code() == null ? Literals.text(piece.text()) : written(piece, wall, offset));
        }
        return parts.isEmpty() ? "''" : "(" + String.join(" || ", parts) + ")";
    }

    private static String written(Piece piece, String wall, String offset) {
        return switch (String.valueOf(piece.code())) {
            case "F" -> fraction(piece, wall);
            case "H" ->
                "(CASE WHEN " + offset + " < 0 THEN '-' ELSE '+' END || lpad(CAST(abs(" + offset
                        + ") // 60 AS VARCHAR), 2, '0'))";
            case "M" -> "lpad(CAST(abs(" + offset + ") % 60 AS VARCHAR), 2, '0')";
            default -> "strftime(" + wall + ", '" + piece.code() + "')";
        };
    }

    private static String fraction(Piece piece, String wall) {
        int digits = piece.text().length() > 2 ? piece.text().charAt(2) - '0' : 9;
        return "substr(strftime(" + wall + ", '%f') || '000', 1, " + digits + ")";
    }

    /**
     * Reads text; a text of another form gives NULL.
     *
     * @param centuryStart the first year that a year of two digits stands for
     */
    String read(String sql, int centuryStart) {
        boolean twoDigits = pieces.stream().anyMatch(piece -> "%y".equals(piece.code()));
        return twoDigits ? Templates.apply(inCentury(centuryStart), List.of(parsed(sql))) : parsed(sql);
    }

    private static String inCentury(int start) {
        return "({0} + to_years(CAST(" + start + " + (year({0}) - " + start
                + " + 2000) % 100 - year({0}) AS INTEGER)))";
    }

    private String parsed(String sql) {
        StringBuilder format = new StringBuilder();
        for (Piece piece : pieces) {
            if (piece.code() == null) {
                format.append(piece.text().replace("%", "%%"));
            } else if (piece.code().equals("H") || piece.code().equals("M")) {
                throw Errors.unsupported("time zone in an input format");
            } else {
                format.append(piece.code().equals("F") ? "%f" : piece.code());
            }
        }
        return "try_strptime(" + sql + ", " + Literals.text(format.toString()) + ")";
    }
}
