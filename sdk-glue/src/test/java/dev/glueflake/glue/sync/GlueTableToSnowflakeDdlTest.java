package dev.glueflake.glue.sync;

import static dev.glueflake.glue.sync.GlueTables.AVRO;
import static dev.glueflake.glue.sync.GlueTables.LAZY;
import static dev.glueflake.glue.sync.GlueTables.MULTI;
import static dev.glueflake.glue.sync.GlueTables.OPEN;
import static dev.glueflake.glue.sync.GlueTables.OPENX;
import static dev.glueflake.glue.sync.GlueTables.ORC;
import static dev.glueflake.glue.sync.GlueTables.PARQUET;
import static dev.glueflake.glue.sync.GlueTables.table;
import static org.assertj.core.api.Assertions.assertThat;

import dev.glueflake.glue.sync.ExternalTable.Column;
import dev.glueflake.glue.sync.ExternalTable.Format;
import dev.glueflake.glue.sync.ExternalTable.Option;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.glue.model.Table;

class GlueTableToSnowflakeDdlTest {
    private static final CatalogSyncSettings SETTINGS = CatalogSyncSettings.builder()
            .stage("dev_db.public.customerstage", "s3://bucket")
            .build();

    @Test
    void b34APartitionedParquetTableBecomesThisStatementWithoutAnyClient() {
        ExternalTable table = translated(table(PARQUET)
                .described("It's ours")
                .column("id", "bigint")
                .column("tags", "array<string>")
                .key("country", "string")
                .key("dt", "date")
                .build());
        assertThat(table.createSql()).isEqualTo("""
                        CREATE EXTERNAL TABLE "SALES_DB"."PUBLIC"."CUSTOMER" (
                          "ID" NUMBER(38,0) AS (VALUE:"id"::NUMBER(38,0)),
                          "TAGS" VARIANT AS (VALUE:"tags"::VARIANT),
                          "COUNTRY" VARCHAR AS (NULLIF(NULLIF(IFF(STARTSWITH(LOWER(SPLIT_PART(METADATA$FILENAME, '/', 2)), \
                        'country='), SUBSTR(SPLIT_PART(METADATA$FILENAME, '/', 2), 9), SPLIT_PART(METADATA$FILENAME, '/', 2)), \
                        '__HIVE_DEFAULT_PARTITION__'), '')::VARCHAR),
                          "DT" DATE AS (NULLIF(NULLIF(IFF(STARTSWITH(LOWER(SPLIT_PART(METADATA$FILENAME, '/', 3)), 'dt='), \
                        SUBSTR(SPLIT_PART(METADATA$FILENAME, '/', 3), 4), SPLIT_PART(METADATA$FILENAME, '/', 3)), \
                        '__HIVE_DEFAULT_PARTITION__'), '')::DATE)
                        )
                        PARTITION BY ("COUNTRY", "DT")
                        LOCATION = @"DEV_DB"."PUBLIC"."CUSTOMERSTAGE"/customer/
                        AUTO_REFRESH = TRUE
                        PATTERN = '(.*/)?[^_./]([^/]*[^/$])?'
                        FILE_FORMAT = (TYPE = PARQUET, COMPRESSION = AUTO, BINARY_AS_TEXT = FALSE, \
                        REPLACE_INVALID_CHARACTERS = TRUE)
                        COMMENT = '%s'""".formatted(table.comment().replace("'", "''")));
        assertThat(table.replaceSql())
                .startsWith("CREATE OR REPLACE EXTERNAL TABLE ")
                .contains("\nCOPY GRANTS\nCOMMENT = 'It''s ours [glueflake-sync/1 ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "boolean                        | BOOLEAN       | VALUE:\"c\"::BOOLEAN",
                "smallint                       | NUMBER(38,0)  | VALUE:\"c\"::NUMBER(38,0)",
                "double                         | FLOAT         | VALUE:\"c\"::FLOAT",
                "decimal                        | NUMBER(10,0)  | VALUE:\"c\"::NUMBER(10,0)",
                "decimal(38,18)                 | NUMBER(38,18) | VALUE:\"c\"::NUMBER(38,18)",
                "string                         | VARCHAR       | VALUE:\"c\"::VARCHAR",
                "char(3)                        | VARCHAR(3)    | VALUE:\"c\"::VARCHAR(3)",
                "date                           | DATE          | VALUE:\"c\"::DATE",
                "timestamp                      | TIMESTAMP_NTZ | VALUE:\"c\"::TIMESTAMP_NTZ",
                "timestamp with local time zone | TIMESTAMP_LTZ | VALUE:\"c\"::TIMESTAMP_LTZ",
                "binary                         | BINARY        | VALUE:\"c\"::BINARY",
                "void                           | VARCHAR       | VALUE:\"c\"::VARCHAR",
                "map<string,int>                | VARIANT       | VALUE:\"c\"::VARIANT",
                "struct<a-b:int>                | VARIANT       | VALUE:\"c\"::VARIANT",
                "uniontype<int,string>          | VARIANT       | VALUE:\"c\"::VARIANT",
            })
    void b04EveryHiveTypeHasASnowflakeType(String hive, String type, String expression) {
        Column column =
                translated(table(PARQUET).column("c", hive).build()).columns().get(0);
        assertThat(column.type()).isEqualTo(type);
        assertThat(column.expression()).isEqualTo(expression);
    }

