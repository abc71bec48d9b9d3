package dev.glueflake.core.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.github.luben.zstd.ZstdInputStream;
import dev.glueflake.core.ConfigurationException;
import dev.glueflake.core.S3Location;
import dev.glueflake.core.TransientException;
import dev.glueflake.testkit.aws.AwsEnvironment;
import dev.glueflake.testkit.aws.AwsService;
import dev.glueflake.testkit.aws.EmbeddedAws;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;

class S3FileWriterTest {
    private static final int PART = 5 * 1024 * 1024;
    private static final S3Location LOCATION = S3Location.parse("s3://stage/orders/a b%20+é.csv");

    private static EmbeddedAws aws;

    @BeforeAll
    static void start() {
        aws = AwsEnvironment.embedded();
    }

    @AfterAll
    static void stop() {
        aws.close();
    }

    @BeforeEach
    void reset() {
        aws.reset();
        aws.s3().createBucket(request -> request.bucket(LOCATION.bucket()));
    }

    private static S3FileOptions.Builder options() {
        return S3FileOptions.builder().partSize(PART);
    }

    private static S3File write(S3FileOptions options, byte[] content) {
        try (S3FileWriter writer = S3FileWriter.open(aws.s3(), LOCATION, options)) {
            writer.write(content);
            return writer.commit();
        }
    }

    private static byte[] stored() {
        return aws.s3()
                .getObjectAsBytes(request -> request.bucket(LOCATION.bucket()).key(LOCATION.key()))
                .asByteArray();
    }

    private static byte[] random(int size) {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return bytes;
    }

    private static int calls(String operation) {
        return aws.callCount(AwsService.S3, operation);
    }

