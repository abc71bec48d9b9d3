package dev.glueflake.testkit.snowflake.internal.stage.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.glueflake.testkit.snowflake.internal.error.SnowflakeException;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Option;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Option.OptionValue;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Position;
import dev.glueflake.testkit.snowflake.internal.stage.csv.CsvFormat;
import dev.glueflake.testkit.snowflake.internal.stage.format.FormatSettings.Compression;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormatParserTest {

    @Test
    void nothingGivenMeansSnowflakesDefaults() {
        assertThat(FormatParser.parse(List.of())).isEqualTo(FormatSettings.CSV);
        assertThat(CsvFormat.DEFAULT.nulls().nullIf()).containsExactly("\\N");
    }

    @Test
    void readsTheDialectOfLoads() {
        FormatSettings settings = FormatParser.parse(List.of(
                word("TYPE", "CSV"),
                text("FIELD_OPTIONALLY_ENCLOSED_BY", "\""),
                word("ESCAPE", "NONE"),
                word("ESCAPE_UNENCLOSED_FIELD", "NONE"),
                new Option("NULL_IF", new OptionValue.Items(List.of()), Position.NONE),
                word("EMPTY_FIELD_AS_NULL", "TRUE"),
                new Option("SKIP_HEADER", new OptionValue.NumberText("1"), Position.NONE),
                text("ENCODING", "UTF8"),
                word("BINARY_FORMAT", "HEX"),
                word("COMPRESSION", "ZSTD")));
        assertThat(settings.compression()).isEqualTo(Compression.ZSTD);
        assertThat(settings.csv().enclosedBy()).isEqualTo('"');
        assertThat(settings.csv().escapeUnenclosed()).isEqualTo((char) 0);
        assertThat(settings.csv().nulls().nullIf()).isEmpty();
        assertThat(settings.csv().layout().skipHeader()).isEqualTo(1);
        assertThat(settings.csv().text().encoding()).isEqualTo(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @CsvSource({"\\t,9", "\\001,1", "0x1F,31", "\\x1f,31", "|,124", "\\\\,92"})
    void delimitersMayBeWrittenAsEscapes(String written, int character) {
        assertThat(FormatParser.parse(List.of(text("FIELD_DELIMITER", written)))
                        .csv()
                        .fieldDelimiter())
                .isEqualTo(String.valueOf((char) character));
    }

    @ParameterizedTest
    @CsvSource({
        "TYPE,XML,Unsupported feature 'FILE_FORMAT TYPE = XML'.",
        "COMPRESSION,LZO,Unsupported feature 'COMPRESSION = LZO'.",
        "ENCODING,EBCDIC,Unsupported feature 'ENCODING = EBCDIC'.",
        "STRIP_OUTER_ARRAY,TRUE,Unsupported feature 'STRIP_OUTER_ARRAY'.",
        "COMPRESSION,ZIP,SQL compilation error:|invalid value [ZIP] for parameter 'COMPRESSION'",
        "SKIP_HEADER,few,SQL compilation error:|invalid value [few] for parameter 'SKIP_HEADER'",
        "TRIM_SPACE,MAYBE,SQL compilation error:|invalid value [MAYBE] for parameter 'TRIM_SPACE'",
        "ESCAPE,ab,SQL compilation error:|invalid value [ab] for parameter 'ESCAPE'",
    })
    void refusesByName(String option, String value, String message) {
        assertThatThrownBy(() -> FormatParser.parse(List.of(text(option, value))))
                .isInstanceOf(SnowflakeException.class)
                .hasMessage(message.replace('|', '\n'));
    }

    @Test
    void headerOptionsExcludeOneAnother() {
        assertThatThrownBy(() -> FormatParser.parse(List.of(word("PARSE_HEADER", "TRUE"), text("SKIP_HEADER", "1"))))
                .isInstanceOf(SnowflakeException.class)
                .hasMessageContaining("exclude one another");
    }

    private static Option text(String name, String value) {
        return new Option(name, new OptionValue.Text(value), Position.NONE);
    }

    private static Option word(String name, String value) {
        return new Option(name, new OptionValue.Word(value), Position.NONE);
    }
}
