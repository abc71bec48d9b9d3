package dev.glueflake.testkit.aws.internal.s3;

import dev.glueflake.testkit.aws.internal.core.AwsRequest;
import dev.glueflake.testkit.aws.internal.core.ServiceException;
import dev.glueflake.testkit.aws.internal.s3.store.S3Errors;
import dev.glueflake.testkit.aws.internal.s3.store.WriteCondition;
import dev.glueflake.testkit.aws.internal.xml.XmlElement;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;

/**
 * A request with its path taken apart.
 *
 * @param bucket empty in a request to the service itself
 * @param key empty in a request to a bucket
 */
record S3Request(AwsRequest http, String bucket, String key) {
    private static final int MAX_KEY_BYTES = 1024;

    static S3Request of(AwsRequest http) {
        String path = http.path().startsWith("/") ? http.path().substring(1) : http.path();
        int slash = path.indexOf('/');
        String key = slash < 0 ? "" : path.substring(slash + 1);
        if (key.getBytes(StandardCharsets.UTF_8).length > MAX_KEY_BYTES) {
            throw ServiceException.badRequest("KeyTooLongError", "Your key is too long");
        }
        return new S3Request(http, slash < 0 ? path : path.substring(0, slash), key);
    }

    Optional<String> header(String name) {
        return http.header(name);
    }

    Optional<String> query(String name) {
        return http.query(name);
    }

    String requiredQuery(String name) {
        return query(name).orElseThrow(() -> S3Errors.invalidRequest("The parameter " + name + " is missing."));
    }

    /** A whole number among the query parameters. */
    int number(String name, int otherwise, int min, int max) {
        Optional<String> text = query(name);
        if (text.isEmpty()) {
            return otherwise;
        }
        try {
            int value = Integer.parseInt(text.get());
            if (value >= min && value <= max) {
                return value;
            }
        } catch (NumberFormatException e) {
            // Refused below like a number out of range.
        }
        throw S3Errors.invalidArgument(
                name, text.get(), "Argument " + name + " must be an integer between " + min + " and " + max);
    }

    WriteCondition writeCondition() {
        return WriteCondition.of(header("if-match"), header("if-none-match"));
    }

    XmlElement document(byte[] body, String root) {
        try {
            XmlElement document = XmlElement.parse(body);
            if (document.name().equals(root)) {
                return document;
            }
        } catch (XMLStreamException e) {
            throw S3Errors.malformedXml();
        }
        throw S3Errors.malformedXml();
    }

    XmlElement document(String root) throws IOException {
        return document(http.payload(), root);
    }
}
