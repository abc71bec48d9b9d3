package dev.glueflake.glue.sync;

import dev.glueflake.core.secret.Secret;
import dev.glueflake.glue.sync.CatalogSyncSettings.DeletePolicy;
import dev.glueflake.snowflake.SnowflakeClient;
import dev.glueflake.snowflake.SnowflakeCredentials;
import dev.glueflake.snowflake.SnowflakeSettings;
import dev.glueflake.snowflake.SqlStatement;
import dev.glueflake.testkit.aws.AwsService;
import dev.glueflake.testkit.aws.EmbeddedAws;
import dev.glueflake.testkit.snowflake.FakeSnowflake;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.avro.Schema;
import org.apache.avro.file.DataFileWriter;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.glue.model.Table;
import software.amazon.awssdk.services.glue.model.TableInput;

/** Embedded AWS with the bucket {@code bucket} and the Glue database {@code sales_db__public}; a Snowflake with a stage over it. */
final class SyncWorld implements AutoCloseable {
    static final String DATABASE = "sales_db__public";

    final EmbeddedAws aws = EmbeddedAws.builder().start();
    final FakeSnowflake fake = FakeSnowflake.builder()
            .s3(aws.endpoint(AwsService.S3), aws.region(), aws.accessKeyId(), aws.secretAccessKey())
            .start();
    final SnowflakeClient client;

    private SyncWorld(boolean overSqlApi) {
        SnowflakeCredentials.Source key =
                SnowflakeCredentials.Source.fixed(Secret.ofText("-----BEGIN PRIVATE KEY-----\n"
                        + Base64.getEncoder().encodeToString(fake.privateKey().getEncoded())
                        + "\n-----END PRIVATE KEY-----"));
        SnowflakeSettings settings = SnowflakeSettings.builder(
                        fake.account(), SnowflakeCredentials.keyPair(fake.user(), key))
                .url(fake.uri().toString())
                .build();
        client = overSqlApi ? SnowflakeClient.sqlApi(settings) : SnowflakeClient.jdbc(fake.dataSource());
    }

    /** As at the beginning. */
    void reset() {
        aws.reset();
        fake.reset();
        delivered = 0;
        aws.s3().createBucket(request -> request.bucket("bucket"));
        aws.glue().createDatabase(request -> request.databaseInput(input -> input.name(DATABASE)));
        for (String sql : List.of(
                "create database sales_db",
                "create database d",
                "create schema d.s",
                "create stage d.s.st url = 's3://bucket/'")) {
            client.execute(sql);
        }
    }

    static SyncWorld overJdbc() {
        return new SyncWorld(false);
    }

    static SyncWorld overSqlApi() {
        return new SyncWorld(true);
    }

    CatalogSync sync() {
        return sync(true);
    }

    CatalogSync sync(boolean autoRefresh) {
        CatalogSyncSettings settings = CatalogSyncSettings.builder()
                .stage("d.s.st", "s3://bucket/")
                .deletePolicy(DeletePolicy.DROP)
                .autoRefresh(autoRefresh)
                .build();
        return CatalogSync.builder(aws.glue(), client, settings).build();
    }

    /** The events of the catalog's changes since the last call, each delivered once. */
    List<SyncPlan.Action> deliver(CatalogSync sync) {
        List<SyncPlan.Action> actions = new ArrayList<>();
        List<String> events = aws.events().recorded();
        for (String event : events.subList(delivered, events.size())) {
            sync.onEvent(event).results().forEach(result -> actions.add(result.action()));
        }
        delivered = events.size();
        return actions;
    }

    private int delivered;

    /** The last event once more. */
    SyncPlan.Action again(CatalogSync sync) {
        List<String> events = aws.events().recorded();
        return sync.onEvent(events.get(events.size() - 1)).results().get(0).action();
    }

    void create(GlueTables table) {
        aws.glue().createTable(request -> request.databaseName(DATABASE).tableInput(input(table)));
    }

    void update(GlueTables table) {
        aws.glue().updateTable(request -> request.databaseName(DATABASE).tableInput(input(table)));
    }

    void delete(String table) {
        aws.glue().deleteTable(request -> request.databaseName(DATABASE).name(table));
    }

    private static TableInput input(GlueTables table) {
        Table built = table.build();
        return TableInput.builder()
                .name(built.name())
                .description(built.description())
                .parameters(built.parameters())
                .partitionKeys(built.partitionKeys())
                .storageDescriptor(built.storageDescriptor())
                .build();
    }

    /** Cells joined by a comma, rows by a blank. */
    String rows(String sql) {
        return client
                .query(SqlStatement.of(sql), row -> IntStream.range(
                                0, row.columns().size())
                        .mapToObj(i -> row.find(i, String.class).orElse("null"))
                        .collect(Collectors.joining(",")))
                .stream()
                .collect(Collectors.joining(" "));
    }

    void put(String key, byte[] content) {
        aws.s3().putObject(request -> request.bucket("bucket").key(key), RequestBody.fromBytes(content));
    }

    /** What DuckDB writes for a query. */
    static byte[] parquet(String query) {
        try {
            Path file = Files.createTempFile("sync", ".parquet");
            try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
                    Statement statement = duck.createStatement()) {
                statement.execute("COPY (" + query + ") TO '" + file + "' (FORMAT parquet)");
                return Files.readAllBytes(file);
            } finally {
                Files.delete(file);
            }
        } catch (IOException | SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Records of two fields, the second one nullable. */
    static byte[] avro(Object... cells) {
        Schema schema = new Schema.Parser()
                .parse("{\"type\":\"record\",\"name\":\"r\",\"fields\":[{\"name\":\"id\",\"type\":\"long\"},"
                        + "{\"name\":\"speed\",\"type\":[\"null\",\"double\"],\"default\":null}]}");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (DataFileWriter<GenericRecord> writer = new DataFileWriter<>(new GenericDatumWriter<>(schema))) {
            writer.create(schema, out);
            for (int i = 0; i < cells.length; i += 2) {
                GenericRecord record = new GenericData.Record(schema);
                record.put("id", Objects.requireNonNull(cells[i]));
                record.put("speed", cells[i + 1]);
                writer.append(record);
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return out.toByteArray();
    }

    @Override
    public void close() {
        client.close();
        fake.close();
        aws.close();
    }
}
