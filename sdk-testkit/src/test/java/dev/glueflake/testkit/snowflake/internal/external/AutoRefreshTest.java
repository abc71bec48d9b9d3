package dev.glueflake.testkit.snowflake.internal.external;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AutoRefreshTest {
    private static final String CREATE = "create external table orders (id number as (value:c1::number))"
            + " location = @outside/orders/ pattern = '.*[.]csv' file_format = (type = csv)";
    private static final String IDS = "select id from orders order by id";
    private static final String HISTORY = "select split_part(file_name, '/', -1), operation_status"
            + " from table(information_schema.external_table_file_registration_history('ORDERS'))"
            + " order by job_created_time, 1";

    private final Lake lake = new Lake();

    @BeforeEach
    void fill() {
        lake.put("etl/orders/a.csv", "1\n");
    }

    @AfterEach
    void close() {
        lake.close();
    }

    @Test
    void byDefaultATableFollowsItsPlace() {
        lake.sql.run(CREATE);
        lake.put("etl/orders/b.csv", "2\n");
        lake.put("etl/orders/b.txt", "3\n");
        lake.put("etl/others/c.csv", "4\n");
        assertThat(lake.rows(IDS)).isEqualTo("1 2");
        lake.put("etl/orders/a.csv", "10\n11\n");
        lake.delete("etl/orders/b.csv");
        assertThat(lake.rows(IDS)).isEqualTo("10 11");
        assertThat(lake.rows(HISTORY))
                .isEqualTo("a.csv,REGISTERED_NEW b.csv,REGISTERED_NEW a.csv,REGISTERED_UPDATE b.csv,UNREGISTERED");
        assertThat(lake.rows("alter external table orders refresh")).isEmpty();
    }

    @Test
    void filesOfBeforeTheTableAreRefreshOnCreatesMatter() {
        lake.sql.run(CREATE + " refresh_on_create = false");
        lake.put("etl/orders/b.csv", "2\n");
        assertThat(lake.rows(IDS)).isEqualTo("2");
        lake.sql.run("alter external table orders refresh");
        assertThat(lake.rows(IDS)).isEqualTo("1 2");
    }

    @Test
    void automaticRefreshIsSwitchedOffAndOn() {
        lake.sql.run(CREATE);
        lake.sql.run("alter external table orders set auto_refresh = false");
        lake.put("etl/orders/b.csv", "2\n");
        assertThat(lake.rows(IDS)).isEqualTo("1");
        lake.sql.run("alter external table orders set auto_refresh = true");
        lake.put("etl/orders/c.csv", "3\n");
        assertThat(lake.rows(IDS)).isEqualTo("1 3");
        lake.sql.run("alter external table orders refresh");
        assertThat(lake.rows(IDS)).isEqualTo("1 2 3");
    }

    @Test
    void aFileThatWasRemovedByNameComesBackOnlyWhenItChanges() {
        lake.sql.run(CREATE);
        lake.sql.run("alter external table orders remove files ('a.csv')");
        assertThat(lake.rows(IDS)).isEmpty();
        lake.put("etl/orders/a.csv", "5\n");
        assertThat(lake.rows(IDS)).isEqualTo("5");
    }

    @Test
    void anOpenTransactionKeepsTheTableAsItIs() {
        lake.sql.run(CREATE);
        lake.sql.run("begin");
        lake.put("etl/orders/b.csv", "2\n");
        assertThat(lake.rows(IDS)).isEqualTo("1");
        lake.sql.run("alter external table orders refresh");
        assertThat(lake.rows(IDS)).isEqualTo("1 2");
        lake.sql.run("rollback");
        assertThat(lake.rows(IDS)).isEqualTo("1 2");
        assertThat(lake.rows(HISTORY)).isEqualTo("a.csv,REGISTERED_NEW b.csv,REGISTERED_NEW");
    }

    @Test
    void theQueueOfTheBucketAndTheLastRefreshAreShown() {
        lake.sql.run(CREATE);
        assertThat(lake.column("show external tables", "notification_channel").get(0))
                .startsWith("arn:aws:sqs:us-west-2:000000000000:sf-snowpipe-");
        String created =
                lake.column("show external tables", "last_refreshed_on").get(0);
        assertThat(lake.column("show external tables", "last_refreshed_on")).containsExactly(created);
        lake.put("etl/orders/b.csv", "2\n");
        assertThat(lake.column("show external tables", "last_refreshed_on").get(0))
                .isNotEqualTo(created);
        lake.sql.run("alter external table orders set auto_refresh = false");
        assertThat(lake.column("show external tables", "notification_channel")).containsOnlyNulls();
    }

    @Test
    void aPartitionThatCannotBeComputedIsAFailedRegistration() {
        lake.sql.run("create external table orders (day date as (to_date(split_part(metadata$filename, '/', 3))))"
                + " partition by (day) location = @outside/days/ file_format = (type = csv)");
        lake.put("etl/days/2024-01-31/a.csv", "1\n");
        lake.put("etl/days/someday/b.csv", "2\n");
        assertThat(lake.rows("select day::varchar from orders")).isEqualTo("2024-01-31");
        assertThat(lake.rows(HISTORY)).isEqualTo("a.csv,REGISTERED_NEW b.csv,REGISTER_FAILED");
    }

    @Test
    void aPlaceThatIsGoneStopsNoOtherStatement() {
        lake.sql.run(CREATE);
        lake.sql.run("create table plain as select 1 a; drop stage outside");
        lake.put("etl/orders/b.csv", "2\n");
        assertThat(lake.rows("select a from plain")).isEqualTo("1");
        lake.sql.run("create stage outside url = 's3://lake/etl/'");
        assertThat(lake.rows(IDS)).isEqualTo("1 2");
    }

    @Test
    void itsStatusIsToldWhileItFollows() {
        lake.sql.run(CREATE);
        String status = "select system$external_table_pipe_status('orders')";
        assertThat(lake.rows(status)).isEqualTo("{\"executionState\":\"RUNNING\",\"pendingFileCount\":0}");
        lake.sql.run("drop stage outside");
        assertThat(lake.rows(status)).startsWith("{\"executionState\":\"STOPPED_STAGE_DROPPED\"");
        lake.sql.run("create stage outside url = 's3://lake/etl/'");
        lake.sql.run("alter external table orders set auto_refresh = false");
        assertThatThrownBy(() -> lake.rows(status)).hasMessageContaining("is not refreshed automatically");
    }
}