    @Test
    void aTypeThatCannotBeReadIsVariantWithAWarning() {
        ExternalTable table = translated(
                table(PARQUET).column("c", "int) as (1)); drop table x; --").build());
        assertThat(table.columns().get(0).sql()).isEqualTo("\"C\" VARIANT AS (VALUE:\"c\"::VARIANT)");
        assertThat(table.warnings()).singleElement().asString().contains("\"c\"", "position 4");
    }

    @Test
    void b01DepthCountsFromTheBucketsRoot() {
        CatalogSyncSettings prefixed =
                CatalogSyncSettings.builder().stage("D.S.ST", "s3://bucket/pre").build();
        ExternalTable table = translated(
                table(PARQUET)
                        .at("s3://bucket/pre/customer")
                        .key("country", "string")
                        .build(),
                prefixed);
        assertThat(table.location()).isEqualTo("@\"D\".\"S\".\"ST\"/customer/");
        assertThat(table.partitions().get(0).expression()).contains("SPLIT_PART(METADATA$FILENAME, '/', 3)");
    }

    @Test
    void b02CsvColumnsAreReadByPosition() {
        ExternalTable table = translated(table(LAZY)
                .column("id", "int")
                .column("name", "string")
                .column("born", "date")
                .column("blob", "binary")
                .column("tags", "array<string>")
                .build());
        assertThat(table.columns())
                .extracting(Column::sql)
                .containsExactly(
                        "\"ID\" NUMBER(38,0) AS (NULLIF(VALUE:c1::VARCHAR, '')::NUMBER(38,0))",
                        "\"NAME\" VARCHAR AS (VALUE:c2::VARCHAR)",
                        "\"BORN\" DATE AS (NULLIF(VALUE:c3::VARCHAR, '')::DATE)",
                        "\"BLOB\" BINARY AS (TO_BINARY(NULLIF(VALUE:c4::VARCHAR, ''), 'BASE64'))",
                        "\"TAGS\" VARCHAR AS (VALUE:c5::VARCHAR)");
    }

    @Test
    void b03CsvOptionsComeFromSerDeAndTable() {
        assertThat(format(table(LAZY).build()))
                .isEqualTo(
                        "FIELD_DELIMITER = '0x01', ESCAPE_UNENCLOSED_FIELD = NONE, FIELD_OPTIONALLY_ENCLOSED_BY = NONE,"
                                + " NULL_IF = ('\\\\N'), EMPTY_FIELD_AS_NULL = FALSE, COMPRESSION = AUTO");
        assertThat(format(table(LAZY)
                        .serdeWith("field.delim", ",")
                        .serdeWith("escape.delim", "\\")
                        .serdeWith("serialization.null.format", "")
                        .serdeWith("skip.header.line.count", "1")
                        .with("compressionType", "gzip")
                        .build()))
                .isEqualTo(
                        "FIELD_DELIMITER = ',', ESCAPE_UNENCLOSED_FIELD = '\\\\', FIELD_OPTIONALLY_ENCLOSED_BY = NONE,"
                                + " NULL_IF = (''), EMPTY_FIELD_AS_NULL = FALSE, SKIP_HEADER = 1, COMPRESSION = GZIP");
        assertThat(format(table(LAZY).serdeWith("serialization.format", "9").build()))
                .startsWith("FIELD_DELIMITER = '0x09'");
        assertThat(format(table(OPEN)
                        .serdeWith("separatorChar", "|")
                        .serdeWith("quoteChar", "'")
                        .with("skip.header.line.count", "2")
                        .build()))
                .isEqualTo("FIELD_DELIMITER = '|', MULTI_LINE = FALSE, ESCAPE_UNENCLOSED_FIELD = '\\\\',"
                        + " FIELD_OPTIONALLY_ENCLOSED_BY = '''', NULL_IF = (), EMPTY_FIELD_AS_NULL = FALSE,"
                        + " SKIP_HEADER = 2, COMPRESSION = AUTO");
        assertThat(format(table(MULTI).serdeWith("field.delim", "~|~").build())).startsWith("FIELD_DELIMITER = '~|~'");
    }

