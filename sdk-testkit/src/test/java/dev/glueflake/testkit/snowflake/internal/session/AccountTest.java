package dev.glueflake.testkit.snowflake.internal.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.glueflake.testkit.snowflake.internal.error.SnowflakeException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AccountTest {
    @Test
    void aClosedAccountLeavesNoFileAndNoThread() throws Exception {
        try (Account warm = Account.open(AccountSettings.named("WARM"))) {
            warm.openSession(SessionSettings.of("U", null, null));
        }
        int threads = Thread.activeCount();
        Path directory;
        try (Account account = Account.open(AccountSettings.named("A"))) {
            directory = account.directory();
            Files.createDirectories(directory.resolve("stage/one"));
            Files.writeString(directory.resolve("stage/one/file.csv"), "1");
            account.openSession(SessionSettings.of("U", null, null));
        }
        assertThat(directory).doesNotExist();
        assertThat(Thread.activeCount()).isLessThanOrEqualTo(threads);
    }

    @Test
    void aSessionStartsWithWhatExists() {
        try (Account account = Account.open(AccountSettings.named("A"))) {
            Session session = account.openSession(
                    new SessionSettings("U", "LOADER", "WH", "NOPE", "NOPE", Map.of("QUERY_TAG", "t")));
            assertThat(session.database()).isEmpty();
            assertThat(session.schema()).isEmpty();
            assertThat(session.role()).contains("LOADER");
            assertThat(session.warehouse()).contains("WH");
            assertThat(session.parameters().get("QUERY_TAG")).isEqualTo("t");
            assertThat(session.parameters().all())
                    .containsEntry("AUTOCOMMIT", true)
                    .containsEntry("LOCK_TIMEOUT", 43_200L);
            assertThat(account.nextQueryId()).matches("[a-z0-9]{8}-[a-z0-9]{4}-[a-z0-9]{4}-[a-z0-9]{4}-[a-z0-9]{12}");
        }
    }

    @Test
    void anUnknownParameterIsRefusedByName() {
        assertThatThrownBy(() -> Account.open(AccountSettings.named("A").withParameters(Map.of("NOPE", "1"))))
                .isInstanceOf(SnowflakeException.class)
                .hasMessageContaining("NOPE");
    }

    @Test
    void accountWideValuesStandBehindThoseOfASession() {
        try (Account account = Account.open(AccountSettings.named("A").withParameters(Map.of("TIMEZONE", "UTC")))) {
            Session session = account.openSession(SessionSettings.of("U", null, null));
            assertThat(session.parameters().get("TIMEZONE")).isEqualTo("UTC");
            session.parameters().set("TIMEZONE", "Asia/Tokyo");
            session.parameters().unset("TIMEZONE");
            assertThat(session.parameters().get("TIMEZONE")).isEqualTo("UTC");
        }
    }
}
