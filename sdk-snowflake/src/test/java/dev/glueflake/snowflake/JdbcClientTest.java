package dev.glueflake.snowflake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.glueflake.core.OutcomeUnknownException;
import dev.glueflake.core.secret.Secret;
import dev.glueflake.testkit.snowflake.FakeSnowflake;
import dev.glueflake.testkit.snowflake.Fault;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class JdbcClientTest {

    private static final SnowflakeIdentifier NAME = SnowflakeIdentifier.of("load_7");

    private FakeSnowflake fake;
    private SnowflakeClient client;

    @BeforeEach
    void start() {
        fake = FakeSnowflake.builder().strict().start();
        client = SnowflakeClient.jdbc(FakeClients.settings(fake).build());
        client.execute("create table t (id number)");
    }

    @AfterEach
    void stop() {
        client.close();
        fake.close();
    }

    @Test
    void aTransactionIsAppliedWhole() {
        long inside = client.inTransaction(NAME, session -> {
            session.execute("insert into t values (1)");
            session.execute(SqlStatement.of("insert into t values (?)", 2));
            assertThat(rows()).isZero();
            return session.execute("select count(*) as n from t").onlyRow().getLong("n");
        });
        assertThat(inside).isEqualTo(2);
        assertThat(rows()).isEqualTo(2);
        assertThat(fake.queryLog().matching("BEGIN TRANSACTION NAME \"load_7\""))
                .hasSize(1);
    }

    @Test
    void aTransactionWhoseWorkFailsIsRolledBackAndTheFailureGoesOn() {
        assertThatIllegalStateException()
                .isThrownBy(() -> client.inTransaction(NAME, session -> {
                    session.execute("insert into t values (1)");
                    throw new IllegalStateException("stop");
                }))
                .withMessage("stop");
        assertThat(rows()).isZero();
    }

    @Test
    void aCommitWhoseAnswerIsLostOnceIsRepeatedByTheDriverAndAppliedOnce() {
        Fault lost = fake.faults().onSql("^commit").loseReply();
        client.inTransaction(NAME, session -> session.execute("insert into t values (1)"));
        assertThat(lost.hits()).isEqualTo(1);
        assertThat(rows()).isEqualTo(1);
        assertThat(fake.queryLog().matching("^commit")).hasSize(1);
    }

    @Test
    void aCommitWhoseEveryAnswerIsLostIsUnknownAndNotRolledBack() {
        Fault lost = fake.faults().onSql("^commit").always().loseReply();
        SnowflakeSettings hasty =
                FakeClients.settings(fake).networkTimeout(Duration.ofSeconds(2)).build();
        try (SnowflakeClient impatient = SnowflakeClient.jdbc(hasty)) {
            assertThatExceptionOfType(OutcomeUnknownException.class)
                    .isThrownBy(
                            () -> impatient.inTransaction(NAME, session -> session.execute("insert into t values (1)")))
                    .satisfies(e -> assertThat(e)
                            .hasMessageContaining("COMMIT of transaction \"load_7\"")
                            .hasMessageContaining("whole or not at all"));
        }
        assertThat(lost.hits()).isGreaterThan(1);
        assertThat(fake.queryLog().matching("^rollback")).isEmpty();
        assertThat(rows()).isEqualTo(1);
    }

    @Test
    void aSessionKeepsWhatAStatementSets() {
        String zone = client.withSession(session -> {
            session.execute("alter session set timezone = 'Asia/Tokyo'");
            session.execute("create temporary table scratch (id number)");
            session.execute("insert into scratch values (1)");
            return session.execute(
                            "select to_char('2024-01-01 00:00:00 +00:00'::timestamp_ltz, 'HH24') as h from scratch")
                    .onlyRow()
                    .getString("h");
        });
        assertThat(zone).isEqualTo("09");
        assertThatExceptionOfType(SnowflakeException.class).isThrownBy(() -> client.execute("select * from scratch"));
    }

    @Test
    void anExpiredSessionTokenIsRenewedUnderneath() {
        Fault expired = fake.faults().onSql("^insert").expireSessionToken();
        client.execute("insert into t values (1)");
        assertThat(expired.hits()).isEqualTo(1);
        assertThat(rows()).isEqualTo(1);
    }

    @Test
    void aSessionThatIsGoneIsReplacedAndTheStatementRunOnce() {
        assertThat(rows()).isZero();
        fake.faults().onSql("^insert").error("390111", "08001", "Session no longer exists. New login required.");
        client.execute("insert into t values (1)");
        assertThat(rows()).isEqualTo(1);
    }

    @Test
    void aWrongPasswordIsOneClearError() {
        SnowflakeCredentials wrong = SnowflakeCredentials.password(fake.user(), FakeClients.fixed("canary-wrong"));
        try (SnowflakeClient refused =
                SnowflakeClient.jdbc(FakeClients.settings(fake, wrong).build())) {
            assertThatExceptionOfType(SnowflakeException.class)
                    .isThrownBy(() -> refused.execute("select 1"))
                    .satisfies(e -> {
                        assertThat(e.code()).isEqualTo("390100");
                        assertThat(e.retryable()).isFalse();
                        assertThat(e).hasMessageContaining("Check user, password and account");
                        assertThat(e.toString()).doesNotContain("canary-wrong");
                    });
        }
    }

    @Test
    void aRotatedPasswordIsReadAfreshOnce() {
        List<Boolean> reads = new ArrayList<>();
        SnowflakeCredentials rotated = SnowflakeCredentials.password(fake.user(), fresh -> {
            reads.add(fresh);
            return Secret.ofText(fresh ? fake.password() : "old-password");
        });
        try (SnowflakeClient renewed =
                SnowflakeClient.jdbc(FakeClients.settings(fake, rotated).build())) {
            assertThat(renewed.execute("select 1 as n").onlyRow().getLong("n")).isEqualTo(1);
        }
        assertThat(reads).containsExactly(false, true);
    }

    @Test
    void aDataSourceGivesTheConnections() {
        try (SnowflakeClient pooled = SnowflakeClient.jdbc(fake.dataSource())) {
            pooled.inTransaction(NAME, session -> session.execute("insert into testdb.public.t values (1), (2)"));
            assertThat(pooled.execute("select max(id) as m from testdb.public.t")
                            .onlyRow()
                            .getLong("m"))
                    .isEqualTo(2);
        }
    }

    @Test
    void aFileIsPutIntoAStage(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("rows.csv"), "1\n2\n");
        client.execute("create stage drop_box");
        StatementResult put = client.execute("put 'file://" + file + "' @drop_box auto_compress=false");
        assertThat(put.onlyRow().getString("status")).isEqualTo("UPLOADED");
        client.execute("copy into t from @drop_box file_format = (type = csv)");
        assertThat(rows()).isEqualTo(2);
    }

    @Test
    void copyAnswersOneRowPerFile(@TempDir Path folder) throws Exception {
        client.execute("create stage drop_box");
        for (String name : List.of("a.csv", "b.csv")) {
            Path file = Files.writeString(folder.resolve(name), "1\n");
            client.execute("put 'file://" + file + "' @drop_box auto_compress=false");
        }
        StatementResult copy =
                client.execute("copy into t from @drop_box files = ('a.csv', 'b.csv') file_format = (type = csv)");
        assertThat(copy.rows()).hasSize(2).allSatisfy(row -> assertThat(row.getLong("rows_loaded"))
                .isEqualTo(1));
        assertThat(copy.updateCounts()).isEmpty();
    }

    @Test
    void bindsMayStandInSeveralStatements() {
        client.executeAll(List.of(
                SqlStatement.of("begin"), SqlStatement.of("insert into t values (?)", 5), SqlStatement.of("commit")));
        assertThat(rows()).isEqualTo(1);
    }

    @Test
    void whatSeveralStatementsLeaveOpenIsRolledBack() {
        client.executeAll(List.of(SqlStatement.of("begin"), SqlStatement.of("insert into t values (5)")));
        assertThat(rows()).isZero();
    }

    @Test
    void whatSeveralStatementsOnADataSourceLeaveOpenIsRolledBackBeforeItIsGivenBack() {
        try (SnowflakeClient pooled = SnowflakeClient.jdbc(fake.dataSource())) {
            pooled.executeAll(
                    List.of(SqlStatement.of("begin"), SqlStatement.of("insert into testdb.public.t values (5)")));
        }
        assertThat(fake.queryLog().matching("^rollback")).hasSize(1);
        assertThat(rows()).isZero();
    }

    @Test
    void aClosedClientLeavesNoSessionOpenAndRefuses() {
        client.close();
        assertThatIllegalStateException()
                .isThrownBy(() -> client.execute("select 1"))
                .withMessageContaining("closed");
    }

    private long rows() {
        return client.execute("select count(*) as n from testdb.public.t")
                .onlyRow()
                .getLong("n");
    }
}
