package dev.glueflake.snowflake.procedure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.glueflake.core.ConfigurationException;
import dev.glueflake.snowflake.FakeClients;
import dev.glueflake.snowflake.SnowflakeClient;
import dev.glueflake.snowflake.SnowflakeCredentials;
import dev.glueflake.snowflake.SnowflakeException;
import dev.glueflake.snowflake.SnowflakeIdentifier;
import dev.glueflake.snowflake.SnowflakeSettings;
import dev.glueflake.testkit.snowflake.FakeSnowflake;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The known defects of the Glue job that calls Snowflake procedures, each with what happens here instead. */
@Timeout(60)
class SystemATest {

    private FakeSnowflake fake;
    private SnowflakeClient client;

    @BeforeEach
    void start() {
        fake = FakeSnowflake.builder().strict().start();
        client = SnowflakeClient.jdbc(FakeClients.settings(fake).build());
        procedure("demo_stored_proc", "return 'Rows Processed: 12'");
    }

    @AfterEach
    void stop() {
        client.close();
        fake.close();
    }

    @Test
    @DisplayName("A-01 failure looks like success")
    void a01AFailedLoginAndAFailedCallAreThrown() {
        SnowflakeCredentials wrong = SnowflakeCredentials.password("GLUEFLAKE", FakeClients.fixed("wrong"));
        try (SnowflakeClient refused =
                SnowflakeClient.jdbc(FakeClients.settings(fake, wrong).build())) {
            assertThatExceptionOfType(SnowflakeException.class).isThrownBy(() -> run(refused, "demo_stored_proc"));
        }
        procedure("broken", "select * from no_such_table; return 'x'");
        assertThatExceptionOfType(SnowflakeException.class)
                .isThrownBy(() -> run(client, "broken"))
                .satisfies(e -> {
                    assertThat(e.queryId()).isPresent();
                    assertThat(e.code()).hasSize(6);
                    assertThat(e.context()).containsKey("queryId");
                });
    }

    @Test
    @DisplayName("A-02 injection")
    void a02AnythingButANameIsRefusedBeforeAnyNetworkCall() {
        fake.queryLog().clear();
        for (String name : List.of(
                "x; drop table t", "x() ; drop table t", "x(1)", "x' or 1", "x--", "x /* */", "", "a.b.c.d", "x()()")) {
            assertThatExceptionOfType(ConfigurationException.class).as(name).isThrownBy(() -> run(client, name));
        }
        assertThat(fake.queryLog().all()).isEmpty();
    }

    @Test
    @DisplayName("A-03 missing parentheses")
    void a03ANameRunsWithAndWithoutParentheses() {
        for (String name : List.of("demo_stored_proc", "demo_stored_proc()", "testdb.public.demo_stored_proc ( )")) {
            assertThat(run(client, name).rowsProcessed()).as(name).hasValue(12);
        }
    }

