package dev.glueflake.testkit.snowflake.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;

/** Runs examples through the real driver. Those of one section share a session and a schema of their own. */
final class ExampleRunner {
    /** What a statement answered that the driver takes for an update: its status, its counts. */
    private static final String ANSWER = "select * from table(result_scan(last_query_id()))";

    private static final Path TESTS = Path.of("src/test/java/dev/glueflake/testkit/snowflake");

    private ExampleRunner() {}

    static void run(Example example, Connection driver) throws SQLException {
        if (example.test() != null) {
            findTest(example.test());
            return;
        }
        try (Statement statement = driver.createStatement()) {
            boolean rows = statement.execute(example.sql());
            if (example.error() != null) {
                fail("'%s' has to fail with %s", example.sql(), example.error());
            }
            if (example.expected() != null) {
                compare(example, rows ? statement.getResultSet() : statement.executeQuery(ANSWER));
            }
        } catch (SQLException e) {
            if (example.error() == null) {
                throw e;
            }
            assertThat(String.format("%06d %s", e.getErrorCode(), e.getMessage()))
                    .as(example.sql())
                    .contains(example.error());
        }
    }

    /** It runs by itself; that it is there is what can be checked here. */
    private static void findTest(String name) {
        int dot = name.lastIndexOf('.');
        Path source = TESTS.resolve(name.substring(0, dot) + ".java");
        assertThat(source).content().contains(" void " + name.substring(dot + 1) + "(");
    }

    private static void compare(Example example, ResultSet rows) throws SQLException {
        ResultSetMetaData columns = rows.getMetaData();
        List<String> found = new ArrayList<>();
        while (rows.next()) {
            List<String> cells = new ArrayList<>();
            for (int i = 1; i <= columns.getColumnCount(); i++) {
                String cell = rows.getString(i);
                cells.add(cell == null ? "NULL" : cell.strip().replaceAll("\\s*\\n\\s*", " "));
            }
            found.add(String.join("|", cells));
        }
        assertThat(String.join(" ; ", found)).as(example.sql()).isEqualTo(example.expected());
        if (example.type() != null) {
            assertThat(type(columns)).as("type of " + example.sql()).isEqualTo(example.type());
        }
    }

    private static String type(ResultSetMetaData columns) throws SQLException {
        String name = columns.getColumnTypeName(1);
        return switch (columns.getColumnType(1)) {
            case Types.DECIMAL, Types.BIGINT, Types.NUMERIC, Types.INTEGER ->
                name + "(" + columns.getPrecision(1) + "," + columns.getScale(1) + ")";
            case Types.VARCHAR, Types.CHAR ->
                name.equals("VARCHAR") ? name + "(" + columns.getColumnDisplaySize(1) + ")" : name;
            default -> name;
        };
    }
}