    @Test
    void openCsvReadsDaysAndMillisecondsAsAthenaDoes() {
        ExternalTable table = translated(
                table(OPEN).column("d", "date").column("t", "timestamp").build());
        assertThat(table.columns())
                .extracting(Column::expression)
                .containsExactly(
                        "DATEADD(DAY, NULLIF(VALUE:c1::VARCHAR, '')::NUMBER(38,0), '1970-01-01'::DATE)",
                        "TO_TIMESTAMP_NTZ(NULLIF(VALUE:c2::VARCHAR, '')::NUMBER(38,0), 3)");
    }

    @Test
    void theOtherFormatsHaveTheirOptions() {
        assertThat(format(table(OPENX).build()))
                .isEqualTo("COMPRESSION = AUTO, MULTI_LINE = FALSE, REPLACE_INVALID_CHARACTERS = TRUE");
        assertThat(format(table(OPENX).with("jsonPath", "$[*]").build())).contains("STRIP_OUTER_ARRAY = TRUE");
        assertThat(format(table(ORC).build())).isEqualTo("REPLACE_INVALID_CHARACTERS = TRUE");
        assertThat(format(table(AVRO).build())).isEqualTo("COMPRESSION = AUTO, REPLACE_INVALID_CHARACTERS = TRUE");
    }

    @ParameterizedTest
    @CsvSource({"string, VARCHAR", "int, 'NUMBER(38,0)'", "date, DATE", "boolean, BOOLEAN", "timestamp, TIMESTAMP_NTZ"})
    void b05PartitionColumnsAreCastToTheirType(String hive, String type) {
        Column key =
                translated(table(PARQUET).key("p", hive).build()).partitions().get(0);
        assertThat(key.type()).isEqualTo(type);
        assertThat(key.expression()).endsWith("::" + type);
    }

    @Test
    void b06B07B08B09B11PartitionsUseListedFunctionsAndCutOnlyTheirOwnPrefix() {
        String expression = translated(table(PARQUET).key("Country", "string").build())
                .partitions()
                .get(0)
                .expression();
        assertThat(expression.replaceAll("'[^']*'", "").replaceAll("METADATA\\$FILENAME|::VARCHAR", ""))
                .matches("[A-Z_0-9(), ]+")
                .doesNotContain("DECODE");
        assertThat(expression.split("[^A-Z_]+"))
                .filteredOn(word -> !word.isEmpty())
                .isSubsetOf(
                        "NULLIF",
                        "IFF",
                        "STARTSWITH",
                        "LOWER",
                        "SPLIT_PART",
                        "SUBSTR",
                        "METADATA",
                        "FILENAME",
                        "VARCHAR",
                        "__HIVE_DEFAULT_PARTITION__");
        assertThat(expression).contains("'country='", ", 9)", "'__HIVE_DEFAULT_PARTITION__'), '')");
    }

    @Test
    void b13NamesAreQuotedInUpperCaseAndCollisionsSettled() {
        ExternalTable table = translated(table(OPENX)
                .named("d-b__s", "order\"; drop table x; --")
                .column("group", "string")
                .column("value", "string")
                .column("metadata$filename", "string")
                .column("we\"ird", "string")
                .build());
        assertThat(table.name().sql()).isEqualTo("\"D-B\".\"S\".\"ORDER\"\"; DROP TABLE X; --\"");
        assertThat(table.columns())
                .extracting(column -> column.name().sql() + " " + column.expression())
                .containsExactly(
                        "\"GROUP\" VALUE:\"group\"::VARCHAR",
                        "\"VALUE_\" VALUE:\"value\"::VARCHAR",
                        "\"METADATA$FILENAME_\" VALUE:\"metadata$filename\"::VARCHAR",
                        "\"WE\"\"IRD\" GET(VALUE, 'we\"ird')::VARCHAR");
        assertThat(table.warnings()).hasSize(2);
    }

