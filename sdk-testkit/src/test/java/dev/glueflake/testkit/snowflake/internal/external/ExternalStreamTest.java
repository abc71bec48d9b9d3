package dev.glueflake.testkit.snowflake.internal.external;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Insert-only streams on external tables. */
class ExternalStreamTest {
    private final Lake lake = new Lake();

    @BeforeEach
    void follow() {
        lake.put("etl/orders/a.csv", "1,one\n");
        lake.sql.run("create external table orders (id number as (value:c1::number)) location = @outside/orders/"
                + " auto_refresh = false file_format = (type = csv)");
        lake.sql.run("create stream s on external table orders insert_only = true");
    }

    @AfterEach
    void close() {
        lake.close();
    }

    @Test
    void givesTheRowsOfFilesThatCameSince() {
        assertThat(lake.rows("select count(*) from s")).isEqualTo("0");
        lake.put("etl/orders/b.csv", "2,two\n3,three\n");
        assertThat(lake.rows("select count(*) from s")).isEqualTo("0");
        lake.sql.run("alter external table orders refresh");
        assertThat(lake.sql.run("select * from s").columns())
                .extracting(column -> column.name())
                .containsExactly(
                        "VALUE", "ID", "METADATA$ACTION", "METADATA$ISUPDATE", "METADATA$ROW_ID", "METADATA$FILENAME");
        assertThat(lake.rows("select * exclude value from s order by id"))
                .isEqualTo("2,INSERT,false,null,etl/orders/b.csv 3,INSERT,false,null,etl/orders/b.csv");
        assertThat(lake.rows("select system$stream_has_data('s')")).isEqualTo("true");
    }

    @Test
    void isConsumedByDmlAlone() {
        lake.put("etl/orders/b.csv", "2,two\n");
        lake.sql.run("alter external table orders refresh");
        lake.sql.run("create table sink as select id from s");
        assertThat(lake.rows("select count(*) from s")).isEqualTo("0");
        assertThat(lake.rows("select system$stream_has_data('s')")).isEqualTo("false");
        lake.put("etl/orders/c.csv", "3,three\n");
        lake.sql.run("alter external table orders refresh");
        lake.sql.run("begin");
        lake.sql.run("insert into sink select id from s");
        lake.sql.run("rollback");
        assertThat(lake.rows("select id from s")).isEqualTo("3");
        lake.sql.run("insert into sink select id from s");
        assertThat(lake.rows("select id from sink order by 1")).isEqualTo("2 3");
        assertThat(lake.rows("select id from s")).isEmpty();
    }

    @Test
    void knowsNoRemovalAndGivesAnOverwrittenFileWhole() {
        lake.put("etl/orders/b.csv", "2,two\n");
        lake.sql.run("alter external table orders refresh");
        lake.delete("etl/orders/a.csv");
        lake.delete("etl/orders/b.csv");
        lake.put("etl/orders/c.csv", "3,three\n");
        lake.sql.run("alter external table orders refresh");
        assertThat(lake.rows("select id, metadata$action from s")).isEqualTo("3,INSERT");
        lake.sql.run("create table sink as select id from s");
        lake.put("etl/orders/c.csv", "3,three\n4,four\n");
        lake.sql.run("alter external table orders refresh");
        assertThat(lake.rows("select id, metadata$action from s order by id")).isEqualTo("3,INSERT 4,INSERT");
    }

    @Test
    void seesTheFilesOfItsTransactionsBeginning() {
        lake.put("etl/orders/b.csv", "2,two\n");
        lake.sql.run("begin");
        lake.sql.run("alter external table orders refresh");
        assertThat(lake.rows("select id from s")).isEmpty();
        lake.sql.run("commit");
        assertThat(lake.rows("select id from s")).isEqualTo("2");
    }

    @Test
    void isShownAndMadeAgain() {
        assertThat(lake.column("show streams", "source_type")).containsExactly("External Table");
        assertThat(lake.column("show streams", "mode")).containsExactly("INSERT_ONLY");
        assertThat(lake.rows("select get_ddl('stream', 's')"))
                .isEqualTo("create or replace stream S on external table ORDERS insert_only = true;");
        lake.put("etl/orders/b.csv", "2,two\n");
        lake.sql.run("alter external table orders refresh");
        lake.sql.run("create stream same on external table orders at (stream => 's') insert_only = true");
        lake.sql.run("create stream copy clone s");
        assertThat(lake.rows("select id from same union all select id from copy"))
                .isEqualTo("2 2");
        lake.sql.run("drop external table orders");
        assertThatThrownBy(() -> lake.rows("select id from s")).hasMessageContaining("cannot read from stream 'S'");
    }

    @Test
    void isTheOnlyKindForExternalTables() {
        assertThatThrownBy(() -> lake.sql.run("create stream x on external table orders"))
                .hasMessageContaining("INSERT_ONLY = TRUE");
        assertThatThrownBy(() ->
                        lake.sql.run("create stream x on external table orders insert_only = true append_only = true"))
                .hasMessageContaining("INSERT_ONLY = TRUE");
        assertThatThrownBy(() -> lake.sql.run("create stream x on table orders"))
                .hasMessageContaining("Object found is of type 'EXTERNAL_TABLE'");
        assertThatThrownBy(() ->
                        lake.sql.run("create stream x on external table orders at (offset => -60) insert_only = true"))
                .hasMessageContaining("Unsupported feature 'CREATE STREAM … ON EXTERNAL TABLE … AT (OFFSET => …)'");
        lake.sql.run("create view v as select id from orders");
        assertThatThrownBy(() -> lake.sql.run("create stream x on view v"))
                .hasMessageContaining("Change tracking is not supported on views with sources other than tables");
    }
}
