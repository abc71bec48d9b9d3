package dev.glueflake.testkit.snowflake;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.arrow.flatbuf.Buffer;
import org.apache.arrow.flatbuf.Field;
import org.apache.arrow.flatbuf.Int;
import org.apache.arrow.flatbuf.Message;
import org.apache.arrow.flatbuf.MessageHeader;
import org.apache.arrow.flatbuf.RecordBatch;
import org.apache.arrow.flatbuf.Schema;
import org.apache.arrow.flatbuf.Type;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArrowResultsTest {
    @RegisterExtension
    static final FakeSnowflakeExtension SNOWFLAKE = FakeSnowflakeExtension.of(FakeSnowflake.builder());

    @Test
    void numbersTakeWhatTheWidestOfAColumnNeeds(FakeSnowflake fake) throws Exception {
        DriverClient python = DriverClient.loggedIn(fake, "PythonConnector", "3.18.1");
        Stream stream = stream(
                python.query("select 1::number(38,0) a, 300 b, 70000 c, 5000000000 d, 1.25 e, 1e20::number(38,0) f"
                        + " union all select -2, null, 1, 1, -0.75, -1"));
        assertThat(stream.type(0)).isEqualTo("int8 FIXED(38,0)");
        assertThat(stream.type(1)).isEqualTo("int16 FIXED(3,0)");
        assertThat(stream.type(2)).isEqualTo("int32 FIXED(5,0)");
        assertThat(stream.type(3)).isEqualTo("int64 FIXED(10,0)");
        assertThat(stream.type(4)).isEqualTo("int8 FIXED(3,2)");
        assertThat(stream.kinds().get(5)).isEqualTo(Type.Decimal);
        assertThat(stream.rows()).isEqualTo(2);
        assertThat(stream.buffer(1)).startsWith(1, -2);
        assertThat(stream.buffer(2)).as("the second value of b is null").startsWith(1);
        assertThat(stream.buffer(9)).as("unscaled 1.25 and -0.75").startsWith(125, -75);
        assertThat(stream.buffer(11)).as("-1 in 16 bytes").endsWith(new byte[] {-1, -1, -1, -1, -1, -1, -1, -1});
    }

    @Test
    void timestampsBeyondSevenDigitsAreEpochAndFraction(FakeSnowflake fake) throws Exception {
        DriverClient python = DriverClient.loggedIn(fake, "PythonConnector", "3.18.1");
        Stream stream = stream(python.query("select '1970-01-01 00:00:01.5'::timestamp_ntz(3) a,"
                + " '1969-12-31 23:59:59.25'::timestamp_ntz(9) b, '1970-01-01 02:00:00 +0200'::timestamp_tz c"));
        assertThat(stream.type(0)).isEqualTo("int64 TIMESTAMP_NTZ(0,3)");
        assertThat(little(stream.buffer(1)).getLong(0)).isEqualTo(1_500);
        assertThat(stream.parts(1)).containsExactly("epoch", "fraction");
        assertThat(little(stream.buffer(4)).getLong(0)).isEqualTo(-1);
        assertThat(little(stream.buffer(6)).getInt(0)).isEqualTo(250_000_000);
        assertThat(stream.parts(2)).containsExactly("epoch", "fraction", "timezone");
        assertThat(little(stream.buffer(9)).getLong(0)).isZero();
        assertThat(little(stream.buffer(13)).getInt(0)).isEqualTo(1_440 + 120);
    }

    @Test
    void decimalFloatsAreExponentAndSignificand(FakeSnowflake fake) throws Exception {
        DriverClient python = DriverClient.loggedIn(fake, "PythonConnector", "3.18.1");
        Stream stream = stream(python.query("select decfloat '-1.23e7002' a union all select null"));
        assertThat(stream.parts(0)).containsExactly("exponent", "significand");
        assertThat(stream.buffer(1)).as("the second value is null").startsWith(1);
        assertThat(little(stream.buffer(2)).getShort(0)).isEqualTo((short) 7_000);
        assertThat(stream.buffer(4)).startsWith(0, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0);
        assertThat(stream.buffer(5)).startsWith(-123);
    }

    @Test
    void textsBooleansAndNullsAreThere(FakeSnowflake fake) throws Exception {
        DriverClient python = DriverClient.loggedIn(fake, "PythonConnector", "3.18.1");
        Stream stream =
                stream(python.query("select 'ab' a, true b, '1970-01-03'::date c, parse_json('{}') d, 1.5::float e"
                        + " union all select null, false, null, null, null"));
        assertThat(stream.buffer(0)).startsWith(1);
        assertThat(stream.buffer(1)).startsWith(0, 0, 0, 0, 2, 0, 0, 0, 2, 0, 0, 0);
        assertThat(stream.buffer(2)).startsWith('a', 'b');
        assertThat(stream.buffer(4)).startsWith(1);
        assertThat(stream.buffer(6)).startsWith(2, 0, 0, 0);
        assertThat(stream.metadata(3)).containsEntry("logicalType", "VARIANT").containsEntry("finalType", "T");
        assertThat(little(stream.buffer(11)).getDouble(0)).isEqualTo(1.5);
    }

    @Test
    void vectorsAreListsOfAFixedSize(FakeSnowflake fake) throws Exception {
        DriverClient python = DriverClient.loggedIn(fake, "PythonConnector", "5.2.0");
        Stream stream = stream(python.query("select [1, -2]::vector(int, 2) a, [0.5]::vector(float, 1) b"
                + " union all select null, [1.5]::vector(float, 1)"));
        assertThat(stream.kinds()).containsExactly(Type.FixedSizeList, Type.FixedSizeList);
        assertThat(stream.parts(0)).containsExactly("item");
        assertThat(stream.metadata(0)).containsEntry("logicalType", "VECTOR");
        assertThat(stream.buffer(0)).as("the second is null").startsWith(1);
        assertThat(little(stream.buffer(2)).getInt(4)).isEqualTo(-2);
        assertThat(little(stream.buffer(5)).getFloat(4)).isEqualTo(1.5f);
    }

    @Test
    void largeResultsComeAsChunksOfOneSchema(FakeSnowflake fake) throws Exception {
        DriverClient python = DriverClient.loggedIn(fake, "PythonConnector", "3.18.1");
        JsonNode data = python.query(
                        "select row_number() over (order by 1) id from table(generator(rowcount => 30000))")
                .path("data");
        Stream first =
                Stream.of(Base64.getDecoder().decode(data.path("rowsetBase64").asText()));
        long rows = first.rows();
        for (JsonNode chunk : data.path("chunks")) {
            byte[] body = python.send("GET", chunk.path("url").asText(), new byte[0], "")
                    .body();
            Stream next = Stream.of(body);
            assertThat(next.type(0)).isEqualTo(first.type(0));
            assertThat(next.rows()).isEqualTo(chunk.path("rowCount").asLong());
            assertThat(body).hasSize(chunk.path("uncompressedSize").asInt());
            rows += next.rows();
        }
        assertThat(rows).isEqualTo(30_000);
        assertThat(data.path("total").asLong()).isEqualTo(30_000);
    }

    @Test
    void anEmptyResultHasNoStream(FakeSnowflake fake) throws Exception {
        JsonNode data = DriverClient.loggedIn(fake, "PythonConnector", "3.18.1")
                .query("select 1 a where 1 = 0")
                .path("data");
        assertThat(data.path("queryResultFormat").asText()).isEqualTo("arrow");
        assertThat(data.path("rowsetBase64").asText("none")).isEmpty();
        assertThat(data.path("rowtype")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"JDBC", "ODBC", "JavaScript", ".NET", ""})
    void otherClientsGetJsonUnlessTheyAsk(String application) throws Exception {
        DriverClient client = DriverClient.loggedIn(SNOWFLAKE.fake(), application, "1.0");
        assertThat(format(client.query("select 1"))).isEqualTo("json");
    }

    @Test
    void theClientsOwnParameterDecides(FakeSnowflake fake) throws Exception {
        DriverClient client = DriverClient.loggedIn(fake, "ODBC", "1.0");
        assertThat(format(client.query(
                        "select 1", body -> body.putObject("parameters").put("ODBC_QUERY_RESULT_FORMAT", "ARROW"))))
                .isEqualTo("arrow");
        client.query("alter session set ODBC_QUERY_RESULT_FORMAT = 'ARROW'");
        assertThat(format(client.query("select 1"))).isEqualTo("arrow");
        assertThat(format(client.query("show tables"))).as("only queries").isEqualTo("json");
        client.query("alter session set JDBC_QUERY_RESULT_FORMAT = 'JSON'");
        assertThat(format(client.query("select 1")))
                .as("another client's parameter")
                .isEqualTo("arrow");
        assertThat(client.query("alter session set ODBC_QUERY_RESULT_FORMAT = 'XML'")
                        .path("success")
                        .asBoolean())
                .isFalse();
    }

    @Test
    void theDriverReadsWhatItAskedForOrFallsBack(FakeSnowflake fake) throws SQLException {
        Properties properties = fake.properties();
        properties.setProperty("JDBC_QUERY_RESULT_FORMAT", "ARROW");
        try (Connection connection = DriverManager.getConnection(fake.jdbcUrl(), properties);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select row_number() over (order by 1) id, 'n' || id n,"
                        + " '2020-01-02 03:04:05.678'::timestamp_ntz t from table(generator(rowcount => 5000))")) {
            long sum = 0;
            while (rows.next()) {
                sum += rows.getLong(1);
                assertThat(rows.getString(2)).isEqualTo("n" + rows.getLong(1));
                assertThat(rows.getTimestamp(3).getNanos()).isEqualTo(678_000_000);
            }
            assertThat(sum).isEqualTo(5_000L * 5_001 / 2);
        }
    }

    @Test
    void aDecfloatHasTheFewestDigits(FakeSnowflake fake) throws Exception {
        DriverClient python = DriverClient.loggedIn(fake, "PythonConnector", "3.18.1");
        Stream stream = stream(python.query("select decfloat '-2000' a"));
        assertThat(little(stream.buffer(2)).getShort(0)).as("exponent").isEqualTo((short) 3);
        assertThat(stream.buffer(5)).as("significand").startsWith(-2);
    }

    @Test
    void structuredValuesAreNativeWhereTheSessionSaysSo(FakeSnowflake fake) throws Exception {
        DriverClient python = DriverClient.loggedIn(fake, "PythonConnector", "3.18.1");
        String query = "select [1, null]::array(int) a, {'k': 'v'}::map(varchar, varchar) m, {'i': 1}::object(i int) o";
        JsonNode untold = python.query(query);
        assertThat(stream(untold).kinds()).containsOnly(Type.Utf8);
        assertThat(untold.path("data").path("rowtype").path(1).path("type").asText())
                .isEqualTo("object");
        python.query("alter session set ENABLE_STRUCTURED_TYPES_IN_CLIENT_RESPONSE = true");
        JsonNode texts = python.query(query);
        assertThat(stream(texts).kinds()).containsOnly(Type.Utf8);
        JsonNode types = texts.path("data").path("rowtype");
        assertThat(types.path(0).path("fields").path(0).path("type").asText()).isEqualTo("fixed");
        assertThat(types.path(1).path("type").asText()).isEqualTo("map");
        assertThat(types.path(2).path("fields").path(0).path("name").asText()).isEqualTo("i");
        python.query("alter session set ENABLE_STRUCTURED_TYPES_NATIVE_ARROW_FORMAT = true");
        Stream stream = stream(python.query(query));
        assertThat(stream.kinds()).containsExactly(Type.List, Type.Map, Type.Struct_);
        assertThat(stream.parts(2)).containsExactly("i");
        assertThat(stream.buffer(1)).as("ends of the arrays").startsWith(0, 0, 0, 0, 2, 0, 0, 0);
        assertThat(stream.buffer(2)).as("the second element is null").startsWith(1);
    }

    private static String format(JsonNode answer) {
        return answer.path("data").path("queryResultFormat").asText();
    }

    private static Stream stream(JsonNode answer) {
        assertThat(answer.path("success").asBoolean()).as("%s", answer).isTrue();
        return Stream.of(Base64.getDecoder()
                .decode(answer.path("data").path("rowsetBase64").asText()));
    }

    private static ByteBuffer little(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** A stream as its bytes say. */
    private record Stream(Schema schema, RecordBatch batch, byte[] body) {
        static Stream of(byte[] bytes) {
            ByteBuffer in = little(bytes);
            Message first = message(in);
            assertThat(first.headerType()).isEqualTo(MessageHeader.Schema);
            Message second = message(in);
            assertThat(second.headerType()).isEqualTo(MessageHeader.RecordBatch);
            byte[] body = new byte[(int) second.bodyLength()];
            in.get(body);
            assertThat(in.getInt()).isEqualTo(-1);
            assertThat(in.getInt()).as("end of stream").isZero();
            assertThat(in.hasRemaining()).isFalse();
            return new Stream(
                    (Schema) first.header(new Schema()), (RecordBatch) second.header(new RecordBatch()), body);
        }

        private static Message message(ByteBuffer in) {
            assertThat(in.getInt()).isEqualTo(-1);
            byte[] metadata = new byte[in.getInt()];
            assertThat(metadata.length % 8).isZero();
            in.get(metadata);
            return Message.getRootAsMessage(little(metadata));
        }

        long rows() {
            return batch.length();
        }

        byte[] buffer(int index) {
            Buffer buffer = batch.buffers(index);
            byte[] bytes = new byte[(int) buffer.length()];
            little(body).get((int) buffer.offset(), bytes);
            return bytes;
        }

        List<Byte> kinds() {
            List<Byte> kinds = new ArrayList<>();
            for (int i = 0; i < schema.fieldsLength(); i++) {
                kinds.add(schema.fields(i).typeType());
            }
            return kinds;
        }

        String type(int field) {
            Map<String, String> metadata = metadata(field);
            Int number = (Int) schema.fields(field).type(new Int());
            return "int" + number.bitWidth() + " " + metadata.get("logicalType") + "(" + metadata.get("precision") + ","
                    + metadata.get("scale") + ")";
        }

        List<String> parts(int field) {
            List<String> parts = new ArrayList<>();
            Field parent = schema.fields(field);
            for (int i = 0; i < parent.childrenLength(); i++) {
                parts.add(parent.children(i).name());
            }
            return parts;
        }

        Map<String, String> metadata(int field) {
            Map<String, String> all = new LinkedHashMap<>();
            Field described = schema.fields(field);
            for (int i = 0; i < described.customMetadataLength(); i++) {
                all.put(
                        described.customMetadata(i).key(),
                        described.customMetadata(i).value());
            }
            return all;
        }
    }
}
