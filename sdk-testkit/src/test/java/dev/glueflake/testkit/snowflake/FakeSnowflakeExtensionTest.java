package dev.glueflake.testkit.snowflake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(FakeSnowflakeExtension.class)
class FakeSnowflakeExtensionTest {
    private static URI first;

    @RepeatedTest(2)
    void oneServerServesAClassAndIsAsNewBeforeEachTest(FakeSnowflake fake, Connection connection) throws SQLException {
        URI here = fake.uri();
        first = first == null ? here : first;
        assertThat(here).isEqualTo(first);
        try (Statement statement = connection.createStatement()) {
            statement.execute("create table once (a int)");
        }
    }

    @Test
    void parametersBelongToOneFake(FakeSnowflake fake, DataSource source) throws SQLException {
        try (Connection connection = source.getConnection()) {
            assertThat(connection.getMetaData().getURL())
                    .contains(String.valueOf(fake.uri().getPort()));
        }
    }

    @Test
    void anUnusedExtensionSaysWhatToDo() {
        assertThatThrownBy(
                        () -> FakeSnowflakeExtension.of(FakeSnowflake.builder()).fake())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("@RegisterExtension");
    }

    @Nested
    class Inside {
        @Test
        void nestedTestsShareTheServer(FakeSnowflake fake) {
            assertThat(fake.queryLog().all()).isEmpty();
            first = first == null ? fake.uri() : first;
            assertThat(fake.uri()).isEqualTo(first);
        }
    }
}
