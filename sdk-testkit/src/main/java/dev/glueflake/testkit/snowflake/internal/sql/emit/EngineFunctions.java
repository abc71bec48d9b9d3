package dev.glueflake.testkit.snowflake.internal.sql.emit;

import dev.glueflake.testkit.snowflake.internal.error.SnowflakeException;
import dev.glueflake.testkit.snowflake.internal.type.CanonicalJson;
import java.sql.Connection;
import java.sql.SQLException;
import org.duckdb.DuckDBFunctions;
import org.duckdb.DuckDBScalarFunctionBuilder;
import org.jspecify.annotations.Nullable;

/** What emitted SQL calls and DuckDB does not have, written in Java. Registered once for every DuckDB instance. */
public final class EngineFunctions {
    /** JSON text in its canonical form; NULL where it is no JSON. */
    public static final String CANONICAL_JSON = "sf_json";

    private EngineFunctions() {}

    public static void register(Connection connection) throws SQLException {
        try (DuckDBScalarFunctionBuilder function = DuckDBFunctions.scalarFunction()) {
            function.withName(CANONICAL_JSON)
                    .withParameter(String.class)
                    .withReturnType(String.class)
                    .withFunction(EngineFunctions::canonical)
                    .register(connection);
        }
    }

    private static @Nullable String canonical(@Nullable String json) {
        try {
            return json == null ? null : CanonicalJson.of(json).orElse(null);
        } catch (SnowflakeException refused) {
            throw new IllegalArgumentException(EngineErrors.marked(refused), refused);
        }
    }
}
