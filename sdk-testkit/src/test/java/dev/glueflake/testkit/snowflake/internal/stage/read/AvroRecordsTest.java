package dev.glueflake.testkit.snowflake.internal.stage.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.glueflake.testkit.snowflake.internal.error.SnowflakeException;
import dev.glueflake.testkit.snowflake.internal.stage.SqlAccount;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.file.CodecFactory;
import org.apache.avro.file.DataFileWriter;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AvroRecordsTest {
    private static final Schema SCHEMA = new Schema.Parser().parse("""
            {"type": "record", "name": "R", "fields": [
              {"name": "z", "type": ["null", "long"]},
              {"name": "name", "type": "string"},
              {"name": "ratio", "type": "double"},
              {"name": "bytes", "type": "bytes"},
              {"name": "born", "type": {"type": "int", "logicalType": "date"}},
              {"name": "at", "type": {"type": "long", "logicalType": "timestamp-millis"}},
              {"name": "kind", "type": {"type": "enum", "name": "K", "symbols": ["A", "B"]}},
              {"name": "tags", "type": {"type": "array", "items": "string"}},
              {"name": "map", "type": {"type": "map", "values": ["null", "int"]}},
              {"name": "inner", "type": ["null", {"type": "record", "name": "I", "fields": [{"name": "b", "type": "boolean"}]}]}
            ]}""");
    private static final String EXPECTED = " {\"at\":1700000000123,\"born\":19000,\"bytes\":\"00FF\","
            + "\"inner\":{\"b\":true},\"kind\":\"B\",\"map\":{\"j\":null,\"k\":1},\"name\":\"N\\\"1\",\"ratio\":0.1,"
            + "\"tags\":[\"x\",\"y\"],\"z\":";
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

    @ParameterizedTest
    @ValueSource(strings = {"null", "deflate", "snappy", "zstandard", "bzip2"})
    void readsEveryCodec(String codec) throws IOException {
        sql.put("@landing/a.avro", file(CodecFactory.fromString(codec), row(5L), row(null)));
        assertThat(Records.read(sql, "@landing/a.avro", "type = avro"))
                .containsExactly("1" + EXPECTED + "5}", "2" + EXPECTED + "null}");
    }

    @Test
    void aDamagedFileIsAnErrorAtItsPlace() throws IOException {
        byte[] whole = file(CodecFactory.nullCodec(), row(1L), row(2L));
        sql.put("@landing/cut.avro", Arrays.copyOf(whole, whole.length - 20));
        sql.put("@landing/text.avro", "no avro at all");
        sql.put("@landing/empty.avro", "");
        for (String name : List.of("cut", "text", "empty")) {
            assertThat(Records.read(sql, "@landing/" + name + ".avro", "type = avro"))
                    .last()
                    .asString()
                    .contains(
                            "100297 Invalid data encountered while reading or decompressing the file: no Avro data file");
        }
    }

    @Test
    void decimalsAreRefusedByName() throws IOException {
        Schema schema = new Schema.Parser().parse("""
                {"type": "record", "name": "D", "fields": [{"name": "d", "type":
                  {"type": "bytes", "logicalType": "decimal", "precision": 9, "scale": 2}}]}""");
        GenericRecord row = new GenericData.Record(schema);
        row.put("d", ByteBuffer.wrap(new byte[] {1}));
        sql.put("@landing/d.avro", file(CodecFactory.nullCodec(), row));
        assertThatThrownBy(() -> Records.read(sql, "@landing/d.avro", "type = avro"))
                .isInstanceOf(SnowflakeException.class)
                .hasMessage("Unsupported feature 'AVRO logical type decimal'.");
    }

    private static GenericRecord row(Long z) {
        GenericRecord row = new GenericData.Record(SCHEMA);
        row.put("z", z);
        row.put("name", "N\"1");
        row.put("ratio", 0.1);
        row.put("bytes", ByteBuffer.wrap(new byte[] {0, (byte) 0xFF}));
        row.put("born", 19000);
        row.put("at", 1700000000123L);
        row.put("kind", new GenericData.EnumSymbol(SCHEMA.getField("kind").schema(), "B"));
        row.put("tags", List.of("x", "y"));
        Map<String, Integer> map = new java.util.HashMap<>(Map.of("k", 1));
        map.put("j", null);
        row.put("map", map);
        GenericRecord inner = new GenericData.Record(
                SCHEMA.getField("inner").schema().getTypes().get(1));
        inner.put("b", true);
        row.put("inner", inner);
        return row;
    }

    static byte[] file(CodecFactory codec, GenericRecord... rows) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataFileWriter<GenericRecord> writer = new DataFileWriter<>(new GenericDatumWriter<>())) {
            writer.setCodec(codec);
            writer.create(rows[0].getSchema(), bytes);
            for (GenericRecord row : rows) {
                writer.append(row);
            }
        }
        assertThat(new String(bytes.toByteArray(), 0, 3, StandardCharsets.US_ASCII))
                .isEqualTo("Obj");
        return bytes.toByteArray();
    }
}
