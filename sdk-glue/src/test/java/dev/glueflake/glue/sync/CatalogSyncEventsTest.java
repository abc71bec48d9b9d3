package dev.glueflake.glue.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glueflake.glue.sync.CatalogSyncSettings.DeletePolicy;
import dev.glueflake.glue.sync.SyncPlan.Action;
import dev.glueflake.testkit.aws.EmbeddedAws;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.glue.model.Column;
import software.amazon.awssdk.services.glue.model.TableInput;

/** The testkit's Glue: real requests, and the events that it makes of them. */
class CatalogSyncEventsTest {
    private static EmbeddedAws aws;

    private final FakeExternalTables snowflake = new FakeExternalTables();

    @BeforeAll
    static void start() {
        aws = EmbeddedAws.builder().start();
    }

    @AfterAll
    static void stop() {
        aws.close();
    }

    @Test
    void anyOrderAndNumberOfEventsEndsAtTheCatalogsDefinition() {
        aws.reset();
        GlueClient glue = aws.glue();
        glue.createDatabase(request -> request.databaseInput(input -> input.name("db__s")));
        glue.createTable(request -> request.databaseName("db__s").tableInput(table("orders", "id")));
        glue.updateTable(request -> request.databaseName("db__s").tableInput(table("orders", "id", "total")));
        glue.createTable(request -> request.databaseName("db__s").tableInput(table("gone", "id")));
        glue.deleteTable(request -> request.databaseName("db__s").name("gone"));
        List<String> events = new ArrayList<>(aws.events().recorded());
        events.addAll(aws.events().recorded());
        Collections.shuffle(events, new Random(7));

        List<Action> actions = new ArrayList<>();
        events.forEach(event -> sync(glue).onEvent(event).results().forEach(result -> actions.add(result.action())));

        assertThat(snowflake.names()).containsExactly("DB.S.ORDERS");
        assertThat(snowflake.columns("DB.S.ORDERS")).containsExactly("ID", "TOTAL", "DAY");
        assertThat(actions).contains(Action.NO_OP, Action.SKIP).containsOnlyOnce(Action.CREATE);
        assertThat(snowflake.changes).hasSize(1);
    }

    private CatalogSync sync(GlueClient glue) {
        CatalogSyncSettings settings = CatalogSyncSettings.builder()
                .stage("d.s.st", "s3://lake/")
                .deletePolicy(DeletePolicy.DROP)
                .build();
        return CatalogSync.builder(glue, snowflake, settings).build();
    }

    private static TableInput table(String name, String... columns) {
        List<Column> list = new ArrayList<>();
        for (String column : columns) {
            list.add(Column.builder().name(column).type("bigint").build());
        }
        return TableInput.builder()
                .name(name)
                .storageDescriptor(storage -> storage.location("s3://lake/" + name + "/")
                        .columns(list)
                        .serdeInfo(serde -> serde.serializationLibrary(GlueTables.PARQUET)))
                .partitionKeys(Column.builder().name("day").type("date").build())
                .build();
    }
}
