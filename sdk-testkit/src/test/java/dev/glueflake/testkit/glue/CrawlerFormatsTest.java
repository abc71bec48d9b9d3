package dev.glueflake.testkit.glue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glueflake.testkit.MovableClock;
import dev.glueflake.testkit.aws.AwsExtension;
import dev.glueflake.testkit.aws.EmbeddedAws;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.glue.model.Column;
import software.amazon.awssdk.services.glue.model.Partition;
import software.amazon.awssdk.services.glue.model.S3Target;
import software.amazon.awssdk.services.glue.model.Table;
import software.amazon.awssdk.services.s3.S3Client;

class CrawlerFormatsTest {
    private static final MovableClock CLOCK = MovableClock.running();
    private static final String CSV = "id,name\n1,x\n2,y\n";

    @RegisterExtension
    static final AwsExtension EXTENSION =
            AwsExtension.with(EmbeddedAws.builder().clock(CLOCK));

    private final GlueClient glue;
    private final S3Client s3;

    CrawlerFormatsTest(GlueClient glue, S3Client s3) {
        this.glue = glue;
        this.s3 = s3;
    }

    @BeforeEach
    void createBucket() {
        s3.createBucket(request -> request.bucket("data"));
        glue.createDatabase(request -> request.databaseInput(input -> input.name("lake")));
    }

    @Test
    void aTextWithAHeaderIsCsv() {
        put("t/a.csv", "Id|Price|Ok|Note\n1|2.5|true|\"a|b\"\n|3||x\n");

        Table table = onlyTable("s3://data/t");

        assertThat(columns(table.storageDescriptor().columns()))
                .containsExactly("id bigint", "price double", "ok boolean", "note string");
        assertThat(table.parameters())
                .containsEntry("classification", "csv")
                .containsEntry("skip.header.line.count", "1")
                .containsEntry("delimiter", "|")
                .containsEntry("compressionType", "none")
                .containsEntry("typeOfData", "file")
                .containsEntry("recordCount", "2");
        assertThat(table.storageDescriptor().serdeInfo().serializationLibrary())
                .isEqualTo("org.apache.hadoop.hive.serde2.lazy.LazySimpleSerDe");
        assertThat(table.storageDescriptor().serdeInfo().parameters()).containsEntry("field.delim", "|");
        assertThat(table.storageDescriptor().inputFormat()).isEqualTo("org.apache.hadoop.mapred.TextInputFormat");
        assertThat(table.storageDescriptor().location()).isEqualTo("s3://data/t/");
        assertThat(table.tableType()).isEqualTo("EXTERNAL_TABLE");
    }

    @Test
    void aHeaderOverTextsOnlyIsNotSeen() {
        put("t/a.csv", "city,country\nBerlin,de\nParis,fr\n");

        Table table = onlyTable("s3://data/t");

        assertThat(columns(table.storageDescriptor().columns())).containsExactly("col0 string", "col1 string");
        assertThat(table.parameters()).doesNotContainKey("skip.header.line.count");
    }

    @Test
    void jsonLinesGetNestedTypes() throws IOException {
        put(
                "t/a.json.gz",
                zipped(
                        "{\"Id\":1,\"tags\":[\"a\"],\"o\":{\"x\":1.5,\"y\":null}}\n{\"Id\":3000000000,\"late\":true}\n"));

        Table table = onlyTable("s3://data/t");

        assertThat(columns(table.storageDescriptor().columns()))
                .containsExactly("id bigint", "tags array<string>", "o struct<x:double,y:string>", "late boolean");
        assertThat(table.parameters()).containsEntry("classification", "json").containsEntry("compressionType", "gzip");
        assertThat(table.storageDescriptor().serdeInfo().parameters()).containsEntry("paths", "Id,tags,o,late");
    }

    @Test
    void hiveParquetGetsItsKeysAndPartitions(@TempDir Path folder) throws Exception {
        byte[] file = parquet(
                folder,
                "SELECT 1::INTEGER AS \"Id\", 2.50::DECIMAL(10,2) AS amount, DATE '2024-01-02' AS d,"
                        + " TIMESTAMP '2024-01-02 03:04:05' AS ts, {'a': 1::BIGINT, 'b c': ['x']} AS s, MAP {'k': 1.5::DOUBLE} AS m");
        put("sales/country=US/dt=2024-01-01/p.parquet", file);
        put("sales/country=DE/dt=a=b/p.parquet", file);
        put("sales/_SUCCESS", "");

        Table table = onlyTable("s3://data/sales/");

        assertThat(columns(table.storageDescriptor().columns()))
                .containsExactly(
                        "id int",
                        "amount decimal(10,2)",
                        "d date",
                        "ts timestamp",
                        "s struct<a:bigint,b c:array<string>>",
                        "m map<string,double>");
        assertThat(columns(table.partitionKeys())).containsExactly("country string", "dt string");
        assertThat(table.storageDescriptor().serdeInfo().serializationLibrary())
                .isEqualTo("org.apache.hadoop.hive.ql.io.parquet.serde.ParquetHiveSerDe");
        assertThat(table.parameters()).containsEntry("recordCount", "2").containsEntry("objectCount", "2");
        assertThat(partitions("sales"))
                .containsExactlyInAnyOrder(
                        "[DE, a=b] s3://data/sales/country=DE/dt=a=b/",
                        "[US, 2024-01-01] s3://data/sales/country=US/dt=2024-01-01/");
    }

    @Test
    void plainFoldersBecomeNumberedPartitions() {
        put("customers/US/LOB1/a.csv", CSV);
        put("customers/DE/LOB2/a.csv", CSV);

        Table table = onlyTable("s3://data/customers/");

        assertThat(columns(table.partitionKeys())).containsExactly("partition_0 string", "partition_1 string");
        assertThat(partitions("customers")).hasSize(2).contains("[US, LOB1] s3://data/customers/US/LOB1/");
    }

