package dev.glueflake.testkit.snowflake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A local directory in the place of a bucket. */
class DirectoryBucketTest {
    @TempDir
    private Path directory;

    private Path lake;
    private FakeSnowflake fake;
    private Connection connection;
    private Statement statement;

    @BeforeEach
    void start() throws SQLException, IOException {
        lake = Files.createDirectories(directory.resolve("lake"));
        Files.writeString(directory.resolve("secret.csv"), "9,hidden\n");
        write("in/day=1/a.csv", "1,one\n");
        write("in/day=2/b.csv", "2,two\n3,three\n");
        fake = FakeSnowflake.builder().bucket("lake", lake).start();
        connection = fake.connect();
        statement = connection.createStatement();
        statement.execute("create table t (id int, name varchar)");
    }

    @AfterEach
    void stop() throws SQLException {
        connection.close();
        assertThat(fake.internalErrors()).isEmpty();
        fake.close();
    }

    @Test
    void filesAreLoadedListedUnloadedAndRemoved() throws SQLException {
        statement.execute("create stage s url = 's3://lake/in/' file_format = (type = csv)");
        assertThat(cells("list @s/day=2/")).containsExactly("s3://lake/in/day=2/b.csv");
        statement.execute("copy into t from @s purge = true");
        assertThat(cells("select name from t order by id")).containsExactly("one", "two", "three");
        assertThat(lake.resolve("in/day=1/a.csv")).doesNotExist();

        statement.execute("copy into 's3://lake/out/t.csv' from t file_format = (type = csv compression = none)"
                + " single = true");
        assertThat(lake.resolve("out/t.csv")).hasContent("1,one\n2,two\n3,three\n");
        statement.execute("create stage out url = 's3://lake/out/' file_format = (type = csv)");
        assertThat(cells("select $2 from @out where $1 = 2")).containsExactly("two");
    }

    @Test
    void anExternalTableReadsItsDirectory() throws SQLException, IOException {
        statement.execute("create stage s url = 's3://lake/in/'");
        statement.execute("create external table e (id int as (value:c1::int),"
                + " day int as (split_part(split_part(metadata$filename, 'day=', 2), '/', 1)::int))"
                + " partition by (day) location = @s file_format = (type = csv) auto_refresh = false");
        assertThat(cells("select id from e where day = 2 order by id")).containsExactly("2", "3");

        write("in/day=3/c.csv", "4,four\n");
        assertThat(cells("select count(*) from e")).containsExactly("3");
        statement.execute("alter external table e refresh");
        assertThat(cells("select count(*) from e")).containsExactly("4");
    }

    @Test
    void nothingOutsideTheDirectoryIsReached() throws SQLException {
        assertThatThrownBy(() -> statement.execute("copy into t from 's3://lake/../' files = ('secret.csv')"))
                .hasMessageContaining("it leads out of the stage");
        statement.execute("create stage s url = 's3://lake/'");
        assertThatThrownBy(() -> statement.execute("copy into t from @s files = ('../secret.csv')"))
                .hasMessageContaining("it leads out of the stage");
        assertThat(cells("select count(*) from t")).containsExactly("0");
    }

    @Test
    void aBucketWithoutADirectoryIsRefusedAndADirectoryMustBeThere() {
        assertThatThrownBy(() -> statement.execute("copy into t from 's3://other/in/'"))
                .hasMessageContaining("s3://other/in/ cannot be reached")
                .hasMessageContaining("without a directory for that bucket");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FakeSnowflake.builder().bucket("lake", directory.resolve("missing")))
                .withMessageContaining("No directory for the bucket lake")
                .withMessageContaining("missing");
    }

    private void write(String name, String content) throws IOException {
        Path file = lake.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }

    private List<String> cells(String sql) throws SQLException {
        List<String> found = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                found.add(rows.getString(1));
            }
        }
        return found;
    }
}
