package dev.glueflake.testkit.snowflake.internal.execute;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;

class RoutesTest {
    @Test
    void everyKindOfStatementHasAHandler() {
        assertThat(Routes.types())
                .containsAll(List.of(Statement.class.getPermittedSubclasses()).stream()
                        .filter(type -> Statement.class.isAssignableFrom(type) && type.isRecord())
                        .toList());
    }
}
