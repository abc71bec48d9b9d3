package dev.glueflake.samples.quickstart;

// tag::testkit[]
import static org.assertj.core.api.Assertions.assertThat;

import dev.glueflake.testkit.snowflake.FakeSnowflake;
import dev.glueflake.testkit.snowflake.FakeSnowflakeExtension;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(FakeSnowflakeExtension.class)
class OrdersMergeTest {
    @Test
    void aMergeWhoseAnswerIsLostIsAppliedOnce(Connection driver, FakeSnowflake snowflake) throws SQLException {
        try (Statement statement = driver.createStatement()) {
            statement.execute("create table orders (id number, status varchar)");
            statement.execute("insert into orders values (1, 'new')");
            snowflake.faults().onSql("^merge").loseReply();

            int changed = statement.executeUpdate(
                    "merge into orders t using (select 1 id union select 2) s on t.id = s.id"
                            + " when matched then update set status = 'paid' when not matched then insert values (s.id, 'new')");

            assertThat(changed).isEqualTo(2);
            assertThat(snowflake.queryLog().matching("^merge")).hasSize(1);
        }
    }
}
// end::testkit[]
