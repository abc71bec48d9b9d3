package dev.glueflake.testkit.aws.internal.s3.receive;

import dev.glueflake.testkit.aws.internal.core.AwsRequest;
import dev.glueflake.testkit.aws.internal.s3.checksum.ChecksumAlgorithm;
import dev.glueflake.testkit.aws.internal.s3.store.S3Errors;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a client says about the bytes that it sends: which checksum, and its value in a header or in the trailer. */
final class DeclaredChecksums {
    private static final String SDK_ALGORITHM = "x-amz-sdk-checksum-algorithm";

    private final Map<String, String> headers;
    private final Optional<ChecksumAlgorithm> algorithm;

    private DeclaredChecksums(Map<String, String> headers, Optional<ChecksumAlgorithm> algorithm) {
        this.headers = headers;
        this.algorithm = algorithm;
    }

    static DeclaredChecksums of(AwsRequest request) {
        Map<String, String> headers = request.headers();
        Set<ChecksumAlgorithm> named = new LinkedHashSet<>();
        headers.keySet().forEach(name -> ChecksumAlgorithm.ofHeader(name).ifPresent(named::add));
        for (String name : headers.getOrDefault("x-amz-trailer", "").split(",", -1)) {
            ChecksumAlgorithm.ofHeader(name.strip()).ifPresent(named::add);
        }
        String sdk = headers.get(SDK_ALGORITHM);
        if (sdk != null) {
            named.add(ChecksumAlgorithm.named(sdk)
                    .orElseThrow(() -> S3Errors.invalidRequest("Checksum algorithm provided is unsupported: " + sdk)));
        }
        if (named.size() > 1) {
            throw S3Errors.invalidRequest("Expecting a single x-amz-checksum- header. Multiple checksum types are not"
                    + " allowed: " + named);
        }
        return new DeclaredChecksums(headers, named.stream().findFirst());
    }

    Optional<ChecksumAlgorithm> algorithm() {
        return algorithm;
    }

    /** All values that were sent for the algorithm: one in a header, one in the trailer, or none. */
    List<String> values(ChecksumAlgorithm of, Map<String, String> trailer) {
        List<String> values = new ArrayList<>();
        String name = of.header().toLowerCase(Locale.ROOT);
        Optional.ofNullable(headers.get(name)).ifPresent(values::add);
        Optional.ofNullable(trailer.get(name)).ifPresent(values::add);
        return values;
    }

    /** A trailer that was announced must come. */
    void requireTrailer(Map<String, String> trailer) {
        for (String name : headers.getOrDefault("x-amz-trailer", "").split(",", -1)) {
            String wanted = name.strip().toLowerCase(Locale.ROOT);
            if (!wanted.isEmpty() && !trailer.containsKey(wanted)) {
                throw S3Errors.invalidRequest("The trailer " + wanted + " was announced and did not come.");
            }
        }
    }
}
