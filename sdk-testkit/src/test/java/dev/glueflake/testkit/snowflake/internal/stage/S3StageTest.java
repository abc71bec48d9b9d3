package dev.glueflake.testkit.snowflake.internal.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.glueflake.testkit.aws.AwsService;
import dev.glueflake.testkit.aws.EmbeddedAws;
import dev.glueflake.testkit.snowflake.internal.error.SnowflakeException;
import dev.glueflake.testkit.snowflake.internal.session.AccountSettings;
import dev.glueflake.testkit.snowflake.internal.stage.read.ParquetFiles;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;

class S3StageTest {
    private static EmbeddedAws aws;
    private SqlAccount sql;

    @BeforeAll
    static void startAws() {
        aws = EmbeddedAws.builder().start();
        aws.s3().createBucket(request -> request.bucket("lake"));
        put("etl/orders/part-1.csv", "1,first\n");
        put("etl/orders/part-2.csv", "2,second\n");
        put("etl/orders-old/part-1.csv", "9,old\n");
    }

    @AfterAll
    static void stopAws() {
        aws.close();
    }

    @BeforeEach
    void open() {
        S3Access access = new S3Access(aws.endpoint(AwsService.S3), "us-east-1", "key", "secret");
        sql = new SqlAccount(AccountSettings.named("TEST").withS3(access));
        sql.run("create table orders (id number, name varchar);"
                + "create stage outside url = 's3://lake/etl' credentials = (aws_key_id = 'a' aws_secret_key = 'b')");
    }

    @AfterEach
    void close() {
        sql.close();
    }

    @Test
    void loadsNamedFilesOfAnExternalStage() {
        assertThat(sql.rows("copy into orders from @outside/orders/ files = ('part-1.csv', 'part-2.csv')"))
                .extracting(row -> row.get(0))
                .containsExactly("s3://lake/etl/orders/part-1.csv", "s3://lake/etl/orders/part-2.csv");
        assertThat(sql.rows("select * from orders order by id"))
                .containsExactly(List.of("1", "first"), List.of("2", "second"));
        assertThat(sql.cell("copy into orders from 's3://lake/etl/orders/'")).contains("0 files processed");
    }

    @Test
    void listsBelowAPrefix() {
        assertThat(sql.rows("list @outside/orders"))
                .extracting(row -> row.get(0))
                .containsExactly(
                        "s3://lake/etl/orders-old/part-1.csv",
                        "s3://lake/etl/orders/part-1.csv",
                        "s3://lake/etl/orders/part-2.csv");
        assertThat(sql.rows("list @outside/orders/")).hasSize(2);
    }

    @Test
    void loadsFromAnAddressInTheStatement() {
        sql.run("copy into orders from 's3://lake/etl/orders-' credentials = (aws_key_id = 'a' aws_secret_key = 'b')");
        assertThat(sql.rows("select * from orders")).containsExactly(List.of("9", "old"));
    }

    @Test
    void aMissingFileOrBucketIsNamed() {
        assertThatThrownBy(() -> sql.run("copy into orders from @outside/orders/ files = ('part-3.csv')"))
                .hasMessageStartingWith("Remote file 's3://lake/etl/orders/part-3.csv' was not found.");
        sql.run("create stage elsewhere url = 's3://no-such-bucket/'");
        assertThatThrownBy(() -> sql.run("copy into orders from @elsewhere"))
                .isInstanceOf(SnowflakeException.class)
                .hasMessageContaining("Failure using stage area s3://no-such-bucket/")
                .hasMessageContaining("NoSuchBucket");
        assertThatThrownBy(() -> sql.run("put file:///tmp/a.csv @outside")).isInstanceOf(SnowflakeException.class);
    }

    @Test
    void purgeDeletesTheObjects() {
        put("etl/once/a.csv", "5,x\n");
        sql.run("copy into orders from @outside/once/ purge = true");
        assertThat(sql.rows("list @outside/once/")).isEmpty();
    }

    @Test
    void recordsAreReadThroughS3() {
        put("etl/docs/a.json", "{\"id\":1,\"name\":\"one\"}");
        aws.s3()
                .putObject(
                        request -> request.bucket("lake").key("etl/docs/b.parquet"),
                        RequestBody.fromBytes(ParquetFiles.of("select 2 as id, 'two' as name")));
        sql.run("copy into orders from @outside/docs/ pattern = '.*parquet' file_format = (type = parquet)"
                + " match_by_column_name = case_insensitive; create file format js type = json");
        assertThat(sql.rows("select id, name from orders")).containsExactly(List.of("2", "two"));
        assertThat(sql.rows("select $1:name::varchar, metadata$filename from @outside/docs/a (file_format => js)"))
                .containsExactly(List.of("one", "etl/docs/a.json"));
    }

    private static void put(String key, String content) {
        aws.s3().putObject(request -> request.bucket("lake").key(key), RequestBody.fromString(content));
    }
}
