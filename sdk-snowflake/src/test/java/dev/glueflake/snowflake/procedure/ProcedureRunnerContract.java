package dev.glueflake.snowflake.procedure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.glueflake.core.OutcomeUnknownException;
import dev.glueflake.core.retry.Retrier;
import dev.glueflake.core.retry.RetryPolicy;
import dev.glueflake.snowflake.FakeClients;
import dev.glueflake.snowflake.SnowflakeClient;
import dev.glueflake.snowflake.SnowflakeException;
import dev.glueflake.snowflake.SnowflakeSettings;
import dev.glueflake.snowflake.procedure.ProcedureCall.Expects;
import dev.glueflake.testkit.snowflake.FakeSnowflake;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the runner does over either transport, against the fake Snowflake. */
@Timeout(60)
abstract class ProcedureRunnerContract {

    private FakeSnowflake fake;
    private SnowflakeClient client;
    private ProcedureRunner runner;

    abstract SnowflakeClient open(SnowflakeSettings settings);

    @BeforeEach
    void start() {
        fake = FakeSnowflake.start();
        client = open(FakeClients.settings(fake).build());
        runner = ProcedureRunner.of(client);
        client.execute("create table sales (id number, amount number(10,2))");
        client.execute("create table stg_sales (id number, amount number(10,2))");
        client.execute("insert into sales values (1, 10), (2, 20), (3, 30)");
        client.execute("create procedure demo_stored_proc() returns varchar language sql as $$ begin"
                + " insert into stg_sales select * from sales; return 'Rows Processed: ' || sqlrowcount; end $$");
        client.execute("create procedure keep(least number, label varchar) returns varchar language sql as $$ begin"
                + " insert into stg_sales select * from sales where amount >= :least;"
                + " return label || ': ' || sqlrowcount; end $$");
        client.execute("create procedure broken() returns varchar language sql as $$ begin"
                + " insert into no_such_table values (1); return 'x'; end $$");
        client.execute("create procedure listing() returns table (id number) language sql as $$ declare"
                + " r resultset default (select id from sales order by id); begin return table(r); end $$");
    }

    @AfterEach
    void stop() {
        client.close();
        fake.close();
    }

    @Test
    void aProcedureAnswersItsText() {
        ProcedureResult result = runner.run(ProcedureCall.of("demo_stored_proc"));
        assertThat(result.text()).contains("Rows Processed: 3");
        assertThat(result.rowsProcessed()).hasValue(3);
        assertThat(result.queryId()).isNotBlank();
        assertThat(result.duration()).isPositive();
        assertThat(staged()).isEqualTo(3);
    }

    @Test
    void argumentsAreBoundByPositionAndByName() {
        ProcedureCall byPosition = ProcedureCall.builder("testdb.public.keep")
                .argument(new BigDecimal("20"))
                .argument("it's; drop table sales --")
                .build();
        assertThat(runner.run(byPosition).text()).contains("it's; drop table sales --: 2");
        ProcedureCall byName = ProcedureCall.builder("keep")
                .argument("label", "kept")
                .argument("least", 30)
                .build();
        assertThat(runner.run(byName).text()).contains("kept: 1");
    }

    @Test
    void aTableIsReturnedAsRows() {
        ProcedureCall call =
                ProcedureCall.builder("listing").expects(Expects.TABLE).build();
        assertThat(runner.run(call).rows()).extracting(row -> row.getLong("id")).containsExactly(1L, 2L, 3L);
    }

    @Test
    void aFailedProcedureIsATypedErrorWithQueryIdCodeAndState() {
        assertThatExceptionOfType(SnowflakeException.class)
                .isThrownBy(() -> runner.run(ProcedureCall.of("broken")))
                .satisfies(e -> {
                    assertThat(e.code()).matches("\\d{6}").isNotEqualTo("000000");
                    assertThat(e.queryId()).isPresent();
                    assertThat(e).hasMessageContaining("NO_SUCH_TABLE");
                });
    }

    @Test
    void aProcedureThatIsNotThereIsNamed() {
        assertThatExceptionOfType(SnowflakeException.class)
                .isThrownBy(() -> runner.run(ProcedureCall.of("nowhere")))
                .satisfies(e -> assertThat(e).hasMessageContaining("NOWHERE"));
    }

