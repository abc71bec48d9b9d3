package dev.glueflake.testkit.aws.internal.s3.receive;

import dev.glueflake.testkit.aws.internal.core.AwsRequest;
import dev.glueflake.testkit.aws.internal.core.ServiceException;
import dev.glueflake.testkit.aws.internal.s3.blob.BlobStore;
import dev.glueflake.testkit.aws.internal.s3.blob.BlobWriter;
import dev.glueflake.testkit.aws.internal.s3.checksum.ChecksumAlgorithm;
import dev.glueflake.testkit.aws.internal.s3.checksum.RunningChecksum;
import dev.glueflake.testkit.aws.internal.s3.store.S3Errors;
import java.io.IOException;
import java.io.InputStream;
import java.util.Base64;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Takes bodies in, in constant memory, and verifies them. */
public final class BodyReceiver {
    private static final int BUFFER_BYTES = 64 * 1024;
    private static final long MAX_BYTES = 5L * 1024 * 1024 * 1024;
    private static final Pattern SHA256_HEX = Pattern.compile("[0-9a-f]{64}");

    private final BlobStore blobs;

    public BodyReceiver(BlobStore blobs) {
        this.blobs = blobs;
    }

    /** What the checksum that is kept means for a client that declares another one. */
    public enum Kept {
        /** The client's is kept in its place. */
        BY_DEFAULT,
        /** Both are computed. */
        ALWAYS,
        /** The body is refused. */
        ONLY
    }

    /** Reads the body of a request; the answer is about the checksum that the client declares, or else the kept one. */
    public ReceivedBody receive(AwsRequest request, ChecksumAlgorithm kept, Kept rule) throws IOException {
        DeclaredChecksums declared = DeclaredChecksums.of(request);
        ChecksumAlgorithm algorithm = declared.algorithm().orElse(kept);
        if (rule == Kept.ONLY && algorithm != kept) {
            throw S3Errors.invalidRequest("Checksum Type mismatch occurred, expected checksum Type: " + kept
                    + ", actual checksum Type: " + algorithm);
        }
        InputStream in = framed(request) ? new AwsChunkedInputStream(request.body()) : request.body();
        Passage passage = new Passage(algorithm, contentSha256(request).isPresent());
        if (rule == Kept.ALWAYS) {
            passage.also(kept);
        }
        try (BlobWriter writer = blobs.writer()) {
            passage.run(in, writer);
            Map<String, String> trailer = in instanceof AwsChunkedInputStream chunked ? chunked.trailer() : Map.of();
            passage.verify(request, declared, trailer);
            return passage.result(writer);
        }
    }

    /** Measures bytes that are here already. */
    public ReceivedBody copy(InputStream in, ChecksumAlgorithm algorithm) throws IOException {
        Passage passage = new Passage(algorithm, false);
        try (BlobWriter writer = blobs.writer()) {
            passage.run(in, writer);
            return passage.result(writer);
        }
    }

    private static boolean framed(AwsRequest request) {
        return request.header("content-encoding").orElse("").contains("aws-chunked")
                || request.header("x-amz-content-sha256").orElse("").startsWith("STREAMING-");
    }

    private static Optional<String> contentSha256(AwsRequest request) {
        return request.header("x-amz-content-sha256")
                .filter(value -> SHA256_HEX.matcher(value).matches());
    }

    /** The bytes going by. */
    private static final class Passage {
        private final ChecksumAlgorithm algorithm;
        private final Map<ChecksumAlgorithm, RunningChecksum> running = new EnumMap<>(ChecksumAlgorithm.class);
        private final RunningChecksum runningMd5 = RunningChecksum.digest("MD5");
        private final Optional<RunningChecksum> runningSha256;
        private byte[] md5 = {};
        private final Map<ChecksumAlgorithm, String> checksums = new EnumMap<>(ChecksumAlgorithm.class);
        private long length;

        Passage(ChecksumAlgorithm algorithm, boolean withSha256) {
            this.algorithm = algorithm;
            this.runningSha256 = withSha256 ? Optional.of(RunningChecksum.digest("SHA-256")) : Optional.empty();
            also(algorithm);
        }

        void also(ChecksumAlgorithm other) {
            running.computeIfAbsent(other, ChecksumAlgorithm::start);
        }

        void run(InputStream in, BlobWriter writer) throws IOException {
            byte[] buffer = new byte[BUFFER_BYTES];
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                length += count;
                if (length > MAX_BYTES) {
                    throw ServiceException.badRequest(
                            "EntityTooLarge", "Your proposed upload exceeds the maximum allowed size");
                }
                writer.write(buffer, 0, count);
                measure(buffer, count);
            }
            md5 = runningMd5.value();
            running.forEach(
                    (name, one) -> checksums.put(name, Base64.getEncoder().encodeToString(one.value())));
        }

        private void measure(byte[] buffer, int count) {
            running.values().forEach(one -> one.update(buffer, 0, count));
            runningMd5.update(buffer, 0, count);
            runningSha256.ifPresent(one -> one.update(buffer, 0, count));
        }

        ReceivedBody result(BlobWriter writer) throws IOException {
            return new ReceivedBody(writer.blob(), HexFormat.of().formatHex(md5), algorithm, checksums);
        }

        void verify(AwsRequest request, DeclaredChecksums declared, Map<String, String> trailer) {
            verifyLength(request);
            declared.requireTrailer(trailer);
            verifyMd5(request);
            for (String value : declared.values(algorithm, trailer)) {
                if (!value.equals(checksums.get(algorithm))) {
                    throw S3Errors.badDigest(
                            "The " + algorithm + " you specified did not match the calculated checksum.");
                }
            }
            contentSha256(request).ifPresent(this::verifySha256);
        }

        private void verifyLength(AwsRequest request) {
            Optional<String> expected = request.header("x-amz-decoded-content-length");
            if (expected.isPresent() && !expected.get().equals(Long.toString(length))) {
                throw ServiceException.badRequest(
                        "IncompleteBody",
                        "You did not provide the number of bytes specified by the Content-Length HTTP header: " + length
                                + " instead of " + expected.get());
            }
        }

        private void verifyMd5(AwsRequest request) {
            Optional<String> expected = request.header("content-md5");
            if (expected.isPresent()
                    && !expected.get().equals(Base64.getEncoder().encodeToString(md5))) {
                throw S3Errors.badDigest("The Content-MD5 you specified did not match what we received.");
            }
        }

        private void verifySha256(String expected) {
            byte[] actual = runningSha256.orElseThrow().value();
            if (!HexFormat.of().formatHex(actual).equals(expected)) {
                throw ServiceException.badRequest(
                        "XAmzContentSHA256Mismatch",
                        "The provided 'x-amz-content-sha256' header does not match what was computed.");
            }
        }
    }
}
