package dev.glueflake.snowflake.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.glueflake.core.ConfigurationException;
import dev.glueflake.core.S3Location;
import dev.glueflake.snowflake.QualifiedName;
import java.time.Duration;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TableLoadTest {
    static Stream<Arguments> contradictions() {
        return Stream.of(
                wrong(LoadStrategy.INCREMENTAL, "no cursor", load -> load, "needs cursor(column)"),
                wrong(LoadStrategy.APPEND, "no cursor", load -> load, "needs cursor(column)"),
                wrong(LoadStrategy.APPEND, "lag", load -> load.cursor("id").lag(Duration.ofHours(1)), "INCREMENTAL"),
                wrong(LoadStrategy.FULL, "negative lag", load -> load.lag(Duration.ofHours(-1)), "negative"),
                wrong(LoadStrategy.FULL, "job type", load -> load.jobType("a/b"), "'a/b'"),
                wrong(LoadStrategy.FULL, "min rows", load -> load.minRows(-1), "minRows"),
                wrong(LoadStrategy.FULL, "shrink", load -> load.maxShrinkPercent(101), "101"),
                wrong(LoadStrategy.FULL, "part size", load -> load.partBytes(0), "partBytes"));
    }

    private static Arguments wrong(
            LoadStrategy strategy, String name, UnaryOperator<TableLoad.Builder> change, String message) {
        return Arguments.of(strategy, Named.of(name, change), message);
    }

    @ParameterizedTest
    @MethodSource("contradictions")
    void refusesWhatContradictsItself(LoadStrategy strategy, UnaryOperator<TableLoad.Builder> change, String message) {
        TableLoad.Builder builder = change.apply(load(strategy));
        assertThatThrownBy(builder::build)
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining(message);
    }

    @Test
    void doesNotChangeWithItsBuilder() {
        TableLoad.Builder builder = load(LoadStrategy.UPSERT).keys("a");
        TableLoad load = builder.build();
        builder.keys("b").excludeColumn("c");
        assertThat(load.keys()).containsExactly("a");
        assertThat(load.excludedColumns()).isEmpty();
        assertThat(load.toBuilder().excludeColumn("d").build().keys()).containsExactly("a");
    }

    private static TableLoad.Builder load(LoadStrategy strategy) {
        return TableLoad.builder(
                "orders",
                QualifiedName.parse("shop.public.orders"),
                strategy,
                new StageLocation(QualifiedName.parse("landing"), S3Location.parse("s3://landing/shop/")));
    }
}
