package dev.glueflake.samples.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.glueflake.core.ConfigurationException;
import dev.glueflake.core.GlueflakeException;
import dev.glueflake.core.PermanentException;
import dev.glueflake.core.secret.SecretSource;
import dev.glueflake.snowflake.SnowflakeException;
import dev.glueflake.testkit.aws.AwsService;
import dev.glueflake.testkit.aws.Events;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.glue.model.Column;
import software.amazon.awssdk.services.glue.model.TableInput;

@Timeout(60)
class CatalogSyncHandlerTest {
    private static final World WORLD = new World();
    private static final String ARN = "sync/snowflake";
    private static final String DATABASE = "testdb__public";

    private Events.Subscription events;

    @BeforeEach
    void reset() {
        WORLD.reset();
        WORLD.aws.s3().createBucket(request -> request.bucket("lake"));
        WORLD.secret(ARN, secret());
        WORLD.aws.glue().createDatabase(request -> request.databaseInput(input -> input.name(DATABASE)));
        events = WORLD.aws.events().subscribe(TemplateTest.syncEventPattern().toString());
    }

    @AfterAll
    static void stop() {
        WORLD.close();
    }

    /** The secret of the old system, key by key. */
    private static Map<String, Object> secret() {
        return new LinkedHashMap<>(Map.of(
                "url", WORLD.fake.sqlApiUri().toString(),
                "accountidentifier", WORLD.fake.account(),
                "username", WORLD.fake.user(),
                "warehouse", "COMPUTE_WH",
                "role", "SYSADMIN",
                "password", "generated-and-unused",
                "private_key", WORLD.pem(),
                "stages", Map.of("s3", Map.of("testdb.public.lake", "s3://lake/")),
                "allowedvalues", Map.of("fileformats", List.of("CSV", "JSON", "PARQUET", "ORC", "AVRO"))));
    }

    private static CatalogSyncHandler snowflake() {
        return new CatalogSyncHandler(
                Map.of("TARGET_TYPE", "SNOWFLAKE", "SECRET_ARN", ARN), WORLD.aws.glue(), WORLD.secrets());
    }

    private static TableInput table(String name, String... columns) {
        return TableInput.builder()
                .name(name)
                .storageDescriptor(storage -> storage.location("s3://lake/" + name + "/")
                        .columns(Arrays.stream(columns)
                                .map(column -> Column.builder()
                                        .name(column)
                                        .type("string")
                                        .build())
                                .toList())
                        .serdeInfo(info -> info.serializationLibrary("org.openx.data.jsonserde.JsonSerDe")))
                .partitionKeys(Column.builder().name("country").type("string").build())
                .build();
    }

    private static void createUnreadableTable() {
        TableInput odd = table("odd", "id");
        WORLD.aws.glue().createTable(request -> request.databaseName(DATABASE)
                .tableInput(odd.toBuilder()
                        .storageDescriptor(odd.storageDescriptor().toBuilder()
                                .serdeInfo(info -> info.serializationLibrary("com.example.UnknownSerDe"))
                                .build())
                        .build()));
    }

    private static void createTable(String name) {
        WORLD.aws.glue().createTable(request -> request.databaseName(DATABASE).tableInput(table(name, "id")));
    }

    private JsonNode deliver(CatalogSyncHandler handler) {
        StringBuilder answer = new StringBuilder();
        assertThat(events.deliver(event -> answer.append(World.invoke(handler, event))))
                .isEqualTo(1);
        return World.tree(answer.toString());
    }

    @Test
    void aTableOfTheCatalogBecomesAnExternalTableThatFollowsIt() {
        WORLD.sql("create stage testdb.public.lake url = 's3://lake/' credentials = (aws_key_id = '"
                + WORLD.aws.accessKeyId() + "' aws_secret_key = '" + WORLD.aws.secretAccessKey() + "')");
        WORLD.put("lake", "customer/country=US/data.json", "{\"id\": 7, \"name\": \"a\"}\n");
        CatalogSyncHandler handler = snowflake();

        createTable("customer");
        JsonNode created = deliver(handler);
        WORLD.aws.glue().updateTable(request -> request.databaseName(DATABASE).tableInput(table("customer", "id")));
        JsonNode same = deliver(handler);
        WORLD.aws.glue().updateTable(request -> request.databaseName(DATABASE)
                .tableInput(table("customer", "id", "name")));
        JsonNode altered = deliver(handler);

        assertThat(created.path("statusCode").asInt()).isEqualTo(200);
        assertThat(created.path("tables").get(0).asText()).contains("testdb__public.customer CREATE");
        assertThat(same.path("tables").get(0).asText()).contains("NO_OP");
        assertThat(altered.path("tables").get(0).asText()).contains("ALTER");
        WORLD.sql("alter external table testdb.public.customer refresh");
        assertThat(WORLD.value("select country || id || name from testdb.public.customer"))
                .isEqualTo("US7a");
    }

