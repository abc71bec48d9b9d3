package dev.glueflake.testkit.snowflake.internal.stage.csv;

import java.nio.charset.Charset;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;

/** A way to write CSV files, by chance, and the file format's options that say it. */
public final class RandomCsv {
    private static final String NULL = "NIL";
    private static final Map<String, String> CHARSETS =
            Map.of("UTF8", "UTF-8", "UTF16LE", "UTF-16LE", "UTF16BE", "UTF-16BE", "UTF32LE", "UTF-32LE");

    private final Random random;
    private final String delimiter;
    private final String end;
    /** Or nothing, where fields are not enclosed. */
    private final String quote;

    private final boolean escapes;
    private final int header;
    private final String encoding;

    public RandomCsv(Random random) {
        this.random = random;
        this.delimiter = oneOf(",", "|", "\t", ";", "^^", "é");
        this.end = oneOf("\n", "\r\n", "\r", "@@\n", "#");
        this.quote = oneOf("", "\"", "'");
        this.escapes = quote.isEmpty() || random.nextBoolean();
        this.header = random.nextInt(3);
        this.encoding = oneOf(CHARSETS.keySet().stream().sorted().toArray(String[]::new));
    }

    private String oneOf(String... all) {
        return all[random.nextInt(all.length)];
    }

    public String format() {
        String enclosed = quote.isEmpty() ? "none" : text(quote);
        String escape = quote.isEmpty() ? " escape_unenclosed_field = " : " escape_unenclosed_field = none escape = ";
        return "type = csv field_delimiter = " + text(delimiter) + " record_delimiter = " + text(end)
                + " field_optionally_enclosed_by = " + enclosed + escape + (escapes ? "'\\\\'" : "none")
                + " skip_header = " + header + " encoding = '" + encoding + "' null_if = ('" + NULL + "')"
                + " empty_field_as_null = false";
    }

    private static String text(String text) {
        return "'"
                + text.replace("'", "\\'")
                        .replace("\t", "\\t")
                        .replace("\r", "\\r")
                        .replace("\n", "\\n")
                + "'";
    }

    public byte[] write(List<List<String>> rows) {
        // The lines of a header end as lines do, whatever ends a record.
        String head = "head\n".repeat(header);
        String body = rows.stream()
                .map(row -> row.stream().map(this::field).collect(Collectors.joining(delimiter)) + end)
                .collect(Collectors.joining());
        return (head + body).getBytes(Charset.forName(CHARSETS.get(encoding)));
    }

    private String field(String value) {
        if (value == null) {
            return NULL;
        }
        String escaped = escapes ? value.replace("\\", "\\\\") : value;
        if (quote.isEmpty()) {
            return special(escaped, "\\");
        }
        return quote + escaped.replace(quote, escapes && random.nextBoolean() ? "\\" + quote : quote + quote) + quote;
    }

    /** With an escape before what would end the field or record. */
    private String special(String value, String escape) {
        StringBuilder all = new StringBuilder();
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            all.append((delimiter + end + "\r\n").indexOf(c) >= 0 ? escape : "").append(c);
        }
        return all.toString();
    }
}
