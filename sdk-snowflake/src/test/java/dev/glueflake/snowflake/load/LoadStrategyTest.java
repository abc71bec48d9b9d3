package dev.glueflake.snowflake.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.glueflake.core.ConfigurationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoadStrategyTest {
    @ParameterizedTest
    @ValueSource(strings = {"truncate_insert", " TRUNCATE_INSERT ", "Truncate_Insert"})
    void isReadInAnyCaseAndWithBlanks(String text) {
        assertThat(LoadStrategy.parse(text)).isEqualTo(LoadStrategy.TRUNCATE_INSERT);
    }

    @Test
    void refusesAnUnknownNameAndListsTheKnown() {
        assertThatThrownBy(() -> LoadStrategy.parse("REPLACE"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("'REPLACE'")
                .hasMessageContaining("FULL, INCREMENTAL, TRUNCATE_INSERT, UPSERT, APPEND");
    }
}
