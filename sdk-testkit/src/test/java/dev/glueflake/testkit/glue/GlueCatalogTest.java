package dev.glueflake.testkit.glue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.glueflake.testkit.aws.AwsExtension;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.glue.model.AlreadyExistsException;
import software.amazon.awssdk.services.glue.model.Column;
import software.amazon.awssdk.services.glue.model.ConcurrentModificationException;
import software.amazon.awssdk.services.glue.model.Database;
import software.amazon.awssdk.services.glue.model.EntityNotFoundException;
import software.amazon.awssdk.services.glue.model.GlueException;
import software.amazon.awssdk.services.glue.model.InvalidInputException;
import software.amazon.awssdk.services.glue.model.Partition;
import software.amazon.awssdk.services.glue.model.PartitionInput;
import software.amazon.awssdk.services.glue.model.Table;
import software.amazon.awssdk.services.glue.model.TableInput;

@ExtendWith(AwsExtension.class)
class GlueCatalogTest {
    private final GlueClient glue;

    GlueCatalogTest(GlueClient glue) {
        this.glue = glue;
    }

    @BeforeEach
    void createDatabase() {
        glue.createDatabase(
                request -> request.databaseInput(input -> input.name("Sales").description("d")));
    }

    @Test
    void namesAreFoldedToLowerCase() {
        create(TableInput.builder().name("Orders").build());

        assertThat(glue.getDatabases(request -> {}).databaseList())
                .extracting(Database::name)
                .containsExactly("sales");
        assertThat(table("ORDERS").name()).isEqualTo("orders");
        assertThat(table("orders").databaseName()).isEqualTo("sales");
        assertThatThrownBy(() -> create(TableInput.builder().name("ORDERS").build()))
                .isInstanceOf(AlreadyExistsException.class);
        assertThatThrownBy(() -> glue.createDatabase(request -> request.databaseInput(input -> input.name("SALES"))))
                .isInstanceOf(AlreadyExistsException.class);
    }

    /** A link is a table, or database, of its own that names its target; readers follow it themselves. */
    @Test
    void aResourceLinkNamesItsTargetAndHasNothingElseOfIt() {
        create(TableInput.builder()
                .name("link")
                .targetTable(target ->
                        target.catalogId("210987654321").databaseName("theirs").name("orders"))
                .build());
        glue.createDatabase(request -> request.databaseInput(input -> input.name("shared")
                .targetDatabase(target -> target.catalogId("210987654321").databaseName("theirs"))));

        Table link = table("link");

        assertThat(link.targetTable().catalogId()).isEqualTo("210987654321");
        assertThat(link.targetTable().databaseName()).isEqualTo("theirs");
        assertThat(link.targetTable().name()).isEqualTo("orders");
        assertThat(link.storageDescriptor()).isNull();
        assertThat(glue.getDatabase(request -> request.name("shared"))
                        .database()
                        .targetDatabase()
                        .databaseName())
                .isEqualTo("theirs");
    }

    @Test
    void columnStatisticsAreRefusedByName() {
        create(TableInput.builder().name("orders").build());

        assertThatThrownBy(() -> glue.getColumnStatisticsForTable(request ->
                        request.databaseName("sales").tableName("orders").columnNames("id")))
                .isInstanceOfSatisfying(GlueException.class, refused -> {
                    assertThat(refused.awsErrorDetails().errorCode()).isEqualTo("UnknownOperationException");
                    assertThat(refused.getMessage()).contains("GetColumnStatisticsForTable");
                });
    }

    @Test
    void whatWasNotSentIsAbsent() {
        create(TableInput.builder().name("bare").build());

        Table bare = table("bare");

        assertThat(bare.storageDescriptor()).isNull();
        assertThat(bare.hasPartitionKeys()).isFalse();
        assertThat(bare.hasParameters()).isFalse();
        assertThat(bare.tableType()).isNull();
        assertThat(bare.createTime()).isNotNull();
    }

    @Test
    void aDefinitionComesBackAsItWasSent() {
        TableInput input = partitioned();
        create(input);

        Table table = table("events");

        assertThat(table.storageDescriptor()).isEqualTo(input.storageDescriptor());
        assertThat(table.partitionKeys()).isEqualTo(input.partitionKeys());
        assertThat(table.parameters()).containsEntry("Classification.Like.This", "kept");
        assertThat(table.catalogId()).isEqualTo("123456789012");
    }

    @Test
    void eachUpdateIsAVersion() {
        create(TableInput.builder().name("t").description("one").build());
        update("two", "0", false);
        update("three", null, true);

        assertThat(table("t").description()).isEqualTo("three");
        assertThat(table("t").versionId()).isEqualTo("2");
        // The second update left out the archive, so the definition before it is forgotten.
        assertThat(glue.getTableVersions(
                                request -> request.databaseName("sales").tableName("t"))
                        .tableVersions())
                .extracting(version -> version.table().description())
                .containsExactly("three", "one");
        assertThatThrownBy(() -> update("four", "1", false)).isInstanceOf(ConcurrentModificationException.class);
        assertThat(table("t").description()).isEqualTo("three");
    }

