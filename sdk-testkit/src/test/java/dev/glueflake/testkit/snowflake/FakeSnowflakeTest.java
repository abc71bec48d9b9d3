package dev.glueflake.testkit.snowflake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class FakeSnowflakeTest {
    @Test
    void closingLeavesNoThread() throws SQLException {
        Set<String> before = threads();
        try (FakeSnowflake fake = FakeSnowflake.start();
                Connection connection = fake.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("select 1");
            assertThat(threads()).anyMatch(name -> name.startsWith("fake-snowflake"));
        }
        Set<String> after = threads();
        after.removeAll(before);
        assertThat(after).noneMatch(name -> name.contains("fake-snowflake"));
    }

    @Test
    void accountsKnowNothingOfEachOther() throws SQLException {
        try (FakeSnowflake one = FakeSnowflake.start();
                FakeSnowflake other = FakeSnowflake.start();
                Connection in = one.connect();
                Connection out = other.connect();
                Statement create = in.createStatement();
                Statement look = out.createStatement()) {
            create.execute("create table t (a int)");
            assertThatThrownBy(() -> look.execute("select * from t")).hasMessageContaining("does not exist");
        }
    }

    @Test
    void resetMakesTheAccountAsNew() throws SQLException {
        try (FakeSnowflake fake = FakeSnowflake.start();
                Connection before = fake.connect();
                Statement create = before.createStatement()) {
            create.execute("create table t (a int)");
            fake.reset();
            assertThat(fake.queryLog().all()).isEmpty();
            assertThatThrownBy(() -> create.execute("select 1")).hasMessageContaining("Session no longer exists");
            try (Connection after = fake.connect();
                    Statement show = after.createStatement();
                    ResultSet tables = show.executeQuery("show tables")) {
                assertThat(tables.next()).isFalse();
            }
        }
    }

    @Test
    void anUnknownPathIsAnsweredAndRemembered() throws Exception {
        try (FakeSnowflake fake = FakeSnowflake.start()) {
            HttpRequest request = HttpRequest.newBuilder(fake.uri().resolve("/session/authenticator-request"))
                    .POST(HttpRequest.BodyPublishers.ofString("{}"))
                    .build();
            HttpResponse<String> answer =
                    HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(404);
            assertThat(answer.body()).contains("\"success\":false").contains("/session/authenticator-request");
            assertThat(fake.unknownRequests()).containsExactly("POST /session/authenticator-request");
        }
    }

    @Test
    void aTakenPortIsNamed() {
        try (FakeSnowflake fake = FakeSnowflake.start()) {
            int taken = fake.uri().getPort();
            assertThatThrownBy(() -> FakeSnowflake.builder().port(taken).start())
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessageContaining("127.0.0.1:" + taken);
        }
    }

    private static Set<String> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(Thread::isAlive)
                .map(Thread::getName)
                .collect(Collectors.toSet());
    }
}
