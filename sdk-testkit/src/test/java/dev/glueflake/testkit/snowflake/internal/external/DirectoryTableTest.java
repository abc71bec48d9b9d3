package dev.glueflake.testkit.snowflake.internal.external;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Directory tables of external stages, and URLs of their files. */
class DirectoryTableTest {
    private static final String FILES = "select relative_path, size from directory(@docs) order by 1";

    private final Lake lake = new Lake();

    @BeforeEach
    void fill() {
        lake.put("etl/docs/a.pdf", "first");
    }

    @AfterEach
    void close() {
        lake.close();
    }

    @Test
    void aNewStageKnowsWhatStandsThere() {
        lake.sql.run("create stage docs url = 's3://lake/etl/docs/' directory = (enable = true)");
        assertThat(lake.rows(FILES)).isEqualTo("a.pdf,5");
        lake.put("etl/docs/b.pdf", "second");
        assertThat(lake.rows(FILES)).isEqualTo("a.pdf,5");
        assertThat(lake.column("alter stage docs refresh", "status")).containsExactly("REGISTERED_NEW");
        assertThat(lake.rows(FILES)).isEqualTo("a.pdf,5 b.pdf,6");
    }

    @Test
    void withoutRefreshOnCreateItKnowsNothing() {
        lake.sql.run("create stage docs url = 's3://lake/etl/docs/'"
                + " directory = (enable = true refresh_on_create = false)");
        assertThat(lake.rows(FILES)).isEmpty();
    }

    @Test
    void itFollowsItsPlaceWhereItIsToldTo() {
        lake.sql.run("create stage docs url = 's3://lake/etl/docs/' directory = (enable = true auto_refresh = true)");
        lake.sql.run("create stream s on stage docs");
        lake.put("etl/docs/b.pdf", "second");
        lake.put("etl/docs/a.pdf", "changed");
        assertThat(lake.rows(FILES)).isEqualTo("a.pdf,7 b.pdf,6");
        lake.delete("etl/docs/b.pdf");
        assertThat(lake.rows(FILES)).isEqualTo("a.pdf,7");
        assertThat(lake.rows("select relative_path, size, metadata$action from s order by 3"))
                .isEqualTo("a.pdf,5,DELETE a.pdf,7,INSERT");
        lake.sql.run("alter stage docs set directory = (enable = true auto_refresh = false)");
        lake.put("etl/docs/c.pdf", "third");
        assertThat(lake.rows(FILES)).isEqualTo("a.pdf,7");
    }

    @Test
    void itIsClonedWithWhatItKnows() {
        lake.sql.run("create stage docs url = 's3://lake/etl/docs/' directory = (enable = true auto_refresh = true)");
        lake.sql.run("create schema copies clone " + lake.rows("select current_schema()"));
        lake.put("etl/docs/b.pdf", "second");
        assertThat(lake.rows(FILES)).isEqualTo("a.pdf,5");
        lake.sql.run("alter stage docs refresh");
        assertThat(lake.rows(FILES)).isEqualTo("a.pdf,5 b.pdf,6");
    }

    @Test
    void aPresignedUrlGivesTheFileToAnybody() throws IOException, InterruptedException {
        String url = lake.rows("select get_presigned_url(@outside, 'docs/a.pdf', 60)");
        assertThat(url).contains("X-Amz-Expires=60").contains("X-Amz-Signature=");
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofString());
        assertThat(answer.body()).isEqualTo("first");
        assertThat(lake.rows("select get_presigned_url(@outside, 'none')")).contains("X-Amz-Expires=3600");
    }

    @Test
    void aUrlThatCannotBeSignedIsRefused() {
        assertThatThrownBy(() -> lake.rows("select get_presigned_url(@outside, 'a', 604801)"))
                .hasMessageContaining("between 1 and 604800");
        lake.sql.run("create stage inside");
        assertThatThrownBy(() -> lake.rows("select get_presigned_url(@inside, 'a')"))
                .hasMessageContaining(
                        "Unsupported feature 'GET_PRESIGNED_URL of an internal stage of an account without a server'");
        assertThatThrownBy(() -> lake.rows("select get_presigned_url(@outside, column1) from values ('a')"))
                .hasMessageContaining("Unsupported feature 'GET_PRESIGNED_URL of a path that is no constant'");
    }

    @Test
    void aStageIsMovedAndGetsAnotherFormat() {
        lake.put("etl/json/a.json", "{\"a\": 1}");
        lake.sql.run("alter stage outside set url = 's3://lake/etl/json/' file_format = (type = json)");
        assertThat(lake.rows("select $1:a from @outside")).isEqualTo("1");
        lake.sql.run("alter stage outside set credentials = (aws_key_id = 'k' aws_secret_key = 's') comment = 'moved'");
        assertThat(lake.column("show stages", "comment")).containsExactly("moved");
        assertThat(lake.column("show stages", "has_credentials")).containsExactly("Y");
    }
}
