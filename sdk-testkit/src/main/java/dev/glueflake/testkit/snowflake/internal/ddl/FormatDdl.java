package dev.glueflake.testkit.snowflake.internal.ddl;

import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Expression.StringLiteral;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement;
import dev.glueflake.testkit.snowflake.internal.sql.parse.SqlParser;
import dev.glueflake.testkit.snowflake.internal.stage.FileFormat;
import dev.glueflake.testkit.snowflake.internal.stage.csv.CsvFormat;
import dev.glueflake.testkit.snowflake.internal.stage.format.FormatParser;
import dev.glueflake.testkit.snowflake.internal.stage.format.FormatSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** CREATE FILE FORMAT of a file format: TYPE and what differs from its defaults. What would not come out the same is refused. */
final class FormatDdl {
    private FormatDdl() {}

    static String text(FileFormat format, String name) {
        FormatSettings settings = format.settings();
        List<String> options = new ArrayList<>();
        options.add("TYPE = " + settings.type().name());
        boolean fixed = settings.compression() == FormatSettings.Compression.NONE && !settings.isCsv();
        if (settings.compression() != FormatSettings.Compression.AUTO && !fixed) {
            options.add("COMPRESSION = " + settings.compression());
        }
        if (settings.isCsv()) {
            csv(settings.csv(), options);
        }
        String text = "create or replace file format " + name + "\n\t" + String.join("\n\t", options)
                + (format.comment().isEmpty() ? "" : "\n\tCOMMENT = " + StringLiteral.written(format.comment())) + ";";
        if (!again(options).equals(settings)) {
            throw Errors.unsupported(
                    "GET_DDL of a FILE_FORMAT of TYPE " + settings.type().name() + " with these options");
        }
        return text;
    }

    private static FormatSettings again(List<String> options) {
        String text = "create file format f " + String.join(" ", options);
        Statement statement = SqlParser.parse(text).get(0).statement();
        return FormatParser.parse(((Statement.CreateFileFormat) statement).options());
    }

    private static void csv(CsvFormat csv, List<String> options) {
        CsvFormat plain = CsvFormat.DEFAULT;
        differing(options, "FIELD_DELIMITER", csv.fieldDelimiter(), plain.fieldDelimiter());
        differing(options, "RECORD_DELIMITER", csv.recordDelimiter(), plain.recordDelimiter());
        differing(options, "FIELD_OPTIONALLY_ENCLOSED_BY", character(csv.enclosedBy()), character(plain.enclosedBy()));
        differing(options, "ESCAPE", character(csv.escape()), character(plain.escape()));
        differing(
                options,
                "ESCAPE_UNENCLOSED_FIELD",
                character(csv.escapeUnenclosed()),
                character(plain.escapeUnenclosed()));
        CsvFormat.Layout layout = csv.layout();
        if (layout.skipHeader() > 0) {
            options.add("SKIP_HEADER = " + layout.skipHeader());
        }
        flag(options, "PARSE_HEADER", layout.parseHeader(), false);
        flag(options, "SKIP_BLANK_LINES", layout.skipBlankLines(), false);
        flag(options, "MULTI_LINE", layout.multiLine(), true);
        flag(options, "TRIM_SPACE", layout.trimSpace(), false);
        flag(options, "ERROR_ON_COLUMN_COUNT_MISMATCH", layout.errorOnColumnCountMismatch(), true);
        flag(options, "EMPTY_FIELD_AS_NULL", csv.nulls().emptyFieldAsNull(), true);
        if (!csv.nulls().equals(plain.nulls())) {
            options.add(csv.nulls().nullIf().stream()
                    .map(StringLiteral::written)
                    .collect(Collectors.joining(", ", "NULL_IF = (", ")")));
        }
    }

    private static void differing(List<String> options, String name, String value, String byDefault) {
        if (!value.equals(byDefault)) {
            options.add(name + " = " + (value.isEmpty() ? "NONE" : StringLiteral.written(value)));
        }
    }

    private static void flag(List<String> options, String name, boolean value, boolean byDefault) {
        if (value != byDefault) {
            options.add(name + " = " + (value ? "TRUE" : "FALSE"));
        }
    }

    private static String character(char c) {
        return c == 0 ? "" : String.valueOf(c);
    }
}
