package dev.glueflake.testkit.snowflake.internal.stage.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.glueflake.testkit.aws.AwsService;
import dev.glueflake.testkit.aws.EmbeddedAws;
import dev.glueflake.testkit.snowflake.internal.session.AccountSettings;
import dev.glueflake.testkit.snowflake.internal.stage.S3Access;
import dev.glueflake.testkit.snowflake.internal.stage.SqlAccount;
import dev.glueflake.testkit.snowflake.internal.stage.read.OrcFiles;
import dev.glueflake.testkit.snowflake.internal.stage.read.ParquetFiles;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.apache.avro.Schema;
import org.apache.avro.file.CodecFactory;
import org.apache.avro.file.DataFileWriter;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.sync.RequestBody;

/** COPY of files that are damaged, far larger than they look, or gone. */
class HostileFilesTest {
    private static final int BLOCK = 1 << 20;
    private static final Schema SCHEMA = new Schema.Parser().parse("""
            {"type": "record", "name": "R", "fields": [{"name": "id", "type": "long"}, {"name": "s", "type": "string"}]}""");

    private final EmbeddedAws aws = EmbeddedAws.builder().start();
    private SqlAccount sql;

    @BeforeEach
    void open() {
        aws.s3().createBucket(request -> request.bucket("lake"));
        S3Access access = new S3Access(aws.endpoint(AwsService.S3), "us-east-1", "key", "secret");
        sql = new SqlAccount(AccountSettings.named("TEST").withS3(access));
        sql.run("create stage landing; create stage outside url = 's3://lake/';"
                + " create table lines (id varchar, text varchar); create table raw (v variant)");
    }

    @AfterEach
    void close() {
        assertThat(sql.session().account().engine().errors().all()).isEmpty();
        sql.close();
        aws.close();
    }

    /** 600 MB of text in less than 1 MB: nothing keeps more of it than the longest value has. */
    @Test
    void anArchiveOfOneEndlessFieldEndsAtTheLargestText() throws IOException {
        sql.put("@landing/bomb.csv.gz", bomb("1,", "a"));
        sql.put("@landing/good.csv", "2,two\n");
        assertThat(sql.rows("copy into lines from @landing on_error = skip_file"))
                .extracting(row -> row.get(1))
                .containsExactly("LOAD_FAILED", "LOADED");
        assertThat(sql.rows("select * from lines")).containsExactly(List.of("2", "two"));
        assertThatThrownBy(() -> sql.run("copy into lines from @landing files = ('bomb.csv.gz')"))
                .hasMessageContaining("bomb.csv.gz");
    }

    @Test
    void anArchiveOfOneEndlessTextIsNoDocument() throws IOException {
        sql.put("@landing/bomb.json.gz", bomb("{\"a\":\"", "a"));
        assertThat(sql.rows("copy into raw from @landing file_format = (type = json) on_error = skip_file"))
                .extracting(row -> row.get(1))
                .containsExactly("LOAD_FAILED");
        assertThat(sql.rows("select * from raw")).isEmpty();
    }

