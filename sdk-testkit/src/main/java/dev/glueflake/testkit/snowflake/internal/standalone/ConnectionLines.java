package dev.glueflake.testkit.snowflake.internal.standalone;

import dev.glueflake.testkit.snowflake.FakeSnowflake;
import java.util.List;

/** How clients reach a running fake, a line for each kind. */
final class ConnectionLines {
    private ConnectionLines() {}

    static List<String> of(FakeSnowflake fake, ServerOptions options) {
        int port = fake.uri().getPort();
        String account = fake.account();
        String database = options.database();
        String schema = options.schema();
        String login = fake.user() + "', password='" + fake.password();
        return List.of(
                "JDBC    " + fake.jdbcUrl() + "&db=" + database + "&schema=" + schema + "&user=" + fake.user()
                        + "&password=" + fake.password(),
                "Python  snowflake.connector.connect(host='127.0.0.1', port=" + port + ", protocol='http', account='"
                        + account + "', user='" + login + "', database='" + database + "', schema='" + schema + "')",
                "Node    snowflake.createConnection({accessUrl: '" + fake.uri() + "', account: '" + account
                        + "', username: '" + fake.user() + "', password: '" + fake.password() + "', database: '"
                        + database + "', schema: '" + schema + "'})",
                "Go      sql.Open(\"snowflake\", \"" + fake.user() + ":" + fake.password() + "@127.0.0.1:" + port + "/"
                        + database + "/" + schema + "?account=" + account + "&protocol=http\")",
                "curl    curl -s " + fake.uri() + "/session/v1/login-request?databaseName=" + database
                        + " -H 'Content-Type: application/json' -d '{\"data\":{\"ACCOUNT_NAME\":\"" + account
                        + "\",\"LOGIN_NAME\":\"" + fake.user() + "\",\"PASSWORD\":\"" + fake.password() + "\"}}'",
                "SQL API " + fake.sqlApiUri() + " (key-pair JWT or OAuth token as Bearer)");
    }
}