    @Test
    void foldersOfUnlikeContentAreTablesOfTheirOwn() {
        put("demo/vehicle/2024/a.json", "{\"plate\":\"x\",\"wheels\":4}\n");
        put("demo/operating_period/2024/a.json", "{\"from\":1,\"to\":2}\n");

        crawl("s3://data/demo");

        assertThat(tables()).extracting(Table::name).containsExactly("operating_period", "vehicle");
        assertThat(tables())
                .allSatisfy(table -> assertThat(columns(table.partitionKeys())).containsExactly("partition_0 string"));
    }

    @Test
    void avroIsReadFromItsHeader() throws IOException {
        String schema = "{\"type\":\"record\",\"name\":\"Event\",\"fields\":[{\"name\":\"id\",\"type\":\"long\"},"
                + "{\"name\":\"At\",\"type\":[\"null\",{\"type\":\"long\",\"logicalType\":\"timestamp-millis\"}]},"
                + "{\"name\":\"who\",\"type\":{\"type\":\"record\",\"name\":\"Who\",\"fields\":[{\"name\":\"n\",\"type\":\"string\"}]}},"
                + "{\"name\":\"also\",\"type\":{\"type\":\"array\",\"items\":\"Who\"}}]}";
        put("events/a.avro", avro(schema, 3));

        Table table = onlyTable("s3://data/events/");

        assertThat(columns(table.storageDescriptor().columns()))
                .containsExactly("id bigint", "at timestamp", "who struct<n:string>", "also array<struct<n:string>>");
        assertThat(table.parameters()).containsEntry("classification", "avro").containsEntry("recordCount", "3");
        assertThat(table.storageDescriptor().serdeInfo().parameters()).containsEntry("avro.schema.literal", schema);
    }

    @Test
    void orcIsKnownByItsFirstBytesAndNoiseByNothing() {
        put("o/a.orc", "ORC...");
        put("n/a.txt", "just a line");

        crawl("s3://data/");

        assertThat(tables())
                .extracting(table -> table.name() + " " + table.parameters().get("classification"))
                .containsExactly("n UNKNOWN", "o orc");
    }

    @Test
    void excludedKeysAreNotRead() {
        put("t/a.csv", CSV);
        put("t/a.tmp", "{\"x\":1}");
        glue.createCrawler(request -> request.name("x")
                .role("r")
                .databaseName("lake")
                .tablePrefix("raw_")
                .targets(targets -> targets.s3Targets(S3Target.builder()
                        .path("s3://data/t")
                        .exclusions("**.tmp", "*.tmp")
                        .build())));
        glue.startCrawler(request -> request.name("x"));
        CLOCK.advance(Duration.ofMinutes(1));

        assertThat(tables()).singleElement().satisfies(table -> {
            assertThat(table.name()).isEqualTo("raw_t");
            assertThat(table.parameters()).containsEntry("objectCount", "1");
        });
    }

    private Table onlyTable(String path) {
        crawl(path);
        assertThat(tables()).hasSize(1);
        return tables().get(0);
    }

    private void crawl(String path) {
        glue.createCrawler(request -> request.name("c")
                .role("r")
                .databaseName("lake")
                .targets(targets ->
                        targets.s3Targets(S3Target.builder().path(path).build())));
        glue.startCrawler(request -> request.name("c"));
        CLOCK.advance(Duration.ofMinutes(1));
        assertThat(glue.getCrawler(request -> request.name("c"))
                        .crawler()
                        .lastCrawl()
                        .errorMessage())
                .isNull();
    }

    private List<Table> tables() {
        return glue.getTables(request -> request.databaseName("lake")).tableList();
    }

    private List<String> partitions(String table) {
        List<Partition> all = glue.getPartitions(
                        request -> request.databaseName("lake").tableName(table))
                .partitions();
        return all.stream()
                .map(partition ->
                        partition.values() + " " + partition.storageDescriptor().location())
                .toList();
    }

    private static List<String> columns(List<Column> columns) {
        return columns.stream()
                .map(column -> column.name() + " " + column.type())
                .toList();
    }

    private void put(String key, String text) {
        put(key, text.getBytes(StandardCharsets.UTF_8));
    }

    private void put(String key, byte[] bytes) {
        s3.putObject(request -> request.bucket("data").key(key), RequestBody.fromBytes(bytes));
    }

    private static byte[] zipped(String text) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(out)) {
            zip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return out.toByteArray();
    }

    private static byte[] parquet(Path folder, String query) throws Exception {
        Path file = folder.resolve("f.parquet");
        try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duck.createStatement()) {
            statement.execute("COPY (" + query + ") TO '" + file + "' (FORMAT parquet)");
        }
        return Files.readAllBytes(file);
    }

    /** A file with one block whose records are never decoded. */
    private static byte[] avro(String schema, int records) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(new byte[] {'O', 'b', 'j', 1, 2});
        text(out, "avro.schema");
        text(out, schema);
        out.write(0);
        out.write(new byte[16]);
        number(out, records);
        number(out, 5);
        out.write(new byte[5 + 16]);
        return out.toByteArray();
    }

    private static void text(ByteArrayOutputStream out, String text) throws IOException {
        number(out, text.length());
        out.write(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static void number(ByteArrayOutputStream out, int value) {
        int rest = value << 1;
        while (rest > 0x7f) {
            out.write(rest & 0x7f | 0x80);
            rest >>>= 7;
        }
        out.write(rest);
    }
}
