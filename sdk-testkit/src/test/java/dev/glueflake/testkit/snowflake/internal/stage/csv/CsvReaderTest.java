package dev.glueflake.testkit.snowflake.internal.stage.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CsvReaderTest {
    private static final String SLASH = "\\";

    static Stream<Arguments> loadsDialect() {
        return Stream.of(
                arguments("plain fields", "a,b\nc,d\n", rows(row("a", "b"), row("c", "d"))),
                arguments("no line feed at the end", "a,b", rows(row("a", "b"))),
                arguments("an empty field is NULL, a quoted one is a text", ",\"\",x\n", rows(row(null, "", "x"))),
                arguments("the last field may be empty", "a,\n", rows(row("a", null))),
                arguments("also at the end of the file", "a,", rows(row("a", null))),
                arguments("a blank line is one empty field", "\n", rows(row((String) null))),
                arguments("doubled quotes", "\"say \"\"hi\"\"\",2\n", rows(row("say \"hi\"", "2"))),
                arguments("only quotes", "\"\"\"\"\n", rows(row("\""))),
                arguments("delimiters between quotes", "\"a,b\",c\n", rows(row("a,b", "c"))),
                arguments("line feeds between quotes", "\"a\nb\",c\n", rows(row("a\nb", "c"))),
                arguments("CR LF between quotes stays", "\"a\r\nb\"\n", rows(row("a\r\nb"))),
                arguments("CR LF ends a record", "a,b\r\nc,\"d\"\r\n", rows(row("a", "b"), row("c", "d"))),
                arguments("a carriage return alone is data", "a\rb,c\n", rows(row("a\rb", "c"))),
                arguments("a quote within a field is data", "a\"b,c\n", rows(row("a\"b", "c"))),
                arguments(
                        "backslashes are data", "a" + SLASH + "," + SLASH + "N\n", rows(row("a" + SLASH, SLASH + "N"))),
                arguments("blanks are data", " a , b\n", rows(row(" a ", " b"))),
                arguments("text behind a closing quote", "\"a\"b,c\nd,e\n", rows(row("!100065"), row("d", "e"))),
                arguments("a quote that never closes", "a,b\n\"c,d\n", rows(row("a", "b"), row("!100067"))),
                arguments("other scripts", "añ,日本,😀\n", rows(row("añ", "日本", "😀"))),
                arguments("a byte order mark", "\uFEFFa,b\n", rows(row("a", "b"))),
                arguments("nothing", "", rows()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("loadsDialect")
    void readsTheDialectOfLoads(String name, String text, List<List<String>> expected) throws IOException {
        assertThat(CsvFiles.read(CsvFiles.LOADS, text)).isEqualTo(expected);
    }

    static Stream<Arguments> defaults() {
        return Stream.of(
                arguments("quotes are data", "\"\",\"a\"\n", rows(row("\"\"", "\"a\""))),
                arguments("\\N is NULL", SLASH + "N,x\n", rows(row(null, "x"))),
                arguments("N is not", "N,x\n", rows(row("N", "x"))),
                arguments("a backslash at the end swallows the delimiter", "a" + SLASH + ",b\n", rows(row("a,b"))),
                arguments("a backslash before a line feed", "a" + SLASH + "\nb,c\n", rows(row("a\nb", "c"))),
                arguments("two backslashes are one", "a" + SLASH + SLASH + ",b\n", rows(row("a" + SLASH, "b"))),
                arguments("a letter behind a backslash", "a" + SLASH + "tb,c\n", rows(row("a\tb", "c"))),
                arguments("a backslash at the end of the file", "a,b" + SLASH, rows(row("a", "b" + SLASH))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("defaults")
    void readsSnowflakesDefaultDialect(String name, String text, List<List<String>> expected) throws IOException {
        assertThat(CsvFiles.read(CsvFormat.DEFAULT, text)).isEqualTo(expected);
    }

    @Test
    void nullIfHoldsForEnclosedFieldsToo() throws IOException {
        CsvFormat format = new CsvFormat(
                "\n",
                ",",
                '"',
                (char) 0,
                (char) 0,
                CsvFormat.Layout.DEFAULT,
                CsvFiles.nulls("", "NA"),
                CsvFormat.Text.DEFAULT);
        assertThat(CsvFiles.read(format, "\"\",NA,\"NA\",na\n")).containsExactly(row(null, null, null, "na"));
    }

    @Test
    void escapesWorkBetweenQuotes() throws IOException {
        CsvFormat format = new CsvFormat(
                "\n", ",", '"', '\\', '\\', CsvFormat.Layout.DEFAULT, CsvFiles.nulls(), CsvFormat.Text.DEFAULT);
        assertThat(CsvFiles.read(format, "\"a" + SLASH + "\"b\",c" + SLASH + ",d\n"))
                .containsExactly(row("a\"b", "c,d"));
    }

    @Test
    void delimitersMayHaveSeveralCharacters() throws IOException {
        CsvFormat format = new CsvFormat(
                "|#|\n",
                "~~",
                '\'',
                (char) 0,
                (char) 0,
                CsvFormat.Layout.DEFAULT,
                CsvFiles.nulls(),
                CsvFormat.Text.DEFAULT);
        assertThat(CsvFiles.read(format, "a~b~~'c~~d'|#|\ne\n~~f|#|\n"))
                .containsExactly(row("a~b", "c~~d"), row("e\n", "f"));
    }

    @Test
    void blanksAreTrimmedOnlyWhereAsked() throws IOException {
        CsvFormat format = CsvFiles.layout(CsvFiles.LOADS, new CsvFormat.Layout(0, false, false, true, true, true));
        assertThat(CsvFiles.read(format, "  a  , \" b \" ,  \n")).containsExactly(row("a", " b ", null));
    }

    @Test
    void headerLinesAndBlankLinesAreSkipped() throws IOException {
        CsvFormat format = CsvFiles.layout(CsvFiles.LOADS, new CsvFormat.Layout(2, false, true, true, false, true));
        assertThat(CsvFiles.read(format, "x,y\n\"odd header\n\n1,2\r\n\r\n\n3,4\n"))
                .containsExactly(row("1", "2"), row("3", "4"));
    }

    @Test
    void aFieldOverTwoLinesIsRefusedWithoutMultiLine() throws IOException {
        CsvFormat format = CsvFiles.layout(CsvFiles.LOADS, new CsvFormat.Layout(0, false, false, false, false, true));
        assertThat(CsvFiles.read(format, "\"a\nb\nc\n")).containsExactly(row("!100067"), row("b"), row("c"));
    }

    @Test
    void aBadByteSpoilsItsRowOnly() throws IOException {
        byte[] bytes = "good,1\nb?d,2\nfine,3\n".getBytes(StandardCharsets.ISO_8859_1);
        bytes[8] = (byte) 0xE9;
        assertThat(CsvFiles.read(CsvFiles.LOADS, bytes))
                .containsExactly(row("good", "1"), row("!100144"), row("fine", "3"));
    }

    @Test
    void aBadByteIsReplacedWhereAsked() throws IOException {
        CsvFormat format = new CsvFormat(
                "\n",
                ",",
                '"',
                (char) 0,
                (char) 0,
                CsvFormat.Layout.DEFAULT,
                CsvFiles.nulls(),
                new CsvFormat.Text(StandardCharsets.UTF_8, true, true));
        assertThat(CsvFiles.read(format, new byte[] {'b', (byte) 0xE9, 'd'})).containsExactly(row("b\uFFFDd"));
    }

    @Test
    void otherEncodingsAreRead() throws IOException {
        CsvFormat format = new CsvFormat(
                "\n",
                ",",
                '"',
                (char) 0,
                (char) 0,
                CsvFormat.Layout.DEFAULT,
                CsvFiles.nulls(),
                new CsvFormat.Text(StandardCharsets.ISO_8859_1, false, true));
        assertThat(CsvFiles.read(format, "año,1\n".getBytes(StandardCharsets.ISO_8859_1)))
                .containsExactly(row("año", "1"));
    }

    @Test
    void saysWhereARecordBroke() throws IOException {
        String text = "h1,h2\n\"two\nlines\",x\n1,\"a\"b\n";
        CsvFormat format = CsvFiles.layout(CsvFiles.LOADS, new CsvFormat.Layout(1, false, false, true, false, true));
        try (CsvReader reader =
                new CsvReader(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), format)) {
            reader.next();
            assertThat(org.assertj.core.api.Assertions.catchThrowableOfType(CsvException.class, reader::next))
                    .hasMessage("Found character 'b' instead of field delimiter ','")
                    .returns(new FilePosition(4, 6, 2), CsvException::at)
                    .returns(1, CsvException::field);
        } catch (CsvException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void fieldsLongerThanEveryBufferComeWhole() throws IOException {
        String longText = "x".repeat(100_000) + "\"" + "é".repeat(50_000);
        String text = "1,\"" + longText.replace("\"", "\"\"") + "\"\n2,y\n";
        assertThat(CsvFiles.read(CsvFiles.LOADS, text)).containsExactly(row("1", longText), row("2", "y"));
    }

    @SafeVarargs
    private static List<List<String>> rows(List<String>... rows) {
        return List.of(rows);
    }

    private static List<String> row(String... fields) {
        return Arrays.asList(fields);
    }
}
