package dev.glueflake.samples.quickstart;

import dev.glueflake.core.secret.SecretReference;
import dev.glueflake.core.secret.SecretsManagerSecretSource;
import dev.glueflake.snowflake.SnowflakeClient;
import dev.glueflake.snowflake.SnowflakeCredentials;
import dev.glueflake.snowflake.SnowflakeIdentifier;
import dev.glueflake.snowflake.SnowflakeSettings;
import dev.glueflake.testkit.aws.AwsEnvironment;
import dev.glueflake.testkit.aws.AwsService;
import dev.glueflake.testkit.snowflake.FakeSnowflake;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.util.Base64;
import javax.sql.DataSource;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * What the quickstart needs of the world, on this machine: a real Postgres, the embedded AWS services, and a fake Snowflake
 * that the real driver connects to with a key from Secrets Manager.
 */
final class LocalCloud implements AutoCloseable {
    private final EmbeddedPostgres postgres;
    private final AwsEnvironment aws;
    private final FakeSnowflake fake;
    private final SnowflakeClient snowflake;

    private LocalCloud(EmbeddedPostgres postgres, AwsEnvironment aws, FakeSnowflake fake) {
        this.postgres = postgres;
        this.aws = aws;
        this.fake = fake;
        this.snowflake = connect();
    }

    static LocalCloud start() throws IOException {
        EmbeddedPostgres postgres = EmbeddedPostgres.start();
        AwsEnvironment aws = AwsEnvironment.embedded();
        FakeSnowflake fake = FakeSnowflake.builder()
                .s3(aws.endpoint(AwsService.S3), aws.region(), aws.accessKeyId(), aws.secretAccessKey())
                .start();
        aws.s3().createBucket(request -> request.bucket("landing"));
        return new LocalCloud(postgres, aws, fake);
    }

    DataSource postgres() {
        return postgres.getPostgresDatabase();
    }

    S3Client s3() {
        return aws.s3();
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
        client.execute("CREATE STAGE landing URL = 's3://landing/shop/'"
                + " CREDENTIALS = (AWS_KEY_ID = '" + aws.accessKeyId() + "' AWS_SECRET_KEY = '" + aws.secretAccessKey()
                + "')");
        return client;
    }
    // end::connect[]

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
