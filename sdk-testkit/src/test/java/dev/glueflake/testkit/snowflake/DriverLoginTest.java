package dev.glueflake.testkit.snowflake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class DriverLoginTest {
    @RegisterExtension
    static final FakeSnowflakeExtension STRICT = FakeSnowflakeExtension.of(FakeSnowflake.builder()
            .strict()
            .account("acme")
            .user(SnowflakeUser.named("loader").withOAuthToken("oauth-1").withAccessToken("pat-1")));

    @Test
    void theReadyUserComesInWithPasswordAndStandsInTheDefaultSchema(FakeSnowflake fake) throws SQLException {
        try (Connection connection = fake.connect()) {
            assertThat(connection.getCatalog()).isEqualTo("TESTDB");
            assertThat(connection.getSchema()).isEqualTo("PUBLIC");
            assertThat(connection.isValid(5)).isTrue();
        }
    }

    @Test
    void aWrongPasswordIsRefused(FakeSnowflake fake) {
        Properties properties = fake.properties();
        properties.setProperty("password", "guess");
        assertRefused(fake, properties, 390100);
    }

    @Test
    void aStrangerIsRefusedOnlyWhereTheAccountIsStrict(FakeSnowflake fake) throws SQLException {
        Properties stranger = new Properties();
        stranger.setProperty("user", "stranger");
        stranger.setProperty("password", "whatever");
        assertRefused(fake, stranger, 390100);
        try (FakeSnowflake open = FakeSnowflake.start();
                Connection connection = DriverManager.getConnection(open.jdbcUrl(), stranger);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select current_user()")) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getString(1)).isEqualTo("STRANGER");
        }
    }

    @Test
    void aPrivateKeyOpensAndAnotherKeyDoesNot(FakeSnowflake fake) throws Exception {
        Properties properties = new Properties();
        properties.setProperty("user", fake.user());
        properties.put("privateKey", fake.privateKey());
        assertThatCode(() ->
                        DriverManager.getConnection(fake.jdbcUrl(), properties).close())
                .doesNotThrowAnyException();
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        KeyPair other = generator.generateKeyPair();
        properties.put("privateKey", other.getPrivate());
        assertRefused(fake, properties, 394304);
    }

    @Test
    void oauthTokensAndAccessTokensOpen(FakeSnowflake fake) {
        assertThatCode(() -> token(fake, "oauth", "oauth-1")).doesNotThrowAnyException();
        assertThatCode(() -> token(fake, "programmatic_access_token", "pat-1")).doesNotThrowAnyException();
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> token(fake, "oauth", "pat-1"))
                .satisfies(e -> assertThat(e.getErrorCode()).isEqualTo(390303));
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> token(fake, "programmatic_access_token", "wrong"))
                .satisfies(e -> assertThat(e.getErrorCode()).isEqualTo(394400));
    }

    @Test
    void anExpiredSessionTokenIsRenewedUnseen(FakeSnowflake fake, Connection connection) throws SQLException {
        fake.clock().advance(Duration.ofMinutes(61));
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select 1")) {
            assertThat(rows.next()).isTrue();
        }
        assertThat(fake.queryLog().matching("select 1")).hasSize(1);
    }

    @Test
    void anExpiredMasterTokenEndsTheConnection(FakeSnowflake fake, Connection connection) throws SQLException {
        fake.clock().advance(Duration.ofHours(5));
        try (Statement statement = connection.createStatement()) {
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> statement.executeQuery("select 1"))
                    .satisfies(e -> assertThat(e.getErrorCode()).isEqualTo(390114));
        }
        assertThatCode(() -> fake.connect().close()).doesNotThrowAnyException();
    }

    @Test
    void namesOfTheConnectionStringAreMadeWhereTheyAreMissing(FakeSnowflake fake) throws SQLException {
        Properties properties = fake.properties();
        properties.setProperty("db", "sales");
        properties.setProperty("schema", "\"Raw\"");
        properties.setProperty("warehouse", "load_wh");
        try (Connection connection = DriverManager.getConnection(fake.jdbcUrl(), properties);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select current_warehouse()")) {
            assertThat(connection.getCatalog()).isEqualTo("SALES");
            assertThat(connection.getSchema()).isEqualTo("Raw");
            assertThat(rows.next()).isTrue();
            assertThat(rows.getString(1)).isEqualTo("LOAD_WH");
        }
    }

    @Test
    void aMissingDatabaseStaysMissingWhereSoConfigured() throws SQLException {
        try (FakeSnowflake fake = FakeSnowflake.builder().createMissing(false).start();
                Connection connection = fake.connect()) {
            assertThat(connection.getCatalog()).isNull();
        }
    }

    /** Clients send parameters of their own with each login. */
    @Test
    void aLoginTakesTheParametersThatItKnows(FakeSnowflake fake) throws SQLException {
        Properties properties = fake.properties();
        properties.setProperty("TIMEZOEN", "UTC");
        properties.setProperty("timezone", "Europe/Paris");
        try (Connection connection = DriverManager.getConnection(fake.jdbcUrl(), properties);
                Statement statement = connection.createStatement();
                ResultSet shown = statement.executeQuery("show parameters like 'timezone'")) {
            shown.next();
            assertThat(shown.getString("value")).isEqualTo("Europe/Paris");
        }
    }

    /** Snowpark sends the id of its plan with each query. */
    @Test
    void aQueryTakesTheParametersThatItKnows(FakeSnowflake fake) throws Exception {
        JsonNode answer = DriverClient.loggedIn(fake, "PythonConnector", "4.8.1")
                .query("select to_char(to_date('2024-03-05')) as written", body -> body.putObject("parameters")
                        .put("_PLAN_UUID", "p1")
                        .put("DATE_OUTPUT_FORMAT", "DD/MM/YYYY")
                        .put("PYTHON_CONNECTOR_QUERY_RESULT_FORMAT", "JSON"));
        assertThat(answer.at("/data/rowset/0/0").asText()).as("%s", answer).isEqualTo("05/03/2024");
    }

    @Test
    void onlyClientsThatForgetTheirLoginGetParametersWithEachAnswer(FakeSnowflake fake) throws Exception {
        assertThat(DriverClient.loggedIn(fake, "JavaScript", "3.3")
                        .query("select 1")
                        .path("data")
                        .path("parameters")
                        .findValuesAsText("name"))
                .contains("BINARY_OUTPUT_FORMAT", "JS_TREAT_INTEGER_AS_BIGINT", "TIMESTAMP_OUTPUT_FORMAT");
        assertThat(DriverClient.loggedIn(fake, "JDBC", "4.4.1")
                        .query("select 1")
                        .path("data")
                        .path("parameters"))
                .isEmpty();
    }

    private static void token(FakeSnowflake fake, String authenticator, String token) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", "loader");
        properties.setProperty("authenticator", authenticator);
        properties.setProperty("token", token);
        DriverManager.getConnection(fake.jdbcUrl(), properties).close();
    }

    private static void assertRefused(FakeSnowflake fake, Properties properties, int code) {
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> DriverManager.getConnection(fake.jdbcUrl(), properties))
                .satisfies(e -> assertThat(e.getErrorCode()).isEqualTo(code));
    }
}
