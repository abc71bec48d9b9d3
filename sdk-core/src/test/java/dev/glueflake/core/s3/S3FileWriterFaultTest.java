package dev.glueflake.core.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.glueflake.core.InterruptedOperationException;
import dev.glueflake.core.OutcomeUnknownException;
import dev.glueflake.core.S3Location;
import dev.glueflake.core.TransientException;
import dev.glueflake.testkit.aws.AwsEnvironment;
import dev.glueflake.testkit.aws.AwsService;
import dev.glueflake.testkit.aws.EmbeddedAws;
import dev.glueflake.testkit.aws.FaultTarget;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The environment's client makes three attempts per request. */
class S3FileWriterFaultTest {
    private static final int ATTEMPTS = 3;
    private static final int PART = 5 * 1024 * 1024;
    private static final S3Location LOCATION = S3Location.parse("s3://stage/file.csv");

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
        aws.s3().createBucket(request -> request.bucket("stage"));
    }

    private static FaultTarget on(String operation) {
        return aws.faults().on(AwsService.S3, operation);
    }

    private static S3File write(int size, boolean onlyIfAbsent) {
        S3FileOptions options = S3FileOptions.builder()
                .partSize(PART)
                .onlyIfAbsent(onlyIfAbsent)
                .build();
        try (S3FileWriter writer = S3FileWriter.open(aws.s3(), LOCATION, options)) {
            writer.write(new byte[size]);
            return writer.commit();
        }
    }

    private static S3File writeSmall() {
        return write(100_000, false);
    }

    private static S3File writeLarge() {
        return write(2 * PART + 1, false);
    }

    private static void assertVisible(S3File file) {
        assertThat(aws.s3().headObject(request -> request.bucket("stage").key("file.csv")))
                .satisfies(head -> assertThat(head.eTag()).isEqualTo(file.etag()))
                .satisfies(head -> assertThat(head.contentLength()).isEqualTo(file.bytes()));
        assertNoOpenUpload();
    }

    private static void assertNothingVisible() {
        assertThat(aws.s3().listObjectsV2(request -> request.bucket("stage")).contents())
                .isEmpty();
        assertNoOpenUpload();
    }

    private static void assertNoOpenUpload() {
        assertThat(aws.s3()
                        .listMultipartUploads(request -> request.bucket("stage"))
                        .uploads())
                .isEmpty();
        assertThat(aws.faults().remaining()).isZero();
    }

    @Test
    void aPutThatFailsHalfWayOnceIsRepeated() {
        on("PutObject").failUploadHalfWay(1);

        assertVisible(writeSmall());
    }

    @Test
    void aPutThatAlwaysFailsHalfWayLeavesNothing() {
        on("PutObject").failUploadHalfWay(ATTEMPTS);

        assertThatExceptionOfType(TransientException.class)
                .isThrownBy(S3FileWriterFaultTest::writeSmall)
                .withMessageContaining("s3://stage/file.csv");
        assertNothingVisible();
    }

    @Test
    void aPartThatAlwaysFailsHalfWayLeavesNoUploadOpen() {
        on("UploadPart").after(1).failUploadHalfWay(ATTEMPTS);

        assertThatExceptionOfType(TransientException.class)
                .isThrownBy(S3FileWriterFaultTest::writeLarge)
                .withMessageContaining("part 2");
        assertNothingVisible();
    }

    @Test
    void throttledPartsAreRepeatedByTheAwsSdk() {
        on("UploadPart").throttle(2);

        assertVisible(writeLarge());
    }

    @Test
    void aPutWhoseEveryAnswerIsLostIsFoundApplied() {
        on("PutObject").dropAnswer(ATTEMPTS);

        assertVisible(writeSmall());
    }

    @Test
    void aCompletionWhoseAnswerIsLostIsFoundApplied() {
        on("CompleteMultipartUpload").dropAnswer(1);

        assertVisible(writeLarge());
    }

    @Test
    void aCompletionThatNeverArrivesIsAbortedAndFailedForSure() {
        on("CompleteMultipartUpload").resetBeforeExecution(ATTEMPTS);

        assertThatExceptionOfType(TransientException.class).isThrownBy(S3FileWriterFaultTest::writeLarge);
        assertNothingVisible();
    }

    @Test
    void aLostAnswerThatCannotBeLookedUpIsUnknown() {
        on("PutObject").dropAnswer(ATTEMPTS);
        on("HeadObject").serverError(500, ATTEMPTS);

        assertThatExceptionOfType(OutcomeUnknownException.class)
                .isThrownBy(S3FileWriterFaultTest::writeSmall)
                .withMessageContaining("s3://stage/file.csv")
                .satisfies(error -> assertThat(aws.s3()
                                .headObject(request -> request.bucket("stage").key("file.csv"))
                                .metadata())
                        .containsValue(error.operationId()));
    }

    @Test
    void anObjectThatStandsThereIsLeftAlone() {
        S3File first = writeSmall();

        assertThatExceptionOfType(S3ObjectExistsException.class).isThrownBy(() -> write(7, true));
        assertThatExceptionOfType(S3ObjectExistsException.class).isThrownBy(() -> write(PART + 7, true));
        assertVisible(first);
    }

    @Test
    void aConditionalWriteKnowsItsOwnObjectAfterALostAnswer() {
        on("PutObject").dropAnswer(1);

        assertVisible(write(7, true));
        assertThat(aws.callCount(AwsService.S3, "PutObject")).isEqualTo(2);
    }

    @Test
    void anUploadThatCannotBeAbortedIsNamed() {
        on("AbortMultipartUpload").serverError(500, ATTEMPTS);
        S3FileWriter writer = S3FileWriter.open(
                aws.s3(), LOCATION, S3FileOptions.builder().partSize(PART).build());
        writer.write(new byte[PART + 1]);

        assertThatExceptionOfType(TransientException.class)
                .isThrownBy(writer::close)
                .withMessageContaining("could not be aborted")
                .satisfies(error -> assertThat(error.context()).containsKey("uploadId"));
    }

    @Test
    void anInterruptAbortsTheUploadAndKeepsTheFlag() {
        S3FileWriter writer = S3FileWriter.open(
                aws.s3(), LOCATION, S3FileOptions.builder().partSize(PART).build());
        writer.write(new byte[PART + 1]);
        Thread.currentThread().interrupt();

        assertThatExceptionOfType(InterruptedOperationException.class).isThrownBy(writer::commit);

        assertThat(Thread.interrupted()).isTrue();
        assertNothingVisible();
    }
}
