package dev.glueflake.samples.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.glueflake.core.ConfigurationException;
import dev.glueflake.core.PermanentException;
import dev.glueflake.snowflake.SnowflakeException;
import dev.glueflake.testkit.aws.AwsService;
import dev.glueflake.testkit.snowflake.ExecutedQuery;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.SdkBytes;

@Timeout(60)
class ProcedureHandlerTest {
    private static final World WORLD = new World();

    @BeforeEach
    void reset() {
        WORLD.reset();
        WORLD.sql("create table stg_sales (day varchar, amount number)");
        WORLD.procedure(
                "load_sales(day varchar, amount number)",
                "insert into stg_sales values (:day, :amount); return 'Rows Processed: ' || SQLROWCOUNT");
        WORLD.fake.queryLog().clear();
    }

    @AfterAll
    static void stop() {
        WORLD.close();
    }

    private static ProcedureHandler handler() {
        return new ProcedureHandler(WORLD.login(), WORLD.secrets());
    }

    @ParameterizedTest
    @ValueSource(strings = {"[\"2026-11-21\", 7.5]", "{\"amount\": 7.5, \"day\": \"2026-11-21\"}"})
    void aProcedureRunsOverTheSqlApiAndItsCountComesBack(String arguments) {
        String answer = World.invoke(handler(), "{\"STORED_PROC_NM\":\"load_sales\",\"arguments\":" + arguments + "}");

        ExecutedQuery call = WORLD.fake.queryLog().matching("^CALL").get(0);
        assertThat(call.protocol()).isEqualTo(ExecutedQuery.Protocol.SQL_API);
        assertThat(World.tree(answer))
                .isEqualTo(World.tree("{\"procedure\":\"\\\"LOAD_SALES\\\"\",\"queryId\":\"" + call.queryId()
                        + "\",\"text\":\"Rows Processed: 1\",\"rowsProcessed\":1}"));
        assertThat(WORLD.value("select day from stg_sales")).isEqualTo("2026-11-21");
    }

    @Test
    void a07TextThatIsNoCountIsTextAndNothingElse() {
        WORLD.procedure("odd()", "return 'Error: nothing done, 0 rows'");

        assertThat(World.tree(World.invoke(handler(), "{\"STORED_PROC_NM\":\"odd()\"}"))
                        .has("rowsProcessed"))
                .isFalse();
    }

    @Test
    void a01AProcedureThatFailsFailsTheInvocationWithItsQueryId() {
        WORLD.procedure("broken()", "select * from no_such_table; return 'x'");

        assertThatExceptionOfType(SnowflakeException.class)
                .isThrownBy(() -> World.invoke(handler(), "{\"STORED_PROC_NM\":\"broken\"}"))
                .satisfies(e -> {
                    assertThat(e.queryId()).isPresent();
                    assertThat(e.code()).isNotEmpty();
                    assertThat(e.sqlState()).isPresent();
                });
    }

    @Test
    void a02AnythingButANameIsRefusedBeforeAnyStatement() {
        assertThatThrownBy(() -> World.invoke(handler(), "{\"STORED_PROC_NM\":\"x; drop table stg_sales\"}"))
                .isInstanceOf(ConfigurationException.class);
        assertThat(WORLD.fake.queryLog().all()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "                                             | no JSON object",
                "[]                                           | no JSON object",
                "{\"canary                                    | no JSON object",
                "{}                                           | \"STORED_PROC_NM\" is missing",
                "{\"STORED_PROC_NM\":7}                       | \"STORED_PROC_NM\" is not a text",
                "{\"STORED_PROC_NM\":\"p\",\"DATABASE\":\"canary\"} | \"DATABASE\" is not taken",
                "{\"STORED_PROC_NM\":\"p\",\"arguments\":\"canary\"} | \"arguments\" is neither",
                "{\"STORED_PROC_NM\":\"p\",\"arguments\":[[\"canary\"]]} | pass texts, numbers"
            })
    void aMalformedPayloadIsRefusedByField(String payload, String message) {
        String event = payload == null ? "" : payload;
        assertThatThrownBy(() -> World.invoke(handler(), event))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining(message)
                .hasMessageNotContaining("canary");
        assertThat(WORLD.fake.queryLog().matching("^CALL")).isEmpty();
    }

    @Test
    void missingVariablesAreAllNamed() {
        assertThatThrownBy(() -> new ProcedureHandler(Map.of("SCHEMA", "s"), WORLD.secrets()))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContainingAll("ACCOUNT is missing", "DATABASE is missing", "AWS_SECRET_NAME is missing")
                .hasMessageContaining("it holds the Secrets Manager secret")
                .hasMessageNotContaining("WAREHOUSE");
    }

    @Test
    void a11APasswordAloneIsRefusedForTheSqlApiWithoutShowingIt() {
        Map<String, String> environment = WORLD.login();
        environment.put("AWS_SECRET_NAME", "old");
        WORLD.secret("old", Map.of("user", WORLD.fake.user(), "password", "canary"));

        assertThatThrownBy(() -> World.invoke(
                        new ProcedureHandler(environment, WORLD.secrets()), "{\"STORED_PROC_NM\":\"load_sales\"}"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("password")
                .hasMessageNotContaining("canary");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"user\":\"U\"}                 | \"private_key\"",
                "{\"private_key\":\"canary\"}     | \"user\"",
                "canary                           | no JSON object"
            })
    void aSecretThatLacksAKeyIsRefusedByTheKeysName(String secret, String message) {
        WORLD.aws.secretsManager().putSecretValue(request -> request.secretId(World.SECRET)
                .secretString(secret));

        assertThatThrownBy(ProcedureHandlerTest::handler)
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining(message)
                .hasMessageContaining(World.SECRET)
                .hasMessageNotContaining("canary");
    }

    @Test
    void a14ASecretThatCannotBeReadIsAnErrorAndABinaryOneIsRead() {
        WORLD.aws.secretsManager().putSecretValue(request -> request.secretId(World.SECRET)
                .secretBinary(SdkBytes.fromUtf8String(World.json(WORLD.keyPairSecret()))));
        assertThat(World.invoke(handler(), "{\"STORED_PROC_NM\":\"load_sales\",\"arguments\":[\"d\",1]}"))
                .contains("\"rowsProcessed\":1");

        WORLD.aws
                .faults()
                .on(AwsService.SECRETS_MANAGER, "GetSecretValue")
                .error(400, "AccessDeniedException", "not yours", 1);
        assertThatThrownBy(ProcedureHandlerTest::handler)
                .isInstanceOf(PermanentException.class)
                .hasMessageContaining("not yours");
    }

    @Test
    void aNewKeyInTheSecretIsReadWithoutARestart() {
        ProcedureHandler running = handler();
        String call = "{\"STORED_PROC_NM\":\"load_sales\",\"arguments\":[\"d\",1]}";
        World.invoke(running, call);
        WORLD.fake.faults().onPath("/api/v2/statements").httpStatus(401);

        assertThat(World.invoke(running, call)).contains("\"rowsProcessed\":1");
        assertThat(WORLD.value("select count(*) from stg_sales")).isEqualTo("2");
    }
}
