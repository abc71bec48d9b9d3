package dev.glueflake.testkit.aws.internal.core;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Who signed a request, for which region and service; texts are empty in an unsigned request. */
public record SigningScope(String accessKeyId, String region, String service) {
    private static final SigningScope NONE = new SigningScope("", "", "");
    private static final Pattern CREDENTIAL =
            Pattern.compile("Credential=([^/,]+)/\\d{8}/([^/,]+)/([^/,]+)/aws4_request");

    static SigningScope of(AwsRequest request) {
        String text = request.header("authorization")
                .orElseGet(
                        () -> "Credential=" + request.query("X-Amz-Credential").orElse(""));
        Matcher matcher = CREDENTIAL.matcher(text);
        return matcher.find() ? new SigningScope(matcher.group(1), matcher.group(2), matcher.group(3)) : NONE;
    }

    /** Whether the request was signed for this service, or for none that could be read. */
    public boolean allows(String signingName) {
        return service.isEmpty() || service.equals(signingName);
    }
}
