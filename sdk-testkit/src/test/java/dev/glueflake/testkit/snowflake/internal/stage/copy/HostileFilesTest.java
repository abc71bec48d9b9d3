package dev.glueflake.testkit.snowflake.internal.stage.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.luben.zstd.ZstdOutputStream;
import dev.glueflake.testkit.aws.AwsService;
import dev.glueflake.testkit.aws.EmbeddedAws;
import dev.glueflake.testkit.snowflake.internal.session.AccountSettings;
import dev.glueflake.testkit.snowflake.internal.stage.S3Access;
import dev.glueflake.testkit.snowflake.internal.stage.SqlAccount;
import dev.glueflake.testkit.snowflake.internal.stage.read.OrcFiles;
import dev.glueflake.testkit.snowflake.internal.stage.read.ParquetFiles;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.apache.avro.Schema;
import org.apache.avro.file.CodecFactory;
import org.apache.avro.file.DataFileWriter;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.sync.RequestBody;

/** COPY of files that are damaged, far larger than they look, or gone. */
class HostileFilesTest {
    private static final int BLOCK = 1 << 20;
    /** A value has at most 128 of them. */
    private static final int BLOCKS = 130;

    private static final String LINES = "1,one\n2,two\n3,three\n".repeat(50);
    private static final Schema SCHEMA = new Schema.Parser().parse("""
            {"type": "record", "name": "R", "fields": [{"name": "id", "type": "long"}, {"name": "s", "type": "string"}]}""");

    private static EmbeddedAws aws;
    private static SqlAccount sql;

    @BeforeAll
    static void open() {
        aws = EmbeddedAws.builder().start();
        aws.s3().createBucket(request -> request.bucket("lake"));
        S3Access access = new S3Access(aws.endpoint(AwsService.S3), "us-east-1", "key", "secret");
        sql = new SqlAccount(AccountSettings.named("TEST").withS3(access));
        sql.run("create stage outside url = 's3://lake/'");
    }

    @AfterAll
    static void close() {
        sql.close();
        aws.close();
    }

    @BeforeEach
    void empty() {
        sql.run("create or replace stage landing; create or replace table lines (id varchar, text varchar);"
                + " create or replace table raw (v variant)");
    }

    @AfterEach
    void nothingWentWrongInside() {
        assertThat(sql.session().account().engine().errors().all()).isEmpty();
    }

    /** More text than the longest value has, in a hundredth of it: nothing keeps more of it. */
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
            for (int i = 0; i < BLOCKS; i++) {
                out.write(block);
            }
        }
        return packed.toByteArray();
    }

    /** Cut anywhere, or with a byte changed anywhere: a status of the file's own and the other files, never more. */
    @ParameterizedTest
    @ValueSource(
            strings = {"csv", "csv-bz2", "csv-zstd", "csv-deflate", "csv-brotli", "json", "parquet", "avro", "orc"})
    void aDamagedFileOfAnyFormatHarmsNoOther(String what) throws IOException {
        String format = what.replaceFirst("-.*", "");
        String packed = format.equals(what) ? "auto" : what.substring(format.length() + 1);
        byte[] whole = whole(what);
        sql.put("@landing/good." + format, whole);
        for (int part = 1; part < 8; part++) {
            sql.put("@landing/cut" + part + "." + format, Arrays.copyOf(whole, whole.length * part / 8));
            byte[] changed = whole.clone();
            changed[whole.length * part / 8] ^= 0x55;
            sql.put("@landing/changed" + part + "." + format, changed);
        }
        sql.put("@landing/empty." + format, "");
        List<List<String>> result = sql.rows("copy into " + (format.equals("csv") ? "lines" : "raw")
                + " from @landing file_format = (type = " + format
                + (packed.equals("auto") ? "" : " compression = " + packed) + ") on_error = continue");
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
            case "csv" -> gzip(LINES);
            case "csv-bz2" -> written(BZip2CompressorOutputStream::new);
            case "csv-zstd" -> written(ZstdOutputStream::new);
            case "csv-deflate" -> written(DeflaterOutputStream::new);
            case "csv-brotli" -> BrotliFiles.LINES;
            case "json" -> gzip("{\"id\": 1, \"s\": \"one\"}\n".repeat(50));
            case "parquet" -> ParquetFiles.of("select i as id, 'text ' || i as s from range(50) as t(i)");
            case "orc" -> OrcFiles.of("java-zlib-0.12.orc");
            default -> avro(50, "text");
        };
    }

    /** Packs a stream. */
    @FunctionalInterface
    private interface Packer {
        OutputStream open(OutputStream out) throws IOException;
    }

    private static byte[] written(Packer packer) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = packer.open(packed)) {
            out.write(LINES.getBytes(StandardCharsets.UTF_8));
        }
        return packed.toByteArray();
    }

    @Test
    void brotliIsReadWhereItIsNamed() {
        sql.put("@landing/lines.csv.br", BrotliFiles.LINES);
        sql.run("copy into lines from @landing file_format = (type = csv compression = brotli)");
        assertThat(sql.rows("select count(*), min(text), max(id) from lines"))
                .containsExactly(List.of("150", "one", "3"));
        assertThatThrownBy(() -> sql.run("copy into lines from @landing force = true"))
                .hasMessageContaining("lines.csv.br");
        assertThatThrownBy(() ->
                        sql.run("copy into @landing/out/ from lines file_format = (type = csv compression = brotli)"))
                .hasMessageContaining("Unsupported feature 'COPY INTO a location with COMPRESSION = BROTLI'");
    }

    @Test
    void anArchiveOfAFewBytesEndsAtTheLargestTextToo() {
        sql.put("@landing/bomb.csv.br", BrotliFiles.BOMB);
        assertThat(sql.rows("copy into lines from @landing file_format = (type = csv compression = brotli)"
                        + " on_error = skip_file"))
                .extracting(row -> row.get(1))
                .containsExactly("LOAD_FAILED");
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