    @Test
    void aTableThatCannotBeSyncedIsSkippedWithItsReason() {
        createUnreadableTable();

        assertThat(deliver(snowflake()).path("tables").get(0).asText())
                .contains("testdb__public.odd")
                .contains("SKIP");
    }

    @Test
    void b19AFailureInSnowflakeIsThrownAndTheEventStays() {
        createTable("customer");
        WORLD.fake.faults().onSql("(?i)^show").always().error("003001", "42501", "Insufficient privileges");

        assertThatThrownBy(() -> deliver(snowflake()))
                .isInstanceOf(SnowflakeException.class)
                .hasMessageContaining("Insufficient privileges");
        assertThat(events.pending()).isEqualTo(1);
    }

    @Test
    void b26AnErrorOfGlueIsKept() {
        createTable("customer");
        WORLD.aws.faults().on(AwsService.GLUE, "GetTable").error(400, "AccessDeniedException", "not yours", 1);

        assertThatThrownBy(() -> deliver(snowflake()))
                .isInstanceOf(PermanentException.class)
                .hasMessageContaining("not yours");
    }

    @Test
    void b27ACallThatFailedIsNotEvenDelivered() {
        createTable("customer");
        assertThat(events.pending()).isEqualTo(1);
        assertThatThrownBy(() -> createTable("customer")).isNotNull();
        assertThat(events.pending()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{}",
                "{\"detail\":{\"eventSource\":\"glue.amazonaws.com\",\"eventName\":\"CreateTable\"}}"
            })
    void aMalformedEventIsATypedError(String event) {
        CatalogSyncHandler handler = snowflake();
        assertThatThrownBy(() -> World.invoke(handler, event)).isInstanceOf(GlueflakeException.class);
    }

    @Test
    void b34LoggingNeedsNoSnowflakeAndNoSecret() {
        SecretSource none = reference -> {
            throw new AssertionError("asked for " + reference);
        };
        CatalogSyncHandler handler = new CatalogSyncHandler(
                Map.of("TARGET_TYPE", "LOGGING", "STAGES", "testdb.public.lake=s3://lake/"), WORLD.aws.glue(), none);
        createTable("customer");

        assertThat(deliver(handler).path("tables").get(0).asText())
                .contains("CREATE EXTERNAL TABLE \"TESTDB\".\"PUBLIC\".\"CUSTOMER\"");

        createUnreadableTable();
        assertThat(deliver(handler).path("tables").get(0).asText()).contains("SKIP");
        WORLD.aws.glue().deleteTable(request -> request.databaseName(DATABASE).name("odd"));
        assertThat(deliver(handler).path("tables").get(0).asText()).contains("is gone");
        assertThat(WORLD.fake.queryLog().matching("EXTERNAL")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"private_key", "username", "accountidentifier", "stages"})
    void aSecretWithoutAKeyIsRefusedByTheKeysName(String key) {
        Map<String, Object> secret = secret();
        secret.remove(key);
        WORLD.aws.secretsManager().putSecretValue(request -> request.secretId(ARN)
                .secretString(World.json(secret)));

        assertThatThrownBy(CatalogSyncHandlerTest::snowflake)
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining(key)
                .hasMessageContaining(ARN)
                .hasMessageNotContaining("BEGIN PRIVATE KEY")
                .hasMessageNotContaining("generated-and-unused");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "             |                   | TARGET_TYPE is missing; it holds SNOWFLAKE or LOGGING",
                "REDSHIFT     |                   | TARGET_TYPE is neither SNOWFLAKE nor LOGGING",
                "SNOWFLAKE    |                   | SECRET_ARN is missing",
                "LOGGING      | lake              | STAGES holds DB.SCHEMA.STAGE=s3://bucket/prefix/",
                "LOGGING      | lake=s3://lake/   | DATABASE.SCHEMA.STAGE"
            })
    void variablesThatAreMissingOrWrongAreNamed(String target, String stages, String message) {
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("TARGET_TYPE", target == null ? "" : target);
        environment.put("STAGES", stages == null ? "" : stages);

        assertThatThrownBy(() -> new CatalogSyncHandler(environment, WORLD.aws.glue(), WORLD.secrets()))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining(message);
    }
}
