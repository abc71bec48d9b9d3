package dev.glueflake.testkit.snowflake.internal.stage;

import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.session.Session;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Identifier;
import dev.glueflake.testkit.snowflake.internal.sql.ast.ObjectName;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Option;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Option.OptionValue;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Position;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.ObjectKind;
import dev.glueflake.testkit.snowflake.internal.sql.parse.SqlParser;
import dev.glueflake.testkit.snowflake.internal.stage.format.FormatParser;
import dev.glueflake.testkit.snowflake.internal.stage.format.FormatSettings;
import java.util.List;

/** The value of FILE_FORMAT: options written there, or the name of a format, looked up when it is used. */
public sealed interface FormatChoice {
    FormatSettings resolve(Session session);

    record Written(FormatSettings settings) implements FormatChoice {
        @Override
        public FormatSettings resolve(Session session) {
            return settings;
        }
    }

    record Named(ObjectName name) implements FormatChoice {
        @Override
        public FormatSettings resolve(Session session) {
            return session.objects()
                    .require(ObjectKind.FILE_FORMAT, FileFormat.class, name)
                    .settings();
        }
    }

    static FormatChoice of(OptionValue value, Session session) {
        if (!(value instanceof OptionValue.Group group)) {
            return named(value, session);
        }
        List<Option> options = group.options();
        for (Option option : options) {
            if (option.name().equals("FORMAT_NAME") && options.size() > 1) {
                throw Errors.compilation(
                        "001008",
                        "22023",
                        "FORMAT_NAME stands alone in FILE_FORMAT; give the other options to the named format.");
            }
            if (option.name().equals("FORMAT_NAME")) {
                return named(option.value(), session);
            }
        }
        return new Written(FormatParser.parse(options));
    }

    private static FormatChoice named(OptionValue value, Session session) {
        ObjectName name = name(value);
        var full = session.objects().qualify(name, "FILE_FORMAT");
        Named choice =
                new Named(new ObjectName(List.of(part(full.database()), part(full.schema()), part(full.name()))));
        choice.resolve(session);
        return choice;
    }

    private static ObjectName name(OptionValue value) {
        if (value instanceof OptionValue.Name written) {
            return written.name();
        }
        if (value instanceof OptionValue.Word word) {
            return new ObjectName(List.of(Identifier.unquoted(word.text(), Position.NONE)));
        }
        if (value instanceof OptionValue.Text text) {
            return SqlParser.parseName(text.value());
        }
        throw Errors.compilation("001008", "22023", "invalid value for parameter 'FILE_FORMAT'");
    }

    private static Identifier part(String text) {
        return Identifier.quoted(text, Position.NONE);
    }
}
