package dev.glueflake.samples.benchmarks;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;

/**
 * A multipart upload of 1 GB by one client, to the embedded S3 and, beside it, to a server that reads the body and forgets
 * it. The heap is a quarter of the object, so nobody can keep it in memory.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 1)
@Measurement(iterations = 3)
@Fork(value = 1, jvmArgsAppend = "-Xmx256m")
public class LargeObject {
    private static final int PARTS = 64;
    private static final int PART = 16 * 1024 * 1024;

    /** The embedded services, or the address of an emulator beside them. */
    @Param("embedded")
    public String peer;

    private final byte[] part = new byte[PART];
    private Peer services;
    private S3Client s3;
    private DiscardingServer discarding;
    private S3Client discarded;

    @Setup
    public void start() throws IOException {
        new Random(1).nextBytes(part);
        services = Peer.of(peer);
        s3 = services.s3();
        discarding = DiscardingServer.start();
        discarded = Peer.at(discarding.uri()).s3();
    }

    @TearDown
    public void stop() {
        discarded.close();
        discarding.close();
        s3.close();
        services.close();
    }

    @Benchmark
    public long upload() {
        String bucket = "b" + UUID.randomUUID();
        s3.createBucket(request -> request.bucket(bucket));
        upload(s3, bucket);
        long length =
                s3.headObject(request -> request.bucket(bucket).key("large")).contentLength();
        if (length != (long) PARTS * PART) {
            throw new IllegalStateException(length + " bytes instead of " + (long) PARTS * PART);
        }
        s3.deleteObject(request -> request.bucket(bucket).key("large"));
        s3.deleteBucket(request -> request.bucket(bucket));
        return length;
    }

    @Benchmark
    public String uploadToNowhere() {
        return upload(discarded, "b");
    }

    private String upload(S3Client client, String bucket) {
        String id = client.createMultipartUpload(
                        request -> request.bucket(bucket).key("large"))
                .uploadId();
        List<CompletedPart> done = new ArrayList<>();
        for (int number = 1; number <= PARTS; number++) {
            int thisOne = number;
            String tag = client.uploadPart(
                            request -> request.bucket(bucket)
                                    .key("large")
                                    .uploadId(id)
                                    .partNumber(thisOne),
                            RequestBody.fromContentProvider(
                                    () -> new ByteArrayInputStream(part), PART, "binary/octet-stream"))
                    .eTag();
            done.add(CompletedPart.builder().partNumber(number).eTag(tag).build());
        }
        return client.completeMultipartUpload(request ->
                        request.bucket(bucket).key("large").uploadId(id).multipartUpload(upload -> upload.parts(done)))
                .eTag();
    }
}
