package dev.glueflake.core.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MetricsTest {
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final Metrics metrics = Metrics.of(registry);

    @Test
    void countsTimesAndRecords() {
        metrics.count("glueflake.load.rows", 3, "table", "ORDERS");
        metrics.count("glueflake.load.rows", 4, "table", "ORDERS");
        metrics.time("glueflake.load.duration", Duration.ofMillis(250), "outcome", "ok");
        metrics.record("glueflake.file.size", "bytes", 10);

        assertThat(registry.get("glueflake.load.rows")
                        .tag("table", "ORDERS")
                        .counter()
                        .count())
                .isEqualTo(7);
        assertThat(registry.get("glueflake.load.duration").timer().totalTime(TimeUnit.MILLISECONDS))
                .isEqualTo(250);
        assertThat(registry.get("glueflake.file.size").summary().getId().getBaseUnit())
                .isEqualTo("bytes");
    }

    @Test
    void aBlankTagValueIsNamed() {
        metrics.count("glueflake.x", 1, "table", " ");

        assertThat(registry.get("glueflake.x").counter().getId().getTags()).containsExactly(Tag.of("table", "none"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"load.rows", "glueflake", "glueflake.Load", "glueflake.load_rows", "glueflake..x"})
    void refusesOtherNames(String name) {
        assertThatIllegalArgumentException().isThrownBy(() -> Metrics.none().count(name, 1));
    }

    @Test
    void refusesHalfATagAndANegativeAmount() {
        assertThatIllegalArgumentException().isThrownBy(() -> metrics.count("glueflake.x", 1, "table"));
        assertThatIllegalArgumentException().isThrownBy(() -> metrics.count("glueflake.x", -1));
        assertThatIllegalArgumentException().isThrownBy(() -> metrics.time("glueflake.x", Duration.ofMillis(-1)));
    }
}
