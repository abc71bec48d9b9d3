package dev.glueflake.testkit.snowflake.internal.sql.emit;

import dev.glueflake.testkit.snowflake.internal.error.SnowflakeException;
import dev.glueflake.testkit.snowflake.internal.sql.udf.Udf;
import dev.glueflake.testkit.snowflake.internal.sql.udf.UdfLibrary;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.duckdb.DuckDBColumnType;
import org.duckdb.DuckDBFunctions;
import org.duckdb.DuckDBLogicalType;
import org.duckdb.DuckDBScalarFunctionBuilder;
import org.jspecify.annotations.Nullable;

/** Gives one DuckDB the Java functions that a statement names, each at its first use. Thread-safe. */
public final class UdfInstaller {
    private final Connection root;
    private final Map<String, Udf> own = new ConcurrentHashMap<>();
    private final Set<String> installed = ConcurrentHashMap.newKeySet();

    public UdfInstaller(Connection root) {
        this.root = root;
    }

    /** One more function, of this DuckDB alone. */
    public void define(Udf function) {
        own.put(function.name(), function);
    }

    private @Nullable Udf find(String name) {
        Udf function = own.get(name);
        return function == null ? UdfLibrary.find(name) : function;
    }

    /** Outside a transaction: one that runs already would not see them. */
    public void install(String sql) throws SQLException {
        for (int at = sql.indexOf(Udf.PREFIX); at >= 0; at = sql.indexOf(Udf.PREFIX, at + 1)) {
            String name = sql.substring(at, end(sql, at));
            Udf function = installed.contains(name) ? null : find(name);
            if (function != null) {
                install(function);
            }
        }
    }

    private static int end(String sql, int from) {
        int end = from;
        while (end < sql.length() && (Character.isLetterOrDigit(sql.charAt(end)) || sql.charAt(end) == '_')) {
            end++;
        }
        return end;
    }

    private synchronized void install(Udf function) throws SQLException {
        if (installed.contains(function.name())) {
            return;
        }
        try (DuckDBScalarFunctionBuilder builder = DuckDBFunctions.scalarFunction();
                DuckDBLogicalType text = DuckDBLogicalType.of(DuckDBColumnType.VARCHAR)) {
            builder.withName(function.name())
                    .withVarArgs(text)
                    .withReturnType(DuckDBColumnType.VARCHAR)
                    .withVarArgsFunction(arguments -> run(function, arguments))
                    .register(root);
        }
        installed.add(function.name());
    }

    private static @Nullable String run(Udf function, @Nullable Object[] arguments) {
        try {
            return function.body().apply(arguments);
        } catch (SnowflakeException refused) {
            throw new IllegalArgumentException(EngineErrors.marked(refused), refused);
        }
    }
}
