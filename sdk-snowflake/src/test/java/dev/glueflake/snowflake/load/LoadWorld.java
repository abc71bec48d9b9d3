package dev.glueflake.snowflake.load;

import dev.glueflake.core.S3Location;
import dev.glueflake.core.secret.Secret;
import dev.glueflake.snowflake.QualifiedName;
import dev.glueflake.snowflake.SnowflakeClient;
import dev.glueflake.snowflake.SnowflakeCredentials;
import dev.glueflake.snowflake.SnowflakeIdentifier;
import dev.glueflake.snowflake.SnowflakeSettings;
import dev.glueflake.snowflake.SqlStatement;
import dev.glueflake.testkit.aws.AwsService;
import dev.glueflake.testkit.aws.EmbeddedAws;
import dev.glueflake.testkit.snowflake.FakeSnowflake;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** A real Postgres, embedded AWS and a fake Snowflake with a stage between them, empty at first. */
final class LoadWorld implements AutoCloseable {
    final EmbeddedAws aws;
    final FakeSnowflake fake;
    final SnowflakeClient snowflake;
    private final EmbeddedPostgres postgres;

    private LoadWorld(EmbeddedPostgres postgres, EmbeddedAws aws, FakeSnowflake fake) {
        this.postgres = postgres;
        this.aws = aws;
        this.fake = fake;
        SnowflakeCredentials credentials = SnowflakeCredentials.password(
                fake.user(), SnowflakeCredentials.Source.fixed(Secret.ofText(fake.password())));
        this.snowflake = SnowflakeClient.jdbc(SnowflakeSettings.builder(fake.account(), credentials)
                .url(fake.uri().toString())
                .database(SnowflakeIdentifier.of("SHOP"))
                .schema(SnowflakeIdentifier.of("PUBLIC"))
                .networkTimeout(Duration.ofSeconds(3))
                .build());
    }

    static LoadWorld start() throws IOException {
        EmbeddedPostgres postgres = EmbeddedPostgres.start();
        EmbeddedAws aws = EmbeddedAws.builder().start();
        FakeSnowflake fake = FakeSnowflake.builder()
                .s3(aws.endpoint(AwsService.S3), aws.region(), aws.accessKeyId(), aws.secretAccessKey())
                .start();
        return new LoadWorld(postgres, aws, fake);
    }

    /** Empties everything, for the next test. */
    void reset() throws SQLException {
        aws.reset();
        fake.reset();
        postgres("DROP SCHEMA public CASCADE", "CREATE SCHEMA public");
        aws.s3().createBucket(request -> request.bucket("landing"));
        snowflake.execute("CREATE STAGE landing URL = 's3://landing/shop/' CREDENTIALS = (AWS_KEY_ID = '"
                + aws.accessKeyId() + "' AWS_SECRET_KEY = '" + aws.secretAccessKey() + "')");
    }

    DataSource source() {
        return postgres.getPostgresDatabase();
    }

    TableLoader loader() {
        return TableLoader.builder(snowflake, source(), aws.s3()).build();
    }

    TableLoad.Builder load(String table, LoadStrategy strategy) {
        return TableLoad.builder(
                table,
                QualifiedName.of(
                        SnowflakeIdentifier.of("SHOP"),
                        SnowflakeIdentifier.of("PUBLIC"),
                        SnowflakeIdentifier.parse(table)),
                strategy,
                new StageLocation(QualifiedName.parse("shop.public.landing"), S3Location.parse("s3://landing/shop/")));
    }

    void postgres(String... statements) throws SQLException {
        try (Connection connection = source().getConnection();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    /** Rows of the source as text, null for NULL. */
    List<List<String>> postgresRows(String sql) throws SQLException {
        List<List<String>> rows = new ArrayList<>();
        try (Connection connection = source().getConnection();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            while (result.next()) {
                List<String> row = new ArrayList<>();
                for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                    row.add(result.getString(i));
                }
                rows.add(row);
            }
        }
        return rows;
    }

    /** Rows of the target as text, null for NULL. */
    List<List<String>> snowflakeRows(String sql) {
        return snowflake.query(SqlStatement.of(sql), row -> {
            List<String> values = new ArrayList<>();
            for (int i = 0; i < row.columns().size(); i++) {
                values.add(row.find(i, String.class).orElse(null));
            }
            return values;
        });
    }

    List<String> objects() {
        return aws.s3().listObjectsV2(request -> request.bucket("landing")).contents().stream()
                .map(object -> object.key())
                .toList();
    }

    @Override
    public void close() throws IOException {
        snowflake.close();
        fake.close();
        aws.close();
        postgres.close();
    }
}
