package dev.glueflake.glue.sync;

import static dev.glueflake.glue.sync.GlueTables.AVRO;
import static dev.glueflake.glue.sync.GlueTables.LAZY;
import static dev.glueflake.glue.sync.GlueTables.OPEN;
import static dev.glueflake.glue.sync.GlueTables.OPENX;
import static dev.glueflake.glue.sync.GlueTables.ORC;
import static dev.glueflake.glue.sync.GlueTables.PARQUET;
import static dev.glueflake.glue.sync.GlueTables.table;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.glueflake.glue.sync.SyncPlan.Action;
import dev.glueflake.snowflake.QualifiedName;
import dev.glueflake.snowflake.SnowflakeException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** The statements of a sync in the testkit's Snowflake: tables of the Glue catalog become rows of their files. */
class CatalogSyncExternalTablesTest {
    @Nested
    @TestInstance(Lifecycle.PER_CLASS)
    class OverJdbc extends Syncs {
        OverJdbc() {
            super(SyncWorld.overJdbc());
        }
    }

    @Nested
    @TestInstance(Lifecycle.PER_CLASS)
    class OverTheSqlApi extends Syncs {
        OverTheSqlApi() {
            super(SyncWorld.overSqlApi());
        }
    }
}

/** What every kind of connection does. Glue tells of each change twice, by CloudTrail and by an event of its own. */
abstract class Syncs {
    private static final String COUNT = "select count(*) from sales_db.public.customer";

    private final SyncWorld world;
    private final CatalogSync sync;

    Syncs(SyncWorld world) {
        this.world = world;
        this.sync = world.sync();
    }

    @BeforeEach
    void reset() {
        world.reset();
    }

    @AfterAll
    void close() {
        world.close();
    }

    @Test
    void hivePartitionedParquetShowsRowsAndPartitionValues() {
        customers();
        assertThat(world.deliver(sync)).containsExactly(Action.CREATE, Action.NO_OP);
        assertThat(world.rows("select id, name, born, total, country, day from sales_db.public.customer order by id"))
                .isEqualTo("1,one,2000-02-29,1.50,US,2024-01-01 2,null,null,null,US,2024-01-01"
                        + " 3,drei,1999-01-01,99.99,null,2024-01-02");
        assertThat(world.rows("select count(*) from sales_db.public.customer where country = 'US'"))
                .isEqualTo("2");
    }

    private void customers() {
        world.put(
                "customer/country=US/day=2024-01-01/a.parquet",
                SyncWorld.parquet("select * from (values (1::bigint, 'one', date '2000-02-29', 1.50::decimal(9,2)),"
                        + " (2, null, null, null)) t(id, name, born, total)"));
        world.put(
                "customer/country=__HIVE_DEFAULT_PARTITION__/day=2024-01-02/b.parquet",
                SyncWorld.parquet("select 3::bigint as id, 'drei' as name, date '1999-01-01' as born,"
                        + " 99.99::decimal(9,2) as total, 'later' as added"));
        world.put("customer/country=US/day=2024-01-01/_SUCCESS", new byte[0]);
        world.put("customer/_temporary/.x", new byte[] {1});
        world.put("customer_v2/country=US/c.parquet", new byte[] {1});
        world.create(customerTable());
    }

    private static GlueTables customerTable() {
        return table(PARQUET)
                .column("id", "bigint")
                .column("name", "string")
                .column("born", "date")
                .column("total", "decimal(9,2)")
                .key("country", "string")
                .key("day", "date");
    }

    @Test
    void delimitedTextInPlainFoldersKeepsEmptyTextsAndReadsEmptyNumbersAsNull() {
        world.put("visits/US/a.csv", text("id|when|note\n1|2024-02-29 10:00:00|hello\n2||\n"));
        world.put("visits/DE/b.csv.gz", gzip(text("id|when|note\n3|2024-03-01 00:00:00|\\N\n")));
        world.create(table(LAZY)
                .named(SyncWorld.DATABASE, "visits")
                .at("s3://bucket/visits")
                .serdeWith("field.delim", "|")
                .with("skip.header.line.count", "1")
                .column("id", "int")
                .column("when", "timestamp")
                .column("note", "string")
                .key("partition_0", "string"));
        assertThat(world.deliver(sync)).containsExactly(Action.CREATE, Action.NO_OP);
        assertThat(world.rows("select id, note, partition_0, to_varchar(\"WHEN\", 'YYYY-MM-DD HH24') from"
                        + " sales_db.public.visits order by id"))
                .isEqualTo("1,hello,US,2024-02-29 10 2,,US,null 3,null,DE,2024-03-01 00");
    }

    @Test
    void quotedText() {
        world.put("open/a.csv", text("\"1\",\"a, \"\"b\"\"\",\"19782\"\n\"\",\"\",\"\"\n"));
        world.create(table(OPEN)
                .named(SyncWorld.DATABASE, "open")
                .at("s3://bucket/open/")
                .serdeWith("escapeChar", "\\")
                .column("id", "bigint")
                .column("name", "string")
                .column("day", "date"));
        assertThat(world.deliver(sync)).containsExactly(Action.CREATE, Action.NO_OP);
        assertThat(world.rows("select id, name, day from sales_db.public.open order by 1"))
                .isEqualTo("1,a, \"b\",2024-02-29 null,,null");
    }

