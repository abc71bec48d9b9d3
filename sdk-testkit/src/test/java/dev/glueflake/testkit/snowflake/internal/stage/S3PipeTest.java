package dev.glueflake.testkit.snowflake.internal.stage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glueflake.testkit.aws.AwsService;
import dev.glueflake.testkit.aws.EmbeddedAws;
import dev.glueflake.testkit.snowflake.internal.session.AccountSettings;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;

class S3PipeTest {
    private static EmbeddedAws aws;
    private SqlAccount sql;

    @BeforeAll
    static void startAws() {
        aws = EmbeddedAws.builder().start();
        aws.s3().createBucket(request -> request.bucket("pipes"));
    }

    @AfterAll
    static void stopAws() {
        aws.close();
    }

    @BeforeEach
    void open() {
        S3Access access = new S3Access(aws.endpoint(AwsService.S3), "us-east-1", "key", "secret");
        sql = new SqlAccount(AccountSettings.named("TEST").withS3(access));
        sql.run("create table t (id number); create stage outside url = 's3://pipes/in/'");
    }

    @AfterEach
    void close() {
        sql.close();
    }

    private static void put(String key, String text) {
        aws.s3().putObject(request -> request.bucket("pipes").key(key), RequestBody.fromString(text));
    }

    @Test
    void anObjectIsLoadedBeforeTheNextStatement() {
        put("in/orders/before.csv", "0\n");
        sql.run("create pipe p auto_ingest = true as copy into t from @outside/orders/ pattern = '.*[.]csv'");
        put("in/orders/one.csv", "1\n");
        put("in/orders/one.txt", "2\n");
        put("in/others/two.csv", "3\n");
        assertThat(sql.cell("select listagg(id, ',') from t")).isEqualTo("1");
        assertThat(sql.cell("select stage_location || file_name from table(information_schema.copy_history("
                        + "table_name => 't', start_time => dateadd(hour, -1, current_timestamp())))"))
                .isEqualTo("s3://pipes/in/orders/one.csv");
    }

    @Test
    void pipesOfOneBucketShareAQueue() {
        sql.run(
                "create pipe p auto_ingest = true as copy into t from @outside;"
                        + "create pipe q auto_ingest = true as copy into t from @outside; create pipe r as copy into t from @outside");
        assertThat(sql.cell("select count(distinct notification_channel_name) || count(notification_channel_name) "
                        + "from information_schema.pipes"))
                .isEqualTo("12");
    }

    @Test
    void aCloneStandsStillUntilItIsResumed() {
        sql.run("create schema a; create table a.t (id number); create stage a.outside url = 's3://pipes/clones/';"
                + "create pipe a.p auto_ingest = true as copy into t from @outside; create schema b clone a");
        put("clones/one.csv", "1\n");
        assertThat(sql.cell("select (select count(*) from a.t) || '-' || (select count(*) from b.t)"))
                .isEqualTo("1-0");
        assertThat(sql.cell("select parse_json(system$pipe_status('b.p')):executionState::varchar"))
                .isEqualTo("STOPPED_CLONED");
        sql.run("alter pipe b.p set pipe_execution_paused = false");
        assertThat(sql.cell("select count(*) from b.t")).isEqualTo("0");
        put("clones/two.csv", "2\n");
        assertThat(sql.cell("select id from b.t")).isEqualTo("2");
    }
}
