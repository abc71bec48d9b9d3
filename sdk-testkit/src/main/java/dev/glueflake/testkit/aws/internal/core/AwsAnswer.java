package dev.glueflake.testkit.aws.internal.core;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** An answer before it is sent. */
public record AwsAnswer(int status, Map<String, String> headers, AwsBody body) {

    public static AwsAnswer of(int status, Map<String, String> headers) {
        return new AwsAnswer(status, headers, AwsBody.EMPTY);
    }

    public static AwsAnswer of(int status, String contentType, byte[] body) {
        return new AwsAnswer(status, Map.of("Content-Type", contentType), AwsBody.of(body));
    }

    public static AwsAnswer xml(int status, String document) {
        return of(status, "application/xml", document.getBytes(StandardCharsets.UTF_8));
    }

    public AwsAnswer withHeader(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new AwsAnswer(status, more, body);
    }
}
