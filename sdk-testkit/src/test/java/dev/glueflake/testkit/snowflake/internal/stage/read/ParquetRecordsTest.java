package dev.glueflake.testkit.snowflake.internal.stage.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.glueflake.testkit.snowflake.internal.error.SnowflakeException;
import dev.glueflake.testkit.snowflake.internal.stage.SqlAccount;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParquetRecordsTest {
    private static SqlAccount sql;

    @BeforeAll
    static void open() {
        sql = new SqlAccount();
        sql.run("create stage landing");
    }

    @AfterEach
    void nothingIsLeftOver() throws IOException {
        Path copies = sql.session().account().directory().resolve("reading");
        if (Files.isDirectory(copies)) {
            try (Stream<Path> left = Files.list(copies)) {
                assertThat(left).isEmpty();
            }
        }
        assertThat(sql.session().account().engine().errors().all()).isEmpty();
    }

    @AfterAll
    static void close() {
        sql.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "7::bigint| |7",
                "null::int| |null",
                "1.50::decimal(9,2)| |1.5",
                "100::decimal(9,0)| |100",
                "true| |true",
                "concat('a\"b', chr(10))| |\"a\\\"b\\n\"",
                "2.5::float| |2.5",
                "0.1::double| |0.1",
                "'nan'::double| |\"NaN\"",
                "'-inf'::double| |\"-inf\"",
                "date '2024-02-29'| |\"2024-02-29\"",
                "timestamp '2024-01-02 03:04:05.678901'| |\"2024-01-02 03:04:05.678901\"",
                "timestamp '2024-01-02 03:04:05'| |\"2024-01-02 03:04:05.000\"",
                "timestamptz '2024-01-02 03:04:05+00'| |\"2024-01-02 03:04:05.000\"",
                "timestamptz '2024-01-02 03:04:05+00'|use_logical_type = true|\"2024-01-02 03:04:05.000 +0000\"",
                "timestamp_ns '2024-01-02 03:04:05.000000007'| |1704164645000000007",
                "timestamp_ns '2024-01-02 03:04:05.000000007'|use_logical_type = true|\"2024-01-02 03:04:05.000000007\"",
                "timestamp_ns '2024-01-02 03:04:05.5'|use_logical_type = true|\"2024-01-02 03:04:05.500\"",
                "time '01:02:03.5'| |\"01:02:03.5\"",
                "'\\x41\\x42'::blob| |\"AB\"",
                "'\\x41\\x42'::blob|binary_as_text = false|\"4142\"",
                "'\\x41\\xFF'::blob|use_vectorized_scanner = true|\"41FF\"",
                "'\\x41\\xFF'::blob|replace_invalid_characters = true|\"A\uFFFD\"",
                "['\\x41\\xFF'::blob, 'b'::blob]|replace_invalid_characters = true|[\"A\uFFFD\",\"b\"]",
                "'00112233-4455-6677-8899-aabbccddeeff'::uuid| |\"00112233445566778899AABBCCDDEEFF\"",
                "'{\"q\":1}'::json| |\"{\\\"q\\\":1}\"",
                "[1, null, 3]| |[1,null,3]",
                "[]::int[]| |[]",
                "{'b': 1, 'a': {'d': [date '2024-01-01']}}| |{\"a\":{\"d\":[\"2024-01-01\"]},\"b\":1}",
                "map {'k': 1}| |{\"key_value\":[{\"key\":\"k\",\"value\":1}]}",
                "[{'p': [1.5::decimal(4,2)]}, null]| |[{\"p\":[1.5]},null]",
            })
    void showsValuesAsSnowflakeDoes(String value, String options, String json) {
        sql.put("@landing/v.parquet", ParquetFiles.of("select " + value + " as v"));
        String format = "type = parquet " + (options == null ? "" : options);
        assertThat(Records.read(sql, "@landing/v.parquet", format)).containsExactly("1 {\"v\":" + json + "}");
    }

    @ParameterizedTest
    @CsvSource({"snappy", "zstd", "gzip", "lz4", "uncompressed", "brotli"})
    void readsEveryCodecAndManyRowsInOrder(String codec) {
        byte[] file = ParquetFiles.of(
                "select i, 'n' || i as \"Name\" from range(10000) t(i)", "FORMAT parquet, CODEC " + codec);
        sql.put("@landing/dir/k=v/many*[1].parquet", file);
        List<String> records = Records.read(sql, "@landing/dir/k=v/many*[1].parquet", "type = parquet");
        assertThat(records).hasSize(10000).endsWith("10000 {\"Name\":\"n9999\",\"i\":9999}");
        assertThat(records.get(5000)).isEqualTo("5001 {\"Name\":\"n5000\",\"i\":5000}");
    }

    @Test
    void aDamagedFileIsAnErrorWithoutTheEnginesWords() {
        byte[] whole = ParquetFiles.of("select i from range(1000) t(i)");
        sql.put("@landing/cut.parquet", Arrays.copyOf(whole, whole.length / 2));
        sql.put("@landing/empty.parquet", "");
        sql.put("@landing/text.parquet", "no parquet file at all, but longer than a footer");
        byte[] broken = whole.clone();
        Arrays.fill(broken, 4, 60, (byte) 0x5A);
        sql.put("@landing/broken.parquet", broken);
        for (String name : List.of("cut", "empty", "text", "broken")) {
            assertThat(Records.read(sql, "@landing/" + name + ".parquet", "type = parquet"))
                    .as(name)
                    .containsExactly("1 100152 Error parsing the parquet file: it is either corrupted or not a parquet"
                            + " file @0:0");
        }
        sql.put("@landing/bytes.parquet", ParquetFiles.of("select '\\xFF'::blob as v"));
        assertThat(Records.read(sql, "@landing/bytes.parquet", "type = parquet"))
                .containsExactly("1 100144 Invalid UTF8 detected while decoding '0xFF' @0:0");
    }

    @Test
    void whatIsNotThereIsRefusedByName() {
        sql.put("@landing/i.parquet", ParquetFiles.of("select interval 3 days as i"));
        assertThatThrownBy(() -> Records.read(sql, "@landing/i.parquet", "type = parquet"))
                .isInstanceOf(SnowflakeException.class)
                .hasMessage("Unsupported feature 'PARQUET column 'i' of type INTERVAL'.");
    }
}
