package dev.glueflake.testkit.snowflake.internal.stage.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glueflake.testkit.snowflake.internal.stage.SqlAccount;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonRecordsTest {
    private static SqlAccount sql;

    @BeforeAll
    static void open() {
        sql = new SqlAccount();
        sql.run("create stage landing");
    }

    @AfterAll
    static void close() {
        sql.close();
    }

    /** In texts and records: {@code ~} is a line feed, {@code ;} goes between records. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"b\":1, \"a\":[true, null]}~{\"a\":2}| |1 {\"a\":[true,null],\"b\":1};2 {\"a\":2}",
                "{\"a\":1}{\"a\":2},{\"a\":3} ,~{\"a\":4}| |1 {\"a\":1};2 {\"a\":2};3 {\"a\":3};4 {\"a\":4}",
                "[{\"a\":1},{\"a\":2}]| |1 [{\"a\":1},{\"a\":2}]",
                "[{\"a\":1},~ {\"a\":2}]~[3]|strip_outer_array = true|1 {\"a\":1};2 {\"a\":2};3 3",
                "{\"a\":null,\"b\":[1,null],\"c\":{\"d\":null}}|strip_null_values = true|1 {\"b\":[1],\"c\":{}}",
                "{\"a\":1,\"a\":2}|allow_duplicate = true|1 {\"a\":2}",
                "{\"a\":1,\"a\":2}~3| |1 100069 Error parsing JSON: duplicate object attribute \"a\" @1:1;2 3",
                "{\"a\":017,\"b\":-010}|enable_octal = true|1 {\"a\":15,\"b\":-8}",
                "{\"a\":1.50,\"b\":12345678901234567890123,\"c\":1e3}| |1 {\"a\":1.5,\"b\":12345678901234567890123,\"c\":1.000000000000000e+03}",
                "{\"a\":1}~{\"a\":}~{\"a\":3}| |1 {\"a\":1};2 100069 Error parsing JSON: misplaced } @2:6;3 {\"a\":3}",
                "{\"a\":1}~oops~{\"a\":3}| |1 {\"a\":1};2 100069 Error parsing JSON: unknown keyword \"oops\" @2:1;3 {\"a\":3}",
                "[{\"a\":1},~{\"a\" 2},~{\"a\":3}]|strip_outer_array = true|1 {\"a\":1};2 100069 Error parsing JSON: missing colon @2:6;3 {\"a\":3}",
                "{\"a\":~1}~{\"a\":2}|multi_line = false|1 100069 Error parsing JSON: new line within a document, and MULTI_LINE is FALSE @1:1;2 {\"a\":2}",
                "{\"a\":\"cut| |1 100069 Error parsing JSON: unfinished string @1:10",
                "{\"a\":[1,| |1 100069 Error parsing JSON: incomplete array value @1:9",
                "{\"a\":1| |1 100069 Error parsing JSON: incomplete object value @1:7",
                " ~ | |",
            })
    void readsDocumentsByTheOptions(String text, String options, String records) {
        sql.put("@landing/a.json", text.replace('~', '\n'));
        List<String> expected = records == null ? List.of() : List.of(records.split(";"));
        assertThat(Records.read(sql, "@landing/a.json", "type = json " + (options == null ? "" : options)))
                .isEqualTo(expected);
    }

    @Test
    void invalidBytesAreAnErrorUnlessTheyAreReplaced() {
        byte[] bytes = "{\"a\":\"x?y\"}".getBytes(StandardCharsets.UTF_8);
        bytes[7] = (byte) 0xFF;
        sql.put("@landing/bad.json", bytes);
        assertThat(Records.read(sql, "@landing/bad.json", "type = json").get(0)).startsWith("1 100144 Invalid UTF8");
        assertThat(Records.read(sql, "@landing/bad.json", "type = json replace_invalid_characters = true"))
                .containsExactly("1 {\"a\":\"x\uFFFDy\"}");
        sql.put("@landing/mark.json", "\uFEFF{}");
        assertThat(Records.read(sql, "@landing/mark.json", "type = json")).containsExactly("1 {}");
    }

    @Test
    void aNumberKeepsEveryDigit() {
        sql.put("@landing/n.json", "{\"a\":0.1234567890123456789}");
        assertThat(Records.read(sql, "@landing/n.json", "type = json").get(0)).contains("0.1234567890123456789");
    }

    @Test
    void anArchiveOfOneEndlessDocumentEndsAtTheLargestVariant() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write('[');
            byte[] zeros = "0,".repeat(1 << 16).getBytes(StandardCharsets.UTF_8);
            for (int i = 0; i < 400; i++) {
                out.write(zeros);
            }
        }
        sql.put("@landing/bomb.json.gz", packed.toByteArray());
        assertThat(Records.read(sql, "@landing/bomb.json.gz", "type = json").get(0))
                .contains("document is too large, max size 16777216 bytes");
    }

    @Test
    void anArchiveThatIsCutGivesWhatCameBefore() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write("{\"a\":1}\n".repeat(2).getBytes(StandardCharsets.UTF_8));
        }
        byte[] cut = java.util.Arrays.copyOf(packed.toByteArray(), packed.size() - 9);
        sql.put("@landing/cut.json.gz", cut);
        assertThat(Records.read(sql, "@landing/cut.json.gz", "type = json"))
                .last()
                .asString()
                .contains("100297 Invalid data encountered while reading or decompressing the file");
    }
}