    @Test
    void b14KeysHaveTheirTrueCase() {
        String spark = "{\"type\":\"struct\",\"fields\":[{\"name\":\"userId\"},{\"name\":\"NoSuch\"}]}";
        assertThat(key(table(OPENX).serdeWith("mapping.userid", "user-ID"))).isEqualTo("VALUE:\"user-ID\"::VARCHAR");
        assertThat(key(table(AVRO)
                        .serdeWith("avro.schema.literal", "{\"fields\":[{\"name\":\"UserId\",\"type\":\"string\"}]}")))
                .isEqualTo("VALUE:\"UserId\"::VARCHAR");
        assertThat(key(table(PARQUET).with("spark.sql.sources.schema", spark))).isEqualTo("VALUE:\"userId\"::VARCHAR");
        assertThat(key(table(PARQUET)
                        .with("spark.sql.sources.schema.numParts", "2")
                        .with("spark.sql.sources.schema.part.0", spark.substring(0, 30))
                        .with("spark.sql.sources.schema.part.1", spark.substring(30))))
                .isEqualTo("VALUE:\"userId\"::VARCHAR");
        assertThat(key(table(OPENX).serdeWith("paths", "id,userID"))).isEqualTo("VALUE:\"userID\"::VARCHAR");
        assertThat(key(table(AVRO).serdeWith("avro.schema.literal", "{broken"))).isEqualTo("VALUE:\"userid\"::VARCHAR");
        CatalogSyncSettings ignoring = CatalogSyncSettings.builder()
                .stage("D.S.ST", "s3://bucket")
                .ignoreKeyCase(true)
                .build();
        assertThat(translated(table(OPENX).column("userid", "string").build(), ignoring)
                        .columns()
                        .get(0)
                        .expression())
                .isEqualTo("GET_IGNORE_CASE(VALUE, 'userid')::VARCHAR");
    }

    @Test
    void avroNumbersBecomeDatesAndTimestamps() {
        String schema = """
                {"fields":[{"name":"At","type":["null",{"type":"long","logicalType":"timestamp-millis"}]},
                           {"name":"Day","type":{"type":"int","logicalType":"date"}}]}""";
        assertThat(translated(table(AVRO)
                                .serdeWith("avro.schema.literal", schema)
                                .column("at", "timestamp")
                                .column("day", "date")
                                .build())
                        .columns())
                .extracting(Column::expression)
                .containsExactly(
                        "TO_TIMESTAMP_NTZ(VALUE:\"At\"::NUMBER(38,0), 3)",
                        "DATEADD(DAY, VALUE:\"Day\"::NUMBER(38,0), '1970-01-01'::DATE)");
        assertThat(translated(table(PARQUET)
                                .with("snowflake.timestamp.scale", "6")
                                .column("t", "timestamp")
                                .build())
                        .columns())
                .extracting(Column::expression)
                .containsExactly("TO_TIMESTAMP_NTZ(VALUE:\"t\"::NUMBER(38,0), 6)");
    }

    @ParameterizedTest
    @CsvSource({
        "org.apache.hadoop.hive.ql.io.parquet.MapredParquetInputFormat, , PARQUET",
        "org.apache.hadoop.hive.ql.io.orc.OrcInputFormat, , ORC",
        "org.apache.hadoop.hive.ql.io.avro.AvroContainerInputFormat, csv, AVRO",
        "org.apache.hadoop.mapred.TextInputFormat, , CSV",
        "org.apache.hadoop.mapred.TextInputFormat, json, JSON",
        ", parquet, PARQUET"
    })
    void b15TheFormatIsFoundWithoutSerDeOrClassification(String input, String classification, Format format) {
        GlueTables table = table("").input(input == null ? "" : input);
        if (classification != null) {
            table.with("classification", classification);
        }
        assertThat(translated(table.build()).format()).isEqualTo(format);
    }

    @Test
    void b15B18TheSerDeCountsBeforeTheClassification() {
        assertThat(translated(table(OPENX).with("classification", "csv").build())
                        .format())
                .isEqualTo(Format.JSON);
        assertThat(translated(table("").with("classification", " Parquet ").build())
                        .format())
                .isEqualTo(Format.PARQUET);
    }