    private static byte[] bomb(String head, String filler) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(head.getBytes(StandardCharsets.UTF_8));
            byte[] block = filler.repeat(BLOCK).getBytes(StandardCharsets.UTF_8);
            for (int i = 0; i < 600; i++) {
                out.write(block);
            }
        }
        return packed.toByteArray();
    }

    /** Cut anywhere, or with a byte changed anywhere: a status of the file's own and the other files, never more. */
    @ParameterizedTest
    @ValueSource(strings = {"csv", "json", "parquet", "avro", "orc"})
    void aDamagedFileOfAnyFormatHarmsNoOther(String format) throws IOException {
        byte[] whole = whole(format);
        sql.put("@landing/good." + format, whole);
        for (int part = 1; part < 8; part++) {
            sql.put("@landing/cut" + part + "." + format, Arrays.copyOf(whole, whole.length * part / 8));
            byte[] changed = whole.clone();
            changed[whole.length * part / 8] ^= 0x55;
            sql.put("@landing/changed" + part + "." + format, changed);
        }
        sql.put("@landing/empty." + format, "");
        List<List<String>> result = sql.rows("copy into " + (format.equals("csv") ? "lines" : "raw")
                + " from @landing file_format = (type = " + format + ") on_error = continue");
        assertThat(result).hasSize(16);
        assertThat(result)
                .filteredOn(row -> row.get(0).equals("landing/good." + format))
                .extracting(row -> row.get(1))
                .containsExactly("LOADED");
        assertThat(result).extracting(row -> row.get(1)).allMatch(status -> List.of(
                        "LOADED", "PARTIALLY_LOADED", "LOAD_FAILED")
                .contains(status));
    }

    private static byte[] whole(String format) throws IOException {
        return switch (format) {
            case "csv" -> gzip("1,one\n2,two\n3,three\n".repeat(50));
            case "json" -> gzip("{\"id\": 1, \"s\": \"one\"}\n".repeat(50));
            case "parquet" -> ParquetFiles.of("select i as id, 'text ' || i as s from range(50) as t(i)");
            case "orc" -> OrcFiles.of("java-zlib-0.12.orc");
            default -> avro(50, "text");
        };
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return packed.toByteArray();
    }

    private static byte[] avro(int rows, String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataFileWriter<GenericRecord> writer = new DataFileWriter<>(new GenericDatumWriter<>(SCHEMA))) {
            writer.setCodec(CodecFactory.nullCodec());
            writer.create(SCHEMA, bytes);
            for (long id = 0; id < rows; id++) {
                GenericRecord row = new GenericData.Record(SCHEMA);
                row.put("id", id);
                row.put("s", text);
                writer.append(row);
            }
        }
        return bytes.toByteArray();
    }

    /** A text of two thousand million bytes, says the file, in which there are forty. */
    @Test
    void aLengthThatAFileOnlyClaimsTakesNoMemory() throws IOException {
        byte[] file = avro(1, "MARK");
        int at = new String(file, StandardCharsets.ISO_8859_1).indexOf("MARK") - 1;
        byte[] huge = {(byte) 0xF0, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF, 0x0F};
        ByteBuffer claimed = ByteBuffer.allocate(file.length);
        claimed.put(file, 0, at).put(huge).put(file, at + huge.length, file.length - at - huge.length);
        sql.put("@landing/claims.avro", claimed.array());
        assertThat(sql.rows("copy into raw from @landing file_format = (type = avro) on_error = skip_file"))
                .extracting(row -> row.get(1))
                .containsExactly("LOAD_FAILED");
    }

    @Test
    void anotherEncodingIsToldOfAndReadWhereItIsNamed() {
        sql.put("@landing/latin.csv", "1,Müller\n".getBytes(StandardCharsets.ISO_8859_1));
        sql.put("@landing/wide.csv", "2,Müller\n".getBytes(StandardCharsets.UTF_16LE));
        assertThat(sql.rows("copy into lines from @landing on_error = skip_file"))
                .extracting(row -> row.get(1))
                .containsExactly("LOAD_FAILED", "LOAD_FAILED");
        sql.run("copy into lines from @landing files = ('latin.csv') file_format = (encoding = 'ISO-8859-1')");
        sql.run("copy into lines from @landing files = ('wide.csv') file_format = (encoding = 'UTF-16LE')");
        assertThat(sql.rows("select text from lines")).containsOnly(List.of("Müller"));
    }

    /** What LIST has named is not there any more when it is opened. */
    @Test
    void aFileThatVanishesBeforeItIsReadHasAStatusOfItsOwn() {
        for (String name : List.of("a.csv", "b.csv", "c.csv")) {
            aws.s3()
                    .putObject(
                            request -> request.bucket("lake").key(name),
                            RequestBody.fromString(name.charAt(0) + ",text\n"));
        }
        vanish("b.csv");
        assertThatThrownBy(() -> sql.run("copy into lines from @outside files = ('a.csv', 'b.csv')"))
                .hasMessageContaining("Remote file 's3://lake/b.csv' was not found");
        assertThat(sql.rows("select * from lines")).isEmpty();
        vanish("b.csv");
        List<List<String>> result = sql.rows("copy into lines from @outside on_error = skip_file");
        assertThat(result).extracting(row -> row.get(1)).containsExactly("LOADED", "LOAD_FAILED", "LOADED");
        assertThat(result.get(1).get(6)).startsWith("Remote file 's3://lake/b.csv' was not found");
        assertThat(sql.rows("select id from lines order by 1")).containsExactly(List.of("a"), List.of("c"));
        // Without FILES it does not abort either, as documented.
        vanish("b.csv");
        assertThat(sql.rows("copy into lines from @outside"))
                .extracting(row -> row.get(1))
                .containsExactly("LOAD_FAILED");
        // It is back: what was not read is no loaded file.
        aws.faults().clear();
        assertThat(sql.rows("copy into lines from @outside"))
                .extracting(row -> row.get(0))
                .containsExactly("s3://lake/b.csv");
    }

    private void vanish(String key) {
        aws.faults().clear();
        aws.faults().on(AwsService.S3, "GetObject").keyPrefix(key).error(404, "NoSuchKey", "gone", 5);
    }
}
