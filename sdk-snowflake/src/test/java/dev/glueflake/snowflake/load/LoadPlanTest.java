package dev.glueflake.snowflake.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.glueflake.core.ConfigurationException;
import dev.glueflake.core.RunId;
import dev.glueflake.core.S3Location;
import dev.glueflake.snowflake.QualifiedName;
import dev.glueflake.snowflake.SnowflakeIdentifier;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LoadPlanTest {
    @ParameterizedTest
    @EnumSource
    void roundTripsThroughJson(LoadStrategy strategy) {
        LoadPlan plan = plan(strategy);
        assertThat(LoadPlan.fromJson(plan.toJson())).isEqualTo(plan);
        assertThat(LoadPlan.fromJson(plan.toJson()).statements()).isEqualTo(plan.statements());
    }

    @Test
    void refusesWhatIsNoPlan() {
        assertThatThrownBy(() -> LoadPlan.fromJson("{"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("no load plan");
        assertThatThrownBy(() -> LoadPlan.fromJson("{\"version\": 1}"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("\"runId\" is missing");
        assertThatThrownBy(() -> LoadPlan.fromJson("{\"version\": 9}"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("version 9");
    }

    @Test
    void printsItsStatementsForADryRun() {
        assertThat(plan(LoadStrategy.INCREMENTAL).toString())
                .contains("CREATE OR REPLACE TRANSIENT TABLE \"SHOP\".\"PUBLIC\".\"ORDERS__")
                .contains("COPY INTO \"SHOP\".\"PUBLIC\".\"ORDERS__")
                .contains("MERGE INTO \"SHOP\".\"PUBLIC\".\"ORDERS\"")
                .contains("ALTER TABLE \"SHOP\".\"PUBLIC\".\"ORDERS\" ADD COLUMN IF NOT EXISTS \"NOTE\" VARCHAR")
                .endsWith(";\n");
    }

    @Test
    void truncatesOnlyWhereTheStrategyReplaces() {
        assertThat(plan(LoadStrategy.TRUNCATE_INSERT).statements()).anyMatch(sql -> sql.startsWith("TRUNCATE"));
        for (LoadStrategy strategy :
                List.of(LoadStrategy.FULL, LoadStrategy.INCREMENTAL, LoadStrategy.UPSERT, LoadStrategy.APPEND)) {
            assertThat(plan(strategy).statements()).noneMatch(sql -> sql.startsWith("TRUNCATE"));
        }
    }

    @Test
    void runsNoDdlInsideTheTransaction() {
        for (LoadStrategy strategy : LoadStrategy.values()) {
            List<String> statements = plan(strategy).statements();
            assertThat(statements.subList(statements.indexOf("BEGIN") + 1, statements.indexOf("COMMIT")))
                    .allMatch(sql -> sql.matches("(?s)(INSERT|UPDATE|MERGE|TRUNCATE) .*"));
        }
    }

    @Test
    void splitsTheFilesOfOneCopyAtAThousand() {
        List<String> names =
                java.util.stream.IntStream.range(0, 2001).mapToObj(i -> "f" + i).toList();
        assertThat(LoadSql.batches(names)).extracting(List::size).containsExactly(1000, 1000, 1);
        assertThat(LoadSql.batches(List.of())).isEmpty();
    }

    private static LoadPlan plan(LoadStrategy strategy) {
        List<LoadColumn> columns = List.of(
                new LoadColumn("id", SnowflakeIdentifier.of("ID"), ColumnReader.INTEGER, "NUMBER(19,0)"),
                new LoadColumn("note", SnowflakeIdentifier.of("NOTE"), ColumnReader.TEXT, "VARCHAR"),
                new LoadColumn("at", SnowflakeIdentifier.of("AT"), ColumnReader.TIMESTAMP, "TIMESTAMP_NTZ"),
                new LoadColumn("gone", SnowflakeIdentifier.of("GONE"), ColumnReader.BOOLEAN, "BOOLEAN"));
        return new LoadPlan(
                new RunId("01KAZ5T0000000000000000000"),
                Instant.parse("2026-01-02T03:04:05Z"),
                strategy,
                new LoadPlan.Source("\"public\".\"orders\"", "\""),
                new LoadPlan.Target(
                        QualifiedName.parse("shop.public.orders"),
                        columns,
                        List.of(SnowflakeIdentifier.of("ID")),
                        SnowflakeIdentifier.of("AT"),
                        SnowflakeIdentifier.of("GONE"),
                        true,
                        List.of(SnowflakeIdentifier.of("NOTE"))),
                new LoadPlan.Files(
                        QualifiedName.parse("shop.public.landing"),
                        S3Location.parse("s3://landing/shop/"),
                        "table-load/SHOP/ORDERS/2026-01-02/",
                        "20260102T030405Z",
                        1000),
                new LoadPlan.Guards(1, 50, null),
                "2026-01-02 00:00:00",
                strategy.hasWindow()
                        ? Window.of(
                                columns.get(2),
                                strategy.merges(),
                                "2026-01-01 00:00:00",
                                Duration.ZERO,
                                "2026-01-02 00:00:00")
                        : null);
    }
}