    @Test
    void aSmallFileIsOneRequest() {
        byte[] content = "id,name\n1,é\n".getBytes(StandardCharsets.UTF_8);

        S3File file = write(
                options().contentType("text/csv").metadata(Map.of("run", "r1")).build(), content);

        HeadObjectResponse head =
                aws.s3().headObject(request -> request.bucket("stage").key(LOCATION.key()));
        assertThat(stored()).isEqualTo(content);
        assertThat(head.contentType()).isEqualTo("text/csv");
        assertThat(head.metadata()).containsEntry("run", "r1").containsKey("glueflake-write-id");
        assertThat(file).isEqualTo(new S3File(LOCATION, content.length, content.length, sha256(content), head.eTag()));
        assertThat(calls("PutObject")).isEqualTo(1);
        assertThat(calls("CreateMultipartUpload")).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, PART - 1, PART, PART + 1, 2 * PART, 2 * PART + 17})
    void filesOfAllSizesArriveWhole(int size) {
        byte[] content = random(size);

        S3File file = write(options().build(), content);

        assertThat(stored()).isEqualTo(content);
        assertThat(file.bytes()).isEqualTo(size);
        assertThat(file.sha256()).isEqualTo(sha256(content));
        assertThat(calls("UploadPart")).isEqualTo(size <= PART ? 0 : (size + PART - 1) / PART);
        assertNoOpenUpload();
    }

    @ParameterizedTest
    @EnumSource(Compression.class)
    void compressedFilesReadBackAndTheSameBytesGiveTheSameFile(Compression compression) throws IOException {
        byte[] content = "some line of text\n".repeat(50_000).getBytes(StandardCharsets.UTF_8);

        S3File file = write(options().compression(compression).build(), content);
        byte[] stored = stored();
        S3File again = write(options().compression(compression).build(), content);

        assertThat(decompressed(compression, stored)).isEqualTo(content);
        assertThat(file.uncompressedBytes()).isEqualTo(content.length);
        assertThat(file.bytes()).isEqualTo(stored.length);
        assertThat(file.sha256()).isEqualTo(sha256(stored)).isEqualTo(again.sha256());
        assertThat(stored.length < content.length).isEqualTo(compression != Compression.NONE);
    }

    @Test
    void singleBytesAndSlicesAreWritten() {
        try (S3FileWriter writer = S3FileWriter.open(aws.s3(), LOCATION, S3FileOptions.defaults())) {
            writer.write('a');
            writer.write("xbcx".getBytes(StandardCharsets.US_ASCII), 1, 2);
            writer.flush();
            assertThat(writer.written()).isEqualTo(3);
            writer.commit();
        }

        assertThat(stored()).asString().isEqualTo("abc");
    }

    @Test
    void aStreamAroundItIsFlushedBeforeTheCommitAndMayBeClosedAfterwards() throws IOException {
        try (S3FileWriter writer = S3FileWriter.open(aws.s3(), LOCATION, S3FileOptions.defaults());
                Writer text = new OutputStreamWriter(writer, StandardCharsets.UTF_8)) {
            text.write("é");
            text.flush();
            writer.commit();
        }

        assertThat(stored()).asString(StandardCharsets.UTF_8).isEqualTo("é");
    }

    @Test
    void partsCanBeSentByAnExecutor() {
        ExecutorService executor = Executors.newFixedThreadPool(3);
        try {
            byte[] content = random(6 * PART + 5);

            write(options().executor(executor, 3).build(), content);

            assertThat(stored()).isEqualTo(content);
        } finally {
            executor.shutdown();
        }
    }

    @Test
    void anExecutorsFailureAbortsTheUpload() {
        ExecutorService executor = Executors.newFixedThreadPool(3);
        try {
            aws.faults().on(AwsService.S3, "UploadPart").after(1).failUploadHalfWay(1000);

            assertThatExceptionOfType(TransientException.class)
                    .isThrownBy(() -> write(options().executor(executor, 3).build(), random(8 * PART)));
            aws.faults().clear();
            assertNothingVisible();
            assertNoOpenUpload();
        } finally {
            executor.shutdown();
        }
    }

    @Test
    void closingWithoutCommitLeavesNothing() {
        try (S3FileWriter writer = S3FileWriter.open(
                aws.s3(), LOCATION, options().compression(Compression.ZSTD).build())) {
            writer.write(random(2 * PART));
        }

        assertThat(calls("UploadPart")).isPositive();
        assertNothingVisible();
        assertNoOpenUpload();
    }

    @Test
    void aFileIsWrittenOnce() {
        S3FileWriter writer = S3FileWriter.open(aws.s3(), LOCATION, S3FileOptions.defaults());
        writer.commit();
        writer.close();
        writer.close();

        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> writer.write(1))
                .withMessageContaining("COMMITTED");
        assertThatExceptionOfType(IllegalStateException.class).isThrownBy(writer::commit);
    }

    @Test
    void aPrefixAndAnAbsentBucketAreConfigurationErrors() {
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(
                        () -> S3FileWriter.open(aws.s3(), S3Location.parse("s3://stage/a/"), S3FileOptions.defaults()));

        S3FileWriter writer = S3FileWriter.open(aws.s3(), S3Location.parse("s3://nowhere/a"), S3FileOptions.defaults());
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(writer::commit)
                .withMessageContaining("no bucket nowhere");
    }

    private static void assertNothingVisible() {
        assertThat(aws.s3().listObjectsV2(request -> request.bucket("stage")).contents())
                .isEmpty();
    }

    private static void assertNoOpenUpload() {
        assertThat(aws.s3()
                        .listMultipartUploads(request -> request.bucket("stage"))
                        .uploads())
                .isEmpty();
    }

    private static byte[] decompressed(Compression compression, byte[] stored) throws IOException {
        InputStream raw = new ByteArrayInputStream(stored);
        try (InputStream in =
                switch (compression) {
                    case NONE -> raw;
                    case GZIP -> new GZIPInputStream(raw);
                    case ZSTD -> new ZstdInputStream(raw);
                }) {
            return in.readAllBytes();
        }
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
