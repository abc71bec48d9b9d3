package dev.glueflake.testkit.snowflake;

import static dev.glueflake.testkit.snowflake.SnowflakeAssertions.assertThatTable;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What outlives a test, and what a test can ask for. */
class FakeSnowflakeScopesTest {
    @Nested
    @TestMethodOrder(MethodOrderer.OrderAnnotation.class)
    class PerClass {
        @RegisterExtension
        static final FakeSnowflakeExtension SNOWFLAKE =
                FakeSnowflakeExtension.of(FakeSnowflake.builder()).perClass();

        @Test
        @Order(1)
        void oneTestLeavesATable(FakeSnowflake fake) {
            fake.run("create table kept (a int)");
            fake.insert("kept", List.of(Map.of("a", 1)));
        }

        @Test
        @Order(2)
        void theNextTestFindsIt(FakeSnowflake fake) {
            assertThatTable(fake, "kept").containsRow(1);
        }
    }

    private static URI shared;

    @Nested
    class PerRunHere {
        @RegisterExtension
        static final FakeSnowflakeExtension SNOWFLAKE =
                FakeSnowflakeExtension.of(FakeSnowflake.builder()).perRun("scopes");

        @Test
        void oneFakeServesThisClass(FakeSnowflake fake) {
            shared = shared == null ? fake.uri() : shared;
            assertThat(fake.uri()).isEqualTo(shared);
        }
    }

    @Nested
    class PerRunThere {
        @RegisterExtension
        static final FakeSnowflakeExtension SNOWFLAKE =
                FakeSnowflakeExtension.of(FakeSnowflake.builder()).perRun("scopes");

        @Test
        void andAnother(FakeSnowflake fake) {
            shared = shared == null ? fake.uri() : shared;
            assertThat(fake.uri()).isEqualTo(shared);
        }
    }

    /** A client of somebody's own. */
    private record OwnClient(URI uri) implements AutoCloseable {
        private static int closed;

        @Override
        public void close() {
            closed++;
        }
    }

    @Nested
    class OwnTypes {
        @RegisterExtension
        static final FakeSnowflakeExtension SNOWFLAKE = FakeSnowflakeExtension.of(FakeSnowflake.builder())
                .with(OwnClient.class, fake -> new OwnClient(fake.uri()));

        @Test
        void aClientIsMadeForATest(OwnClient client, FakeSnowflake fake) {
            assertThat(client.uri()).isEqualTo(fake.uri());
            assertThat(OwnClient.closed).isZero();
        }

        @AfterAll
        static void closed() {
            assertThat(OwnClient.closed).isEqualTo(1);
        }
    }
}
