package dev.glueflake.testkit.aws.internal.s3;

import dev.glueflake.testkit.aws.internal.core.AwsAnswer;
import dev.glueflake.testkit.aws.internal.xml.XmlWriter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** S3's documents. */
final class S3Xml {
    private static final String NAMESPACE = "http://s3.amazonaws.com/doc/2006-03-01/";

    private S3Xml() {}

    static AwsAnswer answer(String root, Consumer<XmlWriter> content) {
        return AwsAnswer.xml(200, XmlWriter.document(root, NAMESPACE, content));
    }

    /** How a client wants keys written: as they are, or URL-encoded. */
    interface KeyEncoding {
        String apply(String key);

        static KeyEncoding of(S3Request request) {
            boolean url = request.query("encoding-type").filter("url"::equals).isPresent();
            return url ? S3Xml::urlEncoded : key -> key;
        }
    }

    private static String urlEncoded(String key) {
        return URLEncoder.encode(key, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("%2F", "/")
                .replace("*", "%2A");
    }
}