    @Test
    void avroAndJsonLines() {
        world.put("events/on=vehicle/a.avro", SyncWorld.avro(1L, 1.5, 2L, null));
        world.put("clicks/a.json", text("{\"Id\": 7, \"tags\": [\"a\", {\"b\": null}]}\n{\"other\": 1}\n"));
        world.create(table(AVRO)
                .named(SyncWorld.DATABASE, "events")
                .at("s3://bucket/events/")
                .column("id", "bigint")
                .column("speed", "double")
                .key("on", "string"));
        world.create(table(OPENX)
                .named(SyncWorld.DATABASE, "clicks")
                .at("s3://bucket/clicks/")
                .serdeWith("mapping.id", "Id")
                .column("id", "int")
                .column("tags", "array<string>"));
        assertThat(world.deliver(sync)).containsExactly(Action.CREATE, Action.NO_OP, Action.CREATE, Action.NO_OP);
        assertThat(world.rows("select id, speed, \"ON\" from sales_db.public.events order by id"))
                .isEqualTo("1,1.5,vehicle 2,null,vehicle");
        assertThat(world.rows("select id, tags[1]:b is null, tags[0]::varchar from sales_db.public.clicks order by id"))
                .isEqualTo("7,false,a null,true,null");
    }

    @Test
    void theSameEventAgainChangesNothing() {
        customers();
        world.deliver(sync);
        assertThat(world.again(sync)).isEqualTo(Action.NO_OP);
        assertThat(sync.sync(GlueTableName.of(SyncWorld.DATABASE, "customer")).statements())
                .isEmpty();
    }

    @Test
    void anAddedColumnIsAnAlterAndADroppedOneToo() {
        customers();
        world.deliver(sync);
        world.update(customerTable().column("added", "string"));
        assertThat(world.deliver(sync)).containsExactly(Action.ALTER, Action.NO_OP);
        assertThat(world.rows("select id, added from sales_db.public.customer order by id"))
                .isEqualTo("1,null 2,null 3,later");
        assertThat(world.again(sync)).isEqualTo(Action.NO_OP);
        world.update(
                table(PARQUET).column("id", "bigint").key("country", "string").key("day", "date"));
        assertThat(world.deliver(sync)).containsExactly(Action.ALTER, Action.NO_OP);
        assertThat(world.rows("select column_name from sales_db.information_schema.columns"
                        + " where table_name = 'CUSTOMER' order by ordinal_position"))
                .isEqualTo("VALUE ID COUNTRY DAY");
        assertThat(world.again(sync)).isEqualTo(Action.NO_OP);
    }

    @Test
    void anotherPartitioningIsAReplace() {
        customers();
        world.deliver(sync);
        world.update(table(PARQUET).column("id", "bigint").key("country", "string"));
        assertThat(world.deliver(sync)).containsExactly(Action.REPLACE, Action.NO_OP);
        assertThat(world.rows("select id, country from sales_db.public.customer order by id"))
                .isEqualTo("1,US 2,US 3,null");
        assertThat(world.again(sync)).isEqualTo(Action.NO_OP);
    }

    @Test
    void theDescriptionIsChangedInPlace() {
        customers();
        world.deliver(sync);
        world.update(customerTable().described("Who buys"));
        assertThat(world.deliver(sync)).containsExactly(Action.ALTER, Action.NO_OP);
        assertThat(world.rows("select comment from sales_db.information_schema.external_tables"))
                .startsWith("Who buys [glueflake-sync/1 ");
    }

    @Test
    void aNewFileIsThereAtOnceWithAutomaticRefresh() {
        customers();
        world.deliver(sync);
        assertThat(world.rows(COUNT)).isEqualTo("3");
        fourthCustomer();
        assertThat(world.rows(COUNT)).isEqualTo("4");
    }

    @Test
    void withoutAutomaticRefreshANewFileIsThereWhenItsFolderIsRefreshed() {
        customers();
        CatalogSync manual = world.sync(false);
        world.deliver(manual);
        fourthCustomer();
        assertThat(world.rows(COUNT)).isEqualTo("3");
        manual.refresh(QualifiedName.parse("sales_db.public.customer"), "country=FR/");
        assertThat(world.rows(COUNT)).isEqualTo("4");
    }

    private void fourthCustomer() {
        world.put("customer/country=FR/day=2024-01-03/d.parquet", SyncWorld.parquet("select 4::bigint as id"));
    }

    @Test
    void aDeletedTableIsDropped() {
        customers();
        world.deliver(sync);
        world.delete("customer");
        assertThat(world.deliver(sync)).containsExactly(Action.DROP, Action.SKIP);
        assertThatThrownBy(() -> world.rows("select * from sales_db.public.customer"))
                .isInstanceOf(SnowflakeException.class)
                .hasMessageContaining("does not exist or not authorized");
        assertThat(world.again(sync)).isEqualTo(Action.SKIP);
    }

    @Test
    void orc() {
        world.put("customer/country=US/a.orc", resource("/orc/customers.orc"));
        world.create(table(ORC)
                .column("id", "bigint")
                .column("name", "string")
                .column("born", "date")
                .column("total", "decimal(9,2)")
                .key("country", "string"));
        assertThat(world.deliver(sync)).containsExactly(Action.CREATE, Action.NO_OP);
        assertThat(world.rows("select id, name, born, total, country from sales_db.public.customer order by id"))
                .isEqualTo("1,one,2000-02-29,1.50,US 2,null,null,-2.25,US");
    }

    private static byte[] resource(String name) {
        try (InputStream in = CatalogSyncExternalTablesTest.class.getResourceAsStream(name)) {
            return Objects.requireNonNull(in, name).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] gzip(byte[] content) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(out)) {
            zip.write(content);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return out.toByteArray();
    }
}