    @Test
    void tablesAreListedInPagesAndByPattern() {
        IntStream.range(0, 7)
                .forEach(i -> create(TableInput.builder().name("t" + i).build()));
        create(TableInput.builder().name("other").build());

        List<Table> paged = glue
                .getTablesPaginator(request -> request.databaseName("sales").maxResults(3))
                .stream()
                .flatMap(page -> page.tableList().stream())
                .toList();

        assertThat(paged).hasSize(8);
        assertThat(glue.getTables(request -> request.databaseName("sales").maxResults(3))
                        .tableList())
                .hasSize(3);
        assertThat(glue.getTables(request -> request.databaseName("sales").expression("t[12]"))
                        .tableList())
                .extracting(Table::name)
                .containsExactly("t1", "t2");
    }

    @Test
    void batchesNameWhatFailed() {
        create(partitioned());

        var created = glue.batchCreatePartition(request -> request.databaseName("sales")
                .tableName("events")
                .partitionInputList(partition("2024", "us"), partition("2024", "us"), partition("2025")));

        assertThat(created.errors()).hasSize(2);
        assertThat(created.errors())
                .extracting(error -> error.errorDetail().errorCode())
                .containsExactly("AlreadyExistsException", "InvalidInputException");
        assertThat(glue.batchDeleteTable(
                                request -> request.databaseName("sales").tablesToDelete("events", "none"))
                        .errors())
                .singleElement()
                .satisfies(error -> assertThat(error.tableName()).isEqualTo("none"));
        assertThatThrownBy(() -> table("events")).isInstanceOf(EntityNotFoundException.class);
    }

    @Test
    void partitionsAreFoundByExpression() {
        create(partitioned());
        for (String year : List.of("9", "2023", "2024")) {
            for (String country : List.of("us", "o'd", "")) {
                glue.createPartition(request ->
                        request.databaseName("sales").tableName("events").partitionInput(partition(year, country)));
            }
        }

        assertThat(find("year >= 2023 and country = 'us'")).containsExactly("[2023, us]", "[2024, us]");
        assertThat(find("year < 10 AND country <> 'us'")).containsExactly("[9, o'd]", "[9, ]");
        assertThat(find("country = 'o''d' AND year != 9")).containsExactly("[2023, o'd]", "[2024, o'd]");
        assertThat(find("")).hasSize(9);
        assertThat(find("country LIKE 'u_' and not year = 9")).containsExactly("[2023, us]", "[2024, us]");
        assertThat(find("country LIKE '%''%' and year in (9, 2024)"))
                .containsExactlyInAnyOrder("[2024, o'd]", "[9, o'd]");
        assertThat(find("year between 10 and 2023 and country not in ('us','')"))
                .containsExactly("[2023, o'd]");
        assertThat(find("year = 9 and country = 'us' or country = '' and year > 2023"))
                .containsExactlyInAnyOrder("[2024, ]", "[9, us]");
        assertThat(find("year NOT BETWEEN 9 AND 2023 and (country = 'us' or country = '')"))
                .containsExactlyInAnyOrder("[2024, ]", "[2024, us]");
        for (String unreadable : List.of("country is null", "year = ", "year in ()", "(year = 9", "year = 9 9")) {
            assertThatThrownBy(() -> find(unreadable))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("cannot read the partition expression");
        }
        assertThatThrownBy(() -> find("none = 'u'")).hasMessageContaining("no partition key none");
    }

    @Test
    void partitionsAreReadChangedAndDeleted() {
        create(partitioned());
        glue.createPartition(
                request -> request.databaseName("sales").tableName("events").partitionInput(partition("2024", "us")));

        glue.updatePartition(request -> request.databaseName("sales")
                .tableName("events")
                .partitionValueList("2024", "us")
                .partitionInput(partition("2024", "de")));

        assertThat(find("")).containsExactly("[2024, de]");
        assertThatThrownBy(() -> glue.getPartition(request ->
                        request.databaseName("sales").tableName("events").partitionValues("2024", "us")))
                .isInstanceOf(EntityNotFoundException.class);
        glue.deletePartition(
                request -> request.databaseName("sales").tableName("events").partitionValues("2024", "de"));
        assertThat(find("")).isEmpty();
    }

    private List<String> find(String expression) {
        return glue
                .getPartitionsPaginator(request -> request.databaseName("sales")
                        .tableName("events")
                        .expression(expression)
                        .maxResults(2))
                .stream()
                .flatMap(page -> page.partitions().stream())
                .map(Partition::values)
                .map(Object::toString)
                .toList();
    }

    private static PartitionInput partition(String... values) {
        return PartitionInput.builder()
                .values(values)
                .storageDescriptor(descriptor -> descriptor.location("s3://b/" + String.join("/", values)))
                .build();
    }

    private static TableInput partitioned() {
        return TableInput.builder()
                .name("events")
                .storageDescriptor(descriptor -> descriptor
                        .columns(Column.builder()
                                .name("Mixed")
                                .type("struct<A:int>")
                                .build())
                        .location("s3://b/events/")
                        .numberOfBuckets(-1)
                        .serdeInfo(serde -> serde.serializationLibrary("lib")))
                .partitionKeys(
                        Column.builder().name("year").type("int").build(),
                        Column.builder().name("country").type("string").build())
                .parameters(Map.of("Classification.Like.This", "kept"))
                .build();
    }

    private void update(String description, String version, boolean skipArchive) {
        glue.updateTable(request -> request.databaseName("sales")
                .tableInput(input -> input.name("t").description(description))
                .versionId(version)
                .skipArchive(skipArchive));
    }

    private void create(TableInput input) {
        glue.createTable(request -> request.databaseName("sales").tableInput(input));
    }

    private Table table(String name) {
        return glue.getTable(request -> request.databaseName("sales").name(name))
                .table();
    }
}