    @Test
    void b16NoPartitionKeysMeansNoPartitions() {
        ExternalTable table = translated(table(PARQUET).column("a", "int").build());
        assertThat(table.partitions()).isEmpty();
        assertThat(table.createSql()).doesNotContain("PARTITION BY");
    }

    @Test
    void aColumnInDataAndPathIsReadFromThePathAndKeepsItsCsvPosition() {
        ExternalTable table = translated(table(LAZY)
                .column("a", "string")
                .column("country", "string")
                .column("b", "string")
                .key("country", "string")
                .build());
        assertThat(table.columns())
                .extracting(Column::expression)
                .containsExactly("VALUE:c1::VARCHAR", "VALUE:c3::VARCHAR");
        assertThat(table.partitions()).hasSize(1);
    }

    @Test
    void theLongestStageOfWholeSegmentsCovers() {
        CatalogSyncSettings settings = CatalogSyncSettings.builder()
                .stage("D.S.ROOT", "s3://bucket/")
                .stage("D.S.CUSTOMER", "s3://bucket/customer")
                .stage("D.S.DEEP", "s3://bucket/customer/eu/")
                .stage("D.S.TWIN", "s3a://bucket/customer/eu")
                .stage("D.S.OTHER", "s3://other/customer/eu/")
                .build();
        assertThat(location(settings, "s3://bucket/customer_v2/")).isEqualTo("@\"D\".\"S\".\"ROOT\"/customer_v2/");
        assertThat(location(settings, "s3://bucket/customer")).isEqualTo("@\"D\".\"S\".\"CUSTOMER\"");
        assertThat(location(settings, "s3://bucket/customer/eu/x")).isEqualTo("@\"D\".\"S\".\"DEEP\"/x/");
    }

    @Test
    void b31TheLocationEndsWithASlash() {
        assertThat(location(SETTINGS, "s3://bucket/a/customer")).endsWith("/a/customer/");
    }

    @ParameterizedTest
    @CsvSource({"s3a://bucket/x/", "s3n://bucket/x", "S3A://bucket/x"})
    void b32HadoopsSpellingsOfS3Match(String url) {
        assertThat(location(SETTINGS, url)).endsWith("/x/");
    }

    @Test
    void b25TheDatabaseIsSplitAtTheFirstDoubleUnderscore() {
        assertThat(translated(table(PARQUET).named("a__b__c", "t").build())
                        .name()
                        .sql())
                .isEqualTo("\"A\".\"B__C\".\"T\"");
    }

    @Test
    void commentsHoldAnyDescriptionOnOneLine() {
        ExternalTable table = translated(table(PARQUET)
                .described("a\n'; drop table x; --\\ \u0000" + "z".repeat(5_000))
                .build());
        assertThat(table.description()).hasSize(500).startsWith("a '; drop table x; --\\  z");
        assertThat(table.createSql()).contains("COMMENT = 'a ''; drop table x; --\\\\  z");
    }

    @Test
    void volatileParametersDoNotChangeTheDefinition() {
        Table before =
                table(PARQUET).column("a", "int").with("recordCount", "1").build();
        Table after = table(PARQUET)
                .column("a", "int")
                .with("recordCount", "2")
                .with("UPDATED_BY_CRAWLER", "c")
                .with("transient_lastDdlTime", "9")
                .build();
        assertThat(translated(after).comment()).isEqualTo(translated(before).comment());
    }

    private static String key(GlueTables table) {
        return translated(table.column("userid", "string").build())
                .columns()
                .get(0)
                .expression();
    }

    private static String location(CatalogSyncSettings settings, String url) {
        return translated(table(PARQUET).at(url).build(), settings).location();
    }

    private static String format(Table table) {
        List<Option> options = translated(table).options();
        return String.join(", ", options.stream().map(Option::sql).toList());
    }

    private static ExternalTable translated(Table table) {
        return translated(table, SETTINGS);
    }

    private static ExternalTable translated(Table table, CatalogSyncSettings settings) {
        DdlResult result = new GlueTableToSnowflakeDdl(settings).translate(table);
        assertThat(result).isInstanceOf(DdlResult.Translated.class);
        return ((DdlResult.Translated) result).table();
    }
}
