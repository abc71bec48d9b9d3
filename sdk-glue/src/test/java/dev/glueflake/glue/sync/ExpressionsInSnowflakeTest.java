package dev.glueflake.glue.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glueflake.core.secret.Secret;
import dev.glueflake.core.secret.SecretSource;
import dev.glueflake.snowflake.SnowflakeClient;
import dev.glueflake.snowflake.SnowflakeLiteral;
import dev.glueflake.testkit.snowflake.FakeSnowflake;
import dev.glueflake.testkit.snowflake.internal.sql.parse.SqlParser;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The expressions of columns, computed by the testkit's Snowflake over the SQL API, with the connection of a secret. */
class ExpressionsInSnowflakeTest {
    private static FakeSnowflake fake;
    private static SnowflakeClient client;

    @BeforeAll
    static void connect() {
        fake = FakeSnowflake.start();
        String key = "-----BEGIN PRIVATE KEY-----\\n"
                + Base64.getEncoder().encodeToString(fake.privateKey().getEncoded()) + "\\n-----END PRIVATE KEY-----";
        String json = "{\"url\":\"" + fake.uri() + "/api/v2/statements\",\"accountidentifier\":\"" + fake.account()
                + "\",\"username\":\"" + fake.user() + "\",\"warehouse\":\"COMPUTE_WH\",\"private_key\":\"" + key
                + "\",\"stages\":{\"s3\":{\"d.s.st\":\"s3://bucket/\"}}}";
        SecretSource source =
                reference -> Secret.ofText(reference.jsonKey().isEmpty() ? json : key.replace("\\n", "\n"));
        client = SnowflakeClient.sqlApi(CatalogSyncSecret.read(source, "sync").snowflake());
    }

    @AfterAll
    static void disconnect() {
        client.close();
        fake.close();
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "NULL",
            value = {
                "customer/country=US/x.parquet, US",
                "customer/US/x.parquet, US",
                "customer/Country=US/x.parquet, US",
                "customer/country=a=b/x.parquet, a=b",
                "customer/region=EU/x.parquet, region=EU",
                "customer/country=/x.parquet, NULL",
                "customer/country=__HIVE_DEFAULT_PARTITION__/x.parquet, NULL",
                "customer/country=a%2Fb/x.parquet, a%2Fb",
                "customer, NULL"
            })
    void b07B08B09B10B11PartitionValuesAreReadFromTheKey(String file, @Nullable String value) {
        assertThat(partition("string", file)).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource({"date, 2024-02-29", "int, 7", "boolean, true", "'decimal(5,2)', 1.50"})
    void b05PartitionValuesHaveTheirType(String type, String value) {
        assertThat(partition(type, "customer/country=" + value + "/x")).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "NULL",
            value = {
                "int, 42, 42",
                "int, '', NULL",
                "string, '', ''",
                "date, 2024-02-29, 2024-02-29",
                "'decimal(9,3)', 1.5, 1.500",
                "array<int>, [1], [1]"
            })
    void fieldsOfDelimitedText(String type, String field, @Nullable String value) {
        assertThat(column(GlueTables.LAZY, type, "{\"c1\": \"" + field + "\"}")).isEqualTo(value);
    }

    @Test
    void openCsvDaysAndAvroNumbers() {
        assertThat(column(GlueTables.OPEN, "date", "{\"c1\": \"19782\"}")).isEqualTo("2024-02-29");
        assertThat(column(GlueTables.OPEN, "timestamp", "{\"c1\": \"1500\"}")).startsWith("1970-01-01T00:00:01.5");
        assertThat(column(GlueTables.AVRO, "date", "{\"a b\": 19782}")).isEqualTo("2024-02-29");
    }

    @Test
    void keysWithOddCharactersAreFound() {
        assertThat(column(GlueTables.OPENX, "string", "{\"a b\": \"x\"}")).isEqualTo("x");
        ExternalTable.Column odd = table(GlueTables.table(GlueTables.OPENX).column("a'\\b", "string"))
                .columns()
                .get(0);
        assertThat(value(odd, "{\"a'\\\\b\": \"x\"}")).isEqualTo("x");
    }

    @Test
    void everyExpressionIsOneExpression() {
        for (String serde : new String[] {GlueTables.LAZY, GlueTables.OPEN, GlueTables.AVRO, GlueTables.PARQUET}) {
            for (String type :
                    new String[] {"binary", "timestamp", "map<string,int>", "varchar(3)", "double", "nonsense"}) {
                ExternalTable table =
                        table(GlueTables.table(serde).column("c", type).key("p", type));
                table.columns().forEach(column -> assertThat(SqlParser.parseExpression(column.expression()))
                        .isNotNull());
                table.partitions().forEach(column -> assertThat(SqlParser.parseExpression(column.expression()))
                        .isNotNull());
            }
        }
    }

    private static @Nullable String partition(String type, String file) {
        ExternalTable.Column key = table(GlueTables.table(GlueTables.PARQUET).key("country", type))
                .partitions()
                .get(0);
        return select("SELECT " + key.expression().replace("METADATA$FILENAME", SnowflakeLiteral.of(file)));
    }

    private static @Nullable String column(String serde, String type, String record) {
        return value(
                table(GlueTables.table(serde).column("a b", type)).columns().get(0), record);
    }

    private static @Nullable String value(ExternalTable.Column column, String record) {
        return select("SELECT " + column.expression() + " FROM (SELECT PARSE_JSON(" + SnowflakeLiteral.of(record)
                + ") AS VALUE)");
    }

    private static @Nullable String select(String sql) {
        return client.execute(sql).onlyRow().find(0, String.class).orElse(null);
    }

    private static ExternalTable table(GlueTables table) {
        CatalogSyncSettings settings =
                CatalogSyncSettings.builder().stage("d.s.st", "s3://bucket/").build();
        return ((DdlResult.Translated) new GlueTableToSnowflakeDdl(settings).translate(table.build())).table();
    }
}