    @Test
    void theHandleIsRecordedBeforeTheWaitAndAnotherProcessCanWait() {
        List<ProcedureHandle> recorded = new ArrayList<>();
        ProcedureRunner recording =
                ProcedureRunner.builder(client).recorder(recorded::add).build();
        ProcedureHandle handle = recording.start(ProcedureCall.of("demo_stored_proc"));
        assertThat(recorded).containsExactly(handle);
        try (SnowflakeClient other = open(FakeClients.settings(fake).build())) {
            ProcedureResult result = ProcedureRunner.of(other).await(handle, Duration.ofSeconds(30));
            assertThat(result.rowsProcessed()).hasValue(3);
        }
        assertThat(fake.queryLog().matching("^CALL")).hasSize(1);
    }

    @Test
    void aWaitThatIsTooShortIsUnknownAndTheCallCanBeCancelled() {
        fake.faults().onSql("^CALL").stall();
        ProcedureHandle handle = runner.start(ProcedureCall.of("demo_stored_proc"));
        assertThatExceptionOfType(OutcomeUnknownException.class)
                .isThrownBy(() -> runner.await(handle, Duration.ofMillis(300)));
        assertThat(runner.cancel(handle)).isTrue();
        assertThatExceptionOfType(SnowflakeException.class)
                .isThrownBy(() -> runner.await(handle, Duration.ofSeconds(30)))
                .satisfies(e -> assertThat(e.code()).isEqualTo("000604"));
    }

    @Test
    void severalRunInOrderAndTheFirstFailureEndsThem() {
        List<ProcedureResult> both =
                runner.runAll(List.of(ProcedureCall.of("demo_stored_proc"), ProcedureCall.of("DEMO_STORED_PROC()")));
        assertThat(both).extracting(ProcedureResult::rowsProcessed).hasSize(2);
        assertThatExceptionOfType(ProcedureFailedException.class)
                .isThrownBy(() -> runner.runAll(List.of(
                        ProcedureCall.of("demo_stored_proc"),
                        ProcedureCall.of("broken"),
                        ProcedureCall.of("demo_stored_proc"))))
                .satisfies(e -> {
                    assertThat(e.step()).isEqualTo(2);
                    assertThat(e.completed()).hasSize(1);
                    assertThat(e)
                            .hasMessageContaining("\"BROKEN\", call 2 of 3")
                            .hasCauseInstanceOf(SnowflakeException.class);
                });
        assertThat(staged()).isEqualTo(9);
    }

    @Test
    void onlyAnIdempotentCallIsRepeatedAfterAFailureThatCanPass() {
        ProcedureRunner patient = ProcedureRunner.builder(client)
                .retrier(Retrier.builder(RetryPolicy.standard())
                        .sleeper(pause -> {})
                        .build())
                .build();
        fake.faults().onSql("^CALL").error("000625", "57014", "lock timeout");
        assertThatExceptionOfType(SnowflakeException.class)
                .isThrownBy(() -> patient.run(ProcedureCall.of("demo_stored_proc")));
        assertThat(staged()).isZero();
        fake.faults().onSql("^CALL").error("000625", "57014", "lock timeout");
        ProcedureCall harmless =
                ProcedureCall.builder("demo_stored_proc").idempotent(true).build();
        assertThat(patient.run(harmless).rowsProcessed()).hasValue(3);
    }

    @Test
    void tagAndTimeoutReachTheCall() {
        runner.run(ProcedureCall.builder("demo_stored_proc")
                .queryTag("nightly")
                .timeout(Duration.ofMinutes(1))
                .build());
        assertThat(fake.queryLog().matching("^CALL").get(0).client().queryTag()).isEqualTo("nightly");
    }

    @Test
    void datesAndNullsAreBoundToo() {
        client.execute("create procedure show_day(d date, v varchar) returns varchar language sql as"
                + " $$ begin return to_char(d, 'YYYY-MM-DD') || coalesce(v, ' none'); end $$");
        ProcedureCall call = ProcedureCall.builder("show_day")
                .argument(LocalDate.of(2024, 2, 29))
                .argument((Object) null)
                .build();
        assertThat(runner.run(call).text()).contains("2024-02-29 none");
    }

    private long staged() {
        return client.execute("select count(*) as n from stg_sales").onlyRow().getLong("n");
    }
}