    @Test
    @DisplayName("A-04 no arguments")
    void a04ArgumentsAreTypedAndAlwaysBound() {
        ProcedureCall call = ProcedureCall.builder("p")
                .argument("n", 1)
                .argument("s", "canary'; drop table t")
                .build();
        assertThat(call).hasToString("CALL \"P\"(N => ?, S => ?) with [FIXED, TEXT]");
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> ProcedureCall.builder("p").argument("n) => 1", 1));
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() ->
                        ProcedureCall.builder("p").argument(1).argument("n", 1).build());
        assertThatExceptionOfType(ConfigurationException.class).isThrownBy(() -> ProcedureCall.builder("p")
                .argument("n", 1)
                .argument("N", 1)
                .build());
    }

    @Test
    @DisplayName("A-05 schema not in session")
    void a05DatabaseAndSchemaAreSetOnTheSession() {
        client.execute("create schema raw");
        client.execute("create procedure raw.whereami() returns varchar language sql execute as caller as"
                + " $$ begin return current_database() || '.' || current_schema(); end $$");
        SnowflakeSettings settings = FakeClients.settings(fake)
                .schema(SnowflakeIdentifier.parse("raw"))
                .build();
        try (SnowflakeClient raw = SnowflakeClient.jdbc(settings)) {
            assertThat(run(raw, "whereami").text()).contains("TESTDB.RAW");
        }
    }

    @Test
    @DisplayName("A-06 one procedure per run")
    void a06SeveralRunInOrder() {
        procedure("second", "return 'Rows Processed: 2'");
        assertThat(ProcedureRunner.of(client)
                        .runAll(List.of(ProcedureCall.of("demo_stored_proc"), ProcedureCall.of("second"))))
                .extracting(result -> result.rowsProcessed().getAsLong())
                .containsExactly(12L, 2L);
    }

    @Test
    @DisplayName("A-07 result ignored")
    void a07TextThatIsNoCountIsNeverZero() {
        procedure("odd", "return 'Error: nothing done, 0 rows'");
        ProcedureResult odd = run(client, "odd");
        assertThat(odd.text()).contains("Error: nothing done, 0 rows");
        assertThat(odd.rowsProcessed()).isEmpty();
        procedure("none", "return 'Rows Processed: 0'");
        assertThat(run(client, "none").rowsProcessed()).hasValue(0);
        procedure("nothing", "return null");
        assertThat(run(client, "nothing").text()).isEmpty();
    }

    @Test
    @DisplayName("A-08 no operational control")
    void a08TagTimeoutQueryIdAndCancellationExistAndConnectionsAreClosed() {
        ProcedureRunner runner = ProcedureRunner.of(client);
        ProcedureCall call = ProcedureCall.builder("demo_stored_proc")
                .queryTag("nightly")
                .timeout(Duration.ofMinutes(5))
                .build();
        ProcedureResult result = runner.run(call);
        assertThat(fake.queryLog().matching("^CALL").get(0).queryId()).isEqualTo(result.queryId());
        assertThat(fake.queryLog().matching("^CALL").get(0).client().queryTag()).isEqualTo("nightly");
        fake.faults().onSql("^CALL").stall();
        assertThat(runner.cancel(runner.start(call))).isTrue();
    }

    @Test
    @DisplayName("A-11 password only")
    void a11APasswordIsTakenWithAWarning() {
        List<String> warnings = new ArrayList<>();
        Logger logger = Logger.getLogger(SnowflakeCredentials.class.getName());
        Handler handler = collecting(warnings);
        logger.addHandler(handler);
        try {
            SnowflakeCredentials password =
                    SnowflakeCredentials.password(fake.user(), FakeClients.fixed(fake.password()));
            try (SnowflakeClient old =
                    SnowflakeClient.jdbc(FakeClients.settings(fake, password).build())) {
                assertThat(run(old, "demo_stored_proc").rowsProcessed()).hasValue(12);
            }
        } finally {
            logger.removeHandler(handler);
        }
        assertThat(warnings).singleElement().asString().contains("key pair").doesNotContain(fake.password());
    }

    @Test
    @DisplayName("A-13 account and URL both given")
    void a13AnUrlThatContradictsTheAccountIsRefused() {
        SnowflakeCredentials token = SnowflakeCredentials.oauth(FakeClients.fixed("t"));
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() ->
                        SnowflakeSettings.builder("myorg-prod", token).url("https://myorg-test.snowflakecomputing.com"))
                .withMessageContaining("does not belong to the account");
        assertThat(SnowflakeSettings.builder("myorg-prod", token)
                        .url("https://myorg-prod.snowflakecomputing.com/")
                        .build()
                        .address())
                .hasToString("https://myorg-prod.snowflakecomputing.com");
    }

    @Test
    @DisplayName("A-14 stale secret")
    void a14AFailureToReadTheSecretIsThrown() {
        SnowflakeCredentials unreadable = SnowflakeCredentials.keyPair(fake.user(), fresh -> {
            throw new ConfigurationException("SECRET_NOT_FOUND", "no such secret");
        });
        try (SnowflakeClient broken =
                SnowflakeClient.jdbc(FakeClients.settings(fake, unreadable).build())) {
            assertThatExceptionOfType(ConfigurationException.class)
                    .isThrownBy(() -> run(broken, "demo_stored_proc"))
                    .withMessage("no such secret");
        }
    }

    private void procedure(String name, String body) {
        client.execute("create procedure " + name + "() returns varchar language sql as $$ begin " + body + "; end $$");
    }

    private static ProcedureResult run(SnowflakeClient client, String name) {
        return ProcedureRunner.of(client).run(ProcedureCall.of(name));
    }

    private static Handler collecting(List<String> into) {
        return new Handler() {
            @Override
            public void publish(LogRecord logged) {
                if (logged.getLevel() == Level.WARNING) {
                    into.add(logged.getMessage());
                }
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
    }
}
