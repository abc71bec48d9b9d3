package dev.glueflake.testkit.snowflake.internal.stage;

import java.net.URI;

/** Where external stages find S3: an endpoint that stands for the real one, asked in path style. */
public record S3Access(URI endpoint, String region, String accessKey, String secretKey) {
    @Override
    public String toString() {
        return "S3Access[" + endpoint + ", " + region + "]";
    }
}
