package dev.glueflake.testkit.snowflake.internal.stage.read;

import dev.glueflake.testkit.snowflake.internal.engine.Cancellation;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Option;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Option.OptionValue;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement;
import dev.glueflake.testkit.snowflake.internal.sql.parse.SqlParser;
import dev.glueflake.testkit.snowflake.internal.stage.SqlAccount;
import dev.glueflake.testkit.snowflake.internal.stage.StageLocation;
import dev.glueflake.testkit.snowflake.internal.stage.StageResolver;
import dev.glueflake.testkit.snowflake.internal.stage.format.FormatParser;
import dev.glueflake.testkit.snowflake.internal.stage.format.FormatSettings;
import dev.glueflake.testkit.snowflake.internal.variant.JsonReader;
import dev.glueflake.testkit.snowflake.internal.variant.JsonWriter;
import java.util.ArrayList;
import java.util.List;

/** Reads staged files by {@link StagedRecords}: a record as its text, an error as its message and place. */
final class Records {
    private Records() {}

    /** @param format the options as SQL writes them, without the parentheses */
    static List<String> read(SqlAccount sql, String file, String format) {
        StageLocation location = new StageResolver(sql.session()).resolve(SqlParser.parseStage(file));
        StagedRecords records = new StagedRecords(sql.session(), new Cancellation());
        List<String> read = new ArrayList<>();
        try (RecordStream stream = records.open(
                location.files(), location.files().find(location.path()).orElseThrow(), settings(format))) {
            boolean more = true;
            while (more) {
                more = next(stream, read);
            }
        }
        return read;
    }

    private static boolean next(RecordStream stream, List<String> read) {
        try {
            StagedRecord record = stream.next();
            if (record != null) {
                read.add(record.row() + " " + JsonWriter.compact(JsonReader.stored(record.json())));
            }
            return record != null;
        } catch (RecordException e) {
            read.add(e.at().row() + " " + e.code() + " " + e.getMessage() + " @" + e.at().line() + ":"
                    + e.at().character());
            return true;
        }
    }

    private static FormatSettings settings(String options) {
        Statement statement = SqlParser.parse("create stage s file_format = (" + options + ")")
                .get(0)
                .statement();
        for (Option option : ((Statement.CreateStage) statement).options()) {
            if (option.value() instanceof OptionValue.Group group) {
                return FormatParser.parse(group.options());
            }
        }
        throw new IllegalArgumentException(options);
    }
}
