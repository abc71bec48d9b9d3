package dev.glueflake.glue.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.glueflake.core.GlueflakeException;
import dev.glueflake.glue.sync.CatalogEvent.Ignored;
import dev.glueflake.glue.sync.CatalogEvent.TablesChanged;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CatalogEventTest {
    private static final GlueTableName CUSTOMER = new GlueTableName("111", "db__s", "customer");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "CreateTable | {'databaseName':'db__s','tableInput':{'name':'customer','parameters':{'a.b':'c'}}}",
                "CreateTable | {'databaseName':'db__s','name':'customer','openTableFormatInput':{}}",
                "UpdateTable | {'databaseName':'db__s','tableInput':{'name':'customer'},'skipArchive':true}",
                "UpdateTable | {'databaseName':'db__s','name':'customer'}",
                "DeleteTable | {'databaseName':'db__s','name':'customer'}",
                "BatchDeleteTable | {'databaseName':'db__s','tablesToDelete':['customer','customer']}"
            })
    void readsTheNamesFromEachShapeOfCloudTrail(String name, String request) {
        assertThat(CatalogEvent.parse(cloudTrail(name, request)))
                .isEqualTo(new TablesChanged(name, "e-1", List.of(CUSTOMER)));
    }

    @Test
    void readsARecordWithoutEnvelopeAndAnExplicitCatalog() {
        String record = json("{'eventName':'DeleteTable','eventID':'e','requestParameters':"
                + "{'catalogId':'222','databaseName':'db__s','name':'t'},'userIdentity':{'accountId':'111'}}");
        assertThat(((TablesChanged) CatalogEvent.parse(record)).tables())
                .containsExactly(new GlueTableName("222", "db__s", "t"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Glue Data Catalog Table State Change | {'typeOfChange':'UpdateTable','databaseName':'db__s','tableName':'customer'}",
                "Glue Data Catalog Database State Change | {'typeOfChange':'CreateTable','databaseName':'db__s','changedTables':['customer']}",
                "Glue Data Catalog Database State Change | {'typeOfChange':'BatchDeleteTable','databaseName':'db__s','changedTables':['customer']}"
            })
    void readsGluesOwnEvents(String type, String detail) {
        String event = json(
                "{'detail-type':'" + type + "','source':'aws.glue','account':'111','id':'i','detail':" + detail + "}");
        assertThat(((TablesChanged) CatalogEvent.parse(event)).tables()).containsExactly(CUSTOMER);
    }

    @Test
    void b27FailedCallsAndOtherEventsAreIgnoredByName() {
        String failed = json("{'detail':{'eventName':'CreateTable','eventID':'e','eventSource':'glue.amazonaws.com',"
                + "'errorCode':'AccessDenied','requestParameters':null}}");
        assertThat(CatalogEvent.parse(failed))
                .isInstanceOfSatisfying(
                        Ignored.class, ignored -> assertThat(ignored.why()).contains("AccessDenied"));
        assertThat(CatalogEvent.parse(cloudTrail("CreatePartition", "{}")))
                .isInstanceOfSatisfying(
                        Ignored.class, ignored -> assertThat(ignored.why()).contains("partitions"));
        assertThat(CatalogEvent.parse(cloudTrail("StartCrawler", "{'name':'c'}")))
                .isInstanceOf(Ignored.class);
        assertThat(CatalogEvent.parse(json("{'detail':{'eventName':'CreateTable','eventSource':'s3.amazonaws.com'}}")))
                .isInstanceOf(Ignored.class);
        assertThat(CatalogEvent.parse(json("{'detail-type':'Glue Data Catalog Table State Change',"
                        + "'detail':{'typeOfChange':'CreatePartition','databaseName':'d','tableName':'t'}}")))
                .isInstanceOf(Ignored.class);
    }

    @Test
    void b27ACutRecordSaysWhatToDo() {
        assertThatThrownBy(() -> CatalogEvent.parse(cloudTrail("UpdateTable", "{'omitted':true}")))
                .hasMessageContaining("100 KB")
                .hasMessageContaining("sync the table by its name");
        assertThatThrownBy(() -> CatalogEvent.parse(cloudTrail("CreateTable", "null")))
                .hasMessageContaining("100 KB");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "42",
                "{",
                "{}",
                "{\"detail\":{}}",
                "{\"eventName\":\"CreateTable\"} x",
                "{\"eventName\":\"CreateTable\",\"requestParameters\":{\"databaseName\":\"d\"}}",
                "{\"eventName\":\"CreateTable\",\"requestParameters\":{\"databaseName\":7,\"name\":\"t\"}}",
                "{\"eventName\":\"BatchDeleteTable\",\"requestParameters\":{\"databaseName\":\"d\",\"tablesToDelete\":[]}}",
                "{\"eventName\":\"BatchDeleteTable\",\"requestParameters\":{\"databaseName\":\"d\",\"tablesToDelete\":[{}]}}",
                "{\"detail-type\":\"Glue Data Catalog Table State Change\",\"detail\":{}}"
            })
    void malformedEventsAreATypedError(String json) {
        assertThatThrownBy(() -> CatalogEvent.parse(json)).isInstanceOfSatisfying(GlueflakeException.class, e -> {
            assertThat(e.errorCode()).isEqualTo("CATALOG_EVENT_UNREADABLE");
            assertThat(e.retryable()).isFalse();
        });
    }

    @Test
    void depthAndLengthAreLimited() {
        assertThatThrownBy(() -> CatalogEvent.parse("[".repeat(100_000))).isInstanceOf(GlueflakeException.class);
        assertThatThrownBy(() -> CatalogEvent.parse(" ".repeat((1 << 20) + 1))).isInstanceOf(GlueflakeException.class);
    }

    @Property(tries = 500)
    void anyTextIsAnEventOrTheTypedError(@ForAll String text) {
        try {
            assertThat(CatalogEvent.parse(text)).isNotNull();
        } catch (GlueflakeException e) {
            assertThat(e.errorCode()).isEqualTo("CATALOG_EVENT_UNREADABLE");
        }
    }

    static String cloudTrail(String name, String request) {
        return json("{'version':'0','id':'b-1','detail-type':'AWS API Call via CloudTrail','source':'aws.glue',"
                + "'account':'999','detail':{'eventVersion':'1.08','eventSource':'glue.amazonaws.com','eventName':'"
                + name
                + "','eventID':'e-1','userIdentity':{'type':'AssumedRole','accountId':'111'},'responseElements':null,"
                + "'requestParameters':" + request + "}}");
    }

    private static String json(String text) {
        return text.replace('\'', '"');
    }
}
