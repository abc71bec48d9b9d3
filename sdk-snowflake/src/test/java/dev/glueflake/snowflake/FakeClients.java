package dev.glueflake.snowflake;

import dev.glueflake.core.secret.Secret;
import dev.glueflake.snowflake.SnowflakeCredentials.Source;
import dev.glueflake.testkit.snowflake.FakeSnowflake;
import java.nio.charset.StandardCharsets;
import java.security.Key;
import java.util.Base64;

/** Makes settings from what a fake Snowflake hands out. */
public final class FakeClients {

    private FakeClients() {}

    public static SnowflakeSettings.Builder settings(FakeSnowflake fake) {
        return settings(fake, SnowflakeCredentials.keyPair(fake.user(), fixed(pem("PRIVATE KEY", fake.privateKey()))));
    }

    public static SnowflakeSettings.Builder settings(FakeSnowflake fake, SnowflakeCredentials credentials) {
        return SnowflakeSettings.builder(fake.account(), credentials)
                .url(fake.uri().toString())
                .database(SnowflakeIdentifier.of("TESTDB"))
                .schema(SnowflakeIdentifier.of("PUBLIC"))
                .warehouse(SnowflakeIdentifier.of("COMPUTE_WH"))
                .driverProperty("disablePlatformDetection", "true");
    }

    public static Source fixed(String secret) {
        return Source.fixed(Secret.ofText(secret));
    }

    public static String pem(String label, Key key) {
        String body = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                .encodeToString(key.getEncoded());
        return "-----BEGIN " + label + "-----\n" + body + "\n-----END " + label + "-----\n";
    }
}
