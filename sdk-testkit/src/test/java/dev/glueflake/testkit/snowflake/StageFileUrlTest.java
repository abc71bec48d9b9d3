package dev.glueflake.testkit.snowflake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the URLs of the file functions give to a client over HTTP. */
class StageFileUrlTest {
    @RegisterExtension
    static final FakeSnowflakeExtension SNOWFLAKE = FakeSnowflakeExtension.of(FakeSnowflake.builder());

    private final HttpClient http = HttpClient.newHttpClient();
    private FakeSnowflake fake;

    @BeforeEach
    void fill(FakeSnowflake fresh) throws Exception {
        fake = fresh;
        fake.clock().stop();
        cell("create stage box");
        cell("copy into '@box/a folder/one.csv' from (select 'text') file_format = (type = csv compression = none)"
                + " single = true");
    }

    private String cell(String sql) throws Exception {
        try (Connection connection = fake.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private HttpResponse<String> get(String url, boolean signed) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url));
        if (signed) {
            var now = fake.clock().instant();
            request.header(
                    "Authorization",
                    "Bearer "
                            + TestJwt.sign(
                                    fake.account(), fake.user(), fake.privateKey(), now, now.plusSeconds(3_500)));
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    /** The address of the fake in place of the account's. */
    private String here(String url) {
        return url.replaceFirst("https://[^/]+/", fake.uri().resolve("/").toString());
    }

    @Test
    void aPresignedUrlIsForAnybodyUntilItExpires() throws Exception {
        String url = cell("select get_presigned_url(@box, 'a folder/one.csv', 60)");
        assertThat(url).contains("X-Amz-Expires=60");
        assertThat(get(url, false).body()).isEqualTo("text\n");
        assertThat(get(url.replace("Expires=60", "Expires=6000"), false).statusCode())
                .isEqualTo(403);
        assertThat(get(url.replace("one.csv", "two.csv"), false).statusCode()).isEqualTo(403);
        fake.clock().advance(Duration.ofSeconds(61));
        HttpResponse<String> late = get(url, false);
        assertThat(late.statusCode()).isEqualTo(403);
        assertThat(late.body()).contains("Request has expired");
        assertThat(get(cell("select get_presigned_url(@box, 'gone.csv')"), false)
                        .statusCode())
                .isEqualTo(404);
        assertThatThrownBy(() -> cell("select get_presigned_url(@box, '../secret.csv')"))
                .hasMessageContaining("../secret.csv");
    }

    @Test
    void aStageFileUrlIsForUsersWhoMayReadTheStage() throws Exception {
        String url = here(cell("select build_stage_file_url(@box, 'a folder/one.csv')"));
        assertThat(get(url, true).body()).isEqualTo("text\n");
        assertThat(get(url, false).statusCode()).isEqualTo(401);
        assertThat(get(url.replace("one", "two"), true).statusCode()).isEqualTo(404);
        assertThat(get(url.replace("BOX", "box"), true).statusCode()).isEqualTo(404);
    }

    @Test
    void aScopedUrlIsGoodForADay() throws Exception {
        String url = here(cell("select build_scoped_file_url(@box, 'a folder/one.csv')"));
        assertThat(get(url, true).body()).isEqualTo("text\n");
        assertThat(get(url.replaceFirst("files/........", "files/00000000"), true)
                        .statusCode())
                .isEqualTo(403);
        fake.clock().advance(Duration.ofHours(25));
        assertThat(get(url, true).statusCode()).isEqualTo(403);
    }
}
