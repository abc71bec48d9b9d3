package dev.glueflake.samples.quickstart;

import dev.glueflake.core.secret.SecretReference;
import dev.glueflake.core.secret.SecretsManagerSecretSource;
import dev.glueflake.snowflake.SnowflakeClient;
import dev.glueflake.snowflake.SnowflakeCredentials;
import dev.glueflake.snowflake.SnowflakeIdentifier;
import dev.glueflake.snowflake.SnowflakeSettings;
import dev.glueflake.testkit.MovableClock;
import dev.glueflake.testkit.aws.AwsService;
import dev.glueflake.testkit.aws.EmbeddedAws;
import dev.glueflake.testkit.snowflake.FakeSnowflake;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Base64;
import java.util.List;
import javax.sql.DataSource;

/**
 * What the quickstart needs of the world, on this machine: a real Postgres, the embedded AWS services, and a fake Snowflake
 * that the real driver connects to with a key from Secrets Manager. Glue's crawls and jobs take their time on a clock that a
 * wait moves, so nobody waits for them.
 */
final class LocalCloud implements AutoCloseable {
    private final EmbeddedPostgres postgres;
    private final MovableClock clock;
    private final EmbeddedAws aws;
    private final FakeSnowflake fake;
    private final SnowflakeClient snowflake;

    private LocalCloud(EmbeddedPostgres postgres, MovableClock clock, EmbeddedAws aws, FakeSnowflake fake)
            throws SQLException {
        this.postgres = postgres;
        this.clock = clock;
        this.aws = aws;
        this.fake = fake;
        administer();
        this.snowflake = connect();
    }

    static LocalCloud start() throws IOException, SQLException {
        EmbeddedPostgres postgres = EmbeddedPostgres.start();
        MovableClock clock = MovableClock.running();
        EmbeddedAws aws = EmbeddedAws.builder().clock(clock).start();
        FakeSnowflake fake = FakeSnowflake.builder()
                .s3(aws.endpoint(AwsService.S3), aws.region(), aws.accessKeyId(), aws.secretAccessKey())
                .start();
        for (String bucket : List.of("landing", "events", "lake")) {
            aws.s3().createBucket(request -> request.bucket(bucket));
        }
        return new LocalCloud(postgres, clock, aws, fake);
    }

    DataSource postgres() {
        return postgres.getPostgresDatabase();
    }

    MovableClock clock() {
        return clock;
    }

    EmbeddedAws aws() {
        return aws;
    }

    ShopPipeline.Clients clients() {
        return new ShopPipeline.Clients(snowflake, postgres(), aws.s3(), aws.sqs(), aws.glue());
    }

    SnowflakeClient snowflake() {
        return snowflake;
    }

    // tag::connect[]
    private SnowflakeClient connect() {
        aws.secretsManager().createSecret(secret -> secret.name("shop/snowflake")
                .secretString("{\"user\": \"" + fake.user() + "\", \"private_key\": \"" + pem() + "\"}"));

        SnowflakeCredentials credentials = SnowflakeCredentials.keyPair(
                fake.user(),
                SnowflakeCredentials.Source.from(
                        SecretsManagerSecretSource.of(aws.secretsManager()),
                        SecretReference.of("shop/snowflake", "private_key")));
        SnowflakeClient client = SnowflakeClient.jdbc(SnowflakeSettings.builder(fake.account(), credentials)
                .url(fake.uri().toString())
                .database(SnowflakeIdentifier.of("SHOP"))
                .schema(SnowflakeIdentifier.of("PUBLIC"))
                .build());
        return client;
    }
    // end::connect[]

    /** What an administrator has set up: the schema of external tables, and stages over both buckets. */
    private void administer() throws SQLException {
        String keys = " CREDENTIALS = (AWS_KEY_ID = '" + aws.accessKeyId() + "' AWS_SECRET_KEY = '"
                + aws.secretAccessKey() + "')";
        try (Connection administrator = fake.connect();
                Statement statement = administrator.createStatement()) {
            statement.execute("CREATE DATABASE shop");
            statement.execute("CREATE STAGE landing URL = 's3://landing/shop/'" + keys);
            statement.execute("CREATE STAGE lake URL = 's3://lake/'" + keys);
            statement.execute("CREATE SCHEMA lake");
        }
    }

    private String pem() {
        return "-----BEGIN PRIVATE KEY-----\\n"
                + Base64.getEncoder().encodeToString(fake.privateKey().getEncoded()) + "\\n-----END PRIVATE KEY-----";
    }

    @Override
    public void close() throws IOException {
        snowflake.close();
        fake.close();
        aws.close();
        postgres.close();
    }
}
