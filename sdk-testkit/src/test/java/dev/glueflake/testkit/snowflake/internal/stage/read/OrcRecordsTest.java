package dev.glueflake.testkit.snowflake.internal.stage.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.glueflake.testkit.snowflake.internal.error.SnowflakeException;
import dev.glueflake.testkit.snowflake.internal.stage.SqlAccount;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OrcRecordsTest {
    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
    private static SqlAccount sql;

    @BeforeAll
    static void open() {
        sql = new SqlAccount();
        sql.run("create stage landing; create file format oc type = orc");
    }

    @AfterAll
    static void close() {
        assertThat(sql.session().account().engine().errors().all()).isEmpty();
        sql.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "java-none-0.11",
                "java-none-0.12",
                "java-zlib-0.11",
                "java-zlib-0.12",
                "java-snappy-0.12",
                "java-lz4-0.12",
                "java-zstd-0.12",
                "arrow-uncompressed",
                "arrow-zlib",
                "arrow-snappy",
                "arrow-lz4",
                "arrow-zstd"
            })
    void readsWhatOtherWritersWroteInEveryCodec(String name) {
        sql.put("@landing/" + name + ".orc", OrcFiles.of(name + ".orc"));
        List<String> read = Records.read(sql, "@landing/" + name + ".orc", "type = orc");
        String rows = new String(OrcFiles.of(name.substring(0, name.indexOf('-')) + ".jsonl"), StandardCharsets.UTF_8);
        List<String> expected = rows.lines().toList();
        assertThat(read).hasSameSizeAs(expected);
        for (int i = 0; i < expected.size(); i++) {
            String number = i + 1 + " ";
            assertThat(read.get(i)).startsWith(number);
            assertThat(value(read.get(i).substring(number.length()))).isEqualTo(value(expected.get(i)));
        }
    }

    /** With numbers by what they are, not by how they are written. */
    private static Object value(String json) {
        try {
            return value(JSON.readTree(json));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(json, e);
        }
    }

    private static Object value(JsonNode node) {
        if (node.isObject()) {
            Map<String, Object> members = new TreeMap<>();
            node.properties().forEach(member -> members.put(member.getKey(), value(member.getValue())));
            return members;
        }
        if (node.isArray()) {
            List<Object> items = new ArrayList<>();
            node.forEach(item -> items.add(value(item)));
            return items;
        }
        return node.isNumber() ? plain(node.decimalValue()) : node.toString();
    }

    /** So many digits of a double are shown. */
    private static BigDecimal plain(BigDecimal number) {
        boolean real = number.scale() > 38;
        return (real ? number.round(new MathContext(16)) : number).stripTrailingZeros();
    }

    @Test
    void copyTakesColumnsByTheirNames() {
        sql.run("create table t (id int, g number, s varchar, d float, da date, ts timestamp_ntz(9), n number(9,2),"
                + " w number(38,18), y binary, li array, m variant, o object, u variant)");
        sql.put("@landing/copy/a.orc", OrcFiles.of("java-zlib-0.12.orc"));
        sql.run("copy into t from @landing/copy file_format = (format_name = oc)"
                + " match_by_column_name = case_insensitive");
        assertThat(sql.rows("select count(*), count(g), count(s), count(d), count(da), count(n), count(w), count(y),"
                        + " count(li), count(m), count(o), count(u) from t"))
                .isEqualTo(sql.rows("select count(*), count_if(not is_null_value($1:g)),"
                        + " count_if(not is_null_value($1:s)), count_if(not is_null_value($1:d)),"
                        + " count_if(not is_null_value($1:da)), count_if(not is_null_value($1:n)),"
                        + " count_if(not is_null_value($1:w)), count_if(not is_null_value($1:y)),"
                        + " count_if(not is_null_value($1:li)), count_if(not is_null_value($1:m)),"
                        + " count_if(not is_null_value($1:o)), count_if(not is_null_value($1:u))"
                        + " from @landing/copy (file_format => oc)"));
        assertThat(sql.rows("select n, to_char(ts, 'YYYY-MM-DD HH24:MI:SS.FF9'), m[0]:key::varchar, u:tag::int"
                        + " from t where n = 5.62"))
                .containsExactly(List.of("5.62", "2023-11-15 08:37:52.999999999", "x".repeat(26), "0"));
    }

    @Test
    void aFileWithoutColumnsOfItsOwnGoesToOneVariant() {
        sql.put("@landing/whole/t.orc", OrcFiles.of("arrow-zlib.orc"));
        sql.run("create table raw (v variant); copy into raw from @landing/whole file_format = (type = orc)");
        assertThat(sql.rows("select count(*), typeof(max(v)) from raw")).containsExactly(List.of("60", "OBJECT"));
        sql.run("create table picked as select $1:l::number as l, $1:s::varchar as s"
                + " from @landing/whole (file_format => oc)");
        assertThat(sql.rows("select count(*), count(s) = (select count(v:s::varchar) from raw) from picked"))
                .containsExactly(List.of("60", "true"));
    }

    @Test
    void theSchemaSaysTheColumns() {
        sql.put("@landing/schema/a.orc", OrcFiles.of("java-none-0.12.orc"));
        assertThat(sql
                        .rows(
                                "select column_name, type, nullable from table(infer_schema(location => '@landing/schema',"
                                        + " file_format => 'oc')) order by order_id")
                        .stream()
                        .map(row -> String.join(" ", row)))
                .containsExactly(
                        "b BOOLEAN true",
                        "t NUMBER(38, 0) true",
                        "sm NUMBER(38, 0) true",
                        "i NUMBER(38, 0) true",
                        "g NUMBER(38, 0) true",
                        "h NUMBER(38, 0) true",
                        "k NUMBER(38, 0) true",
                        "p NUMBER(38, 0) true",
                        "l NUMBER(38, 0) true",
                        "f REAL true",
                        "d REAL true",
                        "s TEXT true",
                        "v TEXT true",
                        "y BINARY true",
                        "da DATE true",
                        "ts TIMESTAMP_NTZ true",
                        "n NUMBER(9, 2) true",
                        "w NUMBER(38, 18) true",
                        "li VARIANT true",
                        "m VARIANT true",
                        "o VARIANT true",
                        "u VARIANT true");
    }

    @Test
    void optionsChangeTextsOfColumns() {
        sql.put("@landing/texts/t.orc", OrcFiles.of("texts.orc"));
        sql.run("create table texts (id int, s varchar); copy into texts from @landing/texts file_format = (type = orc"
                + " trim_space = true null_if = ('NA') replace_invalid_characters = true)"
                + " match_by_column_name = case_insensitive");
        assertThat(sql.rows("select s from texts order by id"))
                .containsExactly(List.of("padded"), Arrays.asList((String) null), List.of("a\uFFFDb"));
        assertThat(Records.read(sql, "@landing/texts/t.orc", "type = orc"))
                .containsExactly(
                        "1 {\"id\":1,\"s\":\" padded \"}",
                        "2 {\"id\":2,\"s\":\"NA\"}",
                        "3 100144 Invalid UTF8 detected while decoding '0x61FF62' @0:0");
    }

    @ParameterizedTest
    @CsvSource({"lzo.orc, ORC files packed with LZO", "instant.orc, ORC type TIMESTAMP WITH LOCAL TIME ZONE"})
    void whatIsNotThereIsRefusedByName(String file, String name) {
        sql.put("@landing/" + file, OrcFiles.of(file));
        assertThatThrownBy(() -> Records.read(sql, "@landing/" + file, "type = orc"))
                .isInstanceOf(SnowflakeException.class)
                .hasMessage("Unsupported feature '" + name + "'.");
    }

    /** One row of twenty million numbers in a few hundred bytes. */
    @Test
    void aRowThatUnfoldsWithoutEndIsDamage() {
        byte[] bomb = OrcFiles.of("bomb.orc");
        assertThat(bomb).hasSizeLessThan(2000);
        sql.put("@landing/bomb.orc", bomb);
        assertThat(Records.read(sql, "@landing/bomb.orc", "type = orc"))
                .containsExactly(
                        "1 100297 Invalid data encountered while reading or decompressing the file: no ORC file,"
                                + " or damaged @0:0");
    }
}
