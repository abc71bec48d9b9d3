package dev.glueflake.testkit.snowflake;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.glueflake.testkit.snowflake.SqlApiClient.Answer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** GEOGRAPHY and GEOMETRY as clients see them. */
class DriverShapesTest {
    private static final String POINT_WKB = "01010000006666666666965EC06666666666C64240";

    @RegisterExtension
    static final FakeSnowflakeExtension SNOWFLAKE = FakeSnowflakeExtension.of(
            FakeSnowflake.builder().user(SnowflakeUser.named("api").withAccessToken("pat-1")));

    @ParameterizedTest
    @CsvSource({
        "GEOGRAPHY, GeoJSON, java.lang.String",
        "GEOGRAPHY, WKT, java.lang.String",
        "GEOGRAPHY, EWKT, java.lang.String",
        "GEOGRAPHY, WKB, [B",
        "GEOGRAPHY, EWKB, [B",
        "GEOMETRY, GeoJSON, java.lang.String",
        "GEOMETRY, EWKB, [B"
    })
    void theOutputFormatDecidesTheClassAndNeverTheName(String type, String format, String className, Connection driver)
            throws Exception {
        try (Statement statement = driver.createStatement()) {
            statement.execute("alter session set " + type + "_output_format = '" + format + "'");
            try (ResultSet rows = statement.executeQuery("select to_" + type + "('POINT(-122.35 37.55)') g")) {
                ResultSetMetaData columns = rows.getMetaData();
                assertThat(columns.getColumnTypeName(1)).isEqualTo(type);
                assertThat(columns.getColumnClassName(1)).isEqualTo(className);
                assertThat(columns.getColumnType(1)).isEqualTo(className.equals("[B") ? Types.BINARY : Types.VARCHAR);
            }
        }
    }

    @Test
    void aResultKeepsTheFormatThatItWasMadeWith(Connection driver) throws Exception {
        try (Statement statement = driver.createStatement();
                ResultSet text = statement.executeQuery("select st_point(1, 2)")) {
            statement.getConnection().createStatement().execute("alter session set geography_output_format = 'WKB'");
            assertThat(text.next()).isTrue();
            assertThat(new ObjectMapper()
                            .readTree(text.getString(1))
                            .path("type")
                            .asText())
                    .isEqualTo("Point");
        }
        try (Statement statement = driver.createStatement();
                ResultSet bytes = statement.executeQuery("select to_geography('POINT(-122.35 37.55)')")) {
            assertThat(bytes.next()).isTrue();
            assertThat(bytes.getBytes(1)).isEqualTo(HexFormat.of().parseHex(POINT_WKB));
        }
    }

    @Test
    void textsAreBoundAndTablesDescribed(Connection driver) throws Exception {
        try (Statement statement = driver.createStatement()) {
            statement.execute("create table places (id int, g geography, m geometry not null)");
            statement.execute("alter session set geography_output_format = 'WKT', geometry_output_format = 'EWKT'");
        }
        try (PreparedStatement insert =
                driver.prepareStatement("insert into places select ?, to_geography(?), to_geometry(?, 3857)")) {
            insert.setInt(1, 1);
            insert.setString(2, "POINT(1 2)");
            insert.setString(3, "LINESTRING(0 0, 1 1)");
            assertThat(insert.executeUpdate()).isEqualTo(1);
        }
        try (PreparedStatement insert = driver.prepareStatement("insert into places values (?, ?, ?)")) {
            for (int i = 2; i < 4; i++) {
                insert.setInt(1, i);
                insert.setString(2, "POINT(" + i + " 0)");
                insert.setString(3, "POINT(0 " + i + ")");
                insert.addBatch();
            }
            insert.executeBatch();
        }
        assertThat(texts(driver, "select g, m from places order by id"))
                .containsExactly(
                        "POINT(1 2)|SRID=3857;LINESTRING(0 0,1 1)",
                        "POINT(2 0)|SRID=0;POINT(0 2)",
                        "POINT(3 0)|SRID=0;POINT(0 3)");
        try (ResultSet columns = driver.getMetaData().getColumns(null, null, "PLACES", null)) {
            List<String> types = new ArrayList<>();
            while (columns.next()) {
                types.add(columns.getString("TYPE_NAME"));
            }
            assertThat(types).containsExactly("NUMBER", "GEOGRAPHY", "GEOMETRY");
        }
    }

    @Test
    void filesAreLoaded(@TempDir Path folder, Connection driver) throws Exception {
        Files.writeString(folder.resolve("p.csv"), "1,\"POINT(1 2)\"\n2," + POINT_WKB + "\n3,\"POINT(200 2)\"\n");
        Files.writeString(
                folder.resolve("p.json"),
                "{\"type\":\"Point\",\"coordinates\":[3,4]}\n{\"type\":\"Point\",\"coordinates\":[5,6]}\n");
        Files.writeString(folder.resolve("q.json"), "{\"ID\":7,\"G\":{\"type\":\"Point\",\"coordinates\":[7,8]}}\n");
        try (Statement statement = driver.createStatement()) {
            statement.execute("alter session set geography_output_format = 'WKT'");
            statement.execute("create temporary stage st");
            statement.execute("put 'file://" + folder + "/*' @st auto_compress = false");
            statement.execute("create table places (id int, g geography)");
            statement.execute("create table one (g geography)");
            statement.execute("copy into places from @st/p.csv"
                    + " file_format = (type = csv field_optionally_enclosed_by = '\"') on_error = continue");
            statement.execute("copy into one from @st/p.json file_format = (type = json)");
            statement.execute("copy into places from @st/q.json file_format = (type = json)"
                    + " match_by_column_name = case_insensitive");
        }
        assertThat(texts(driver, "select id, g from places order by id"))
                .containsExactly("1|POINT(1 2)", "2|POINT(-122.35 37.55)", "7|POINT(7 8)");
        assertThat(texts(driver, "select g from one order by st_x(g)")).containsExactly("POINT(3 4)", "POINT(5 6)");
    }

    @Test
    void theProtocolsNameTheTypeBesideItsForm(FakeSnowflake fake) throws Exception {
        SqlApiClient api = new SqlApiClient(fake, "PROGRAMMATIC_ACCESS_TOKEN", "pat-1");
        Answer answer = api.submit("select st_point(1, 2)");
        JsonNode column =
                answer.body().path("resultSetMetaData").path("rowType").path(0);
        assertThat(column.path("type").asText()).isEqualTo("object");
        assertThat(column.path("extTypeName").asText()).isEqualTo("GEOGRAPHY");
        assertThat(new ObjectMapper()
                        .readTree(answer.cell(0, 0))
                        .path("coordinates")
                        .path(1)
                        .asInt())
                .isEqualTo(2);
    }

    private static List<String> texts(Connection driver, String sql) throws Exception {
        List<String> texts = new ArrayList<>();
        try (Statement statement = driver.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            int width = rows.getMetaData().getColumnCount();
            while (rows.next()) {
                List<String> cells = new ArrayList<>();
                for (int i = 1; i <= width; i++) {
                    cells.add(rows.getString(i));
                }
                texts.add(String.join("|", cells));
            }
        }
        return texts;
    }
}
