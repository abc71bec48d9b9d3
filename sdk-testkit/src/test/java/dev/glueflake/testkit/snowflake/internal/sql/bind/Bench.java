package dev.glueflake.testkit.snowflake.internal.sql.bind;

import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.error.SnowflakeException;
import dev.glueflake.testkit.snowflake.internal.result.ResultColumn;
import dev.glueflake.testkit.snowflake.internal.session.Binds;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Expression;
import dev.glueflake.testkit.snowflake.internal.sql.ast.ObjectName;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Query.TimeTravel;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement;
import dev.glueflake.testkit.snowflake.internal.sql.emit.EngineErrors;
import dev.glueflake.testkit.snowflake.internal.sql.emit.PhysicalTypes;
import dev.glueflake.testkit.snowflake.internal.sql.emit.UdfInstaller;
import dev.glueflake.testkit.snowflake.internal.sql.parse.SqlParser;
import dev.glueflake.testkit.snowflake.internal.type.SqlType;
import dev.glueflake.testkit.snowflake.internal.type.SqlTypes;
import dev.glueflake.testkit.snowflake.internal.type.TypeText;
import dev.glueflake.testkit.snowflake.internal.type.TypedValue;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A DuckDB in memory with a few tables under generated names, and a binder in front of it. */
final class Bench implements Relations, Environment, AutoCloseable {
    final Map<String, TypedValue> variables = new HashMap<>();
    final Map<String, TypedValue> scriptVariables = new HashMap<>();
    final List<TypedValue> binds = new ArrayList<>();
    final Map<String, String> parameters = new HashMap<>();
    private final Map<String, Relation> tables = new HashMap<>();
    private final Connection duck;
    private final UdfInstaller functions;

    Bench() {
        try {
            duck = DriverManager.getConnection("jdbc:duckdb:");
            functions = new UdfInstaller(duck);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** {@code columns}: name, type name, name, type name … */
    Bench table(String name, Object... columns) {
        List<Relation.Column> all = new ArrayList<>();
        List<String> physical = new ArrayList<>();
        String duckName = "d" + (tables.size() + 1);
        for (int i = 0; i < columns.length; i += 2) {
            String column = "c" + (i / 2 + 1);
            SqlType type = (SqlType) columns[i + 1];
            all.add(new Relation.Column((String) columns[i], type, true, column, null));
            physical.add(column + " " + PhysicalTypes.of(type));
        }
        run("CREATE TABLE " + duckName + "(" + String.join(", ", physical) + ", _rowid BIGINT)");
        run("CREATE SEQUENCE s" + duckName);
        tables.put(name, new Relation.Stored(name, all, duckName));
        return this;
    }

    Bench view(String name, String query) {
        tables.put(name, new Relation.View(name, List.of(), SqlParser.parseQuery(query), this));
        return this;
    }

    /** Inserts through the binder. */
    Bench insert(String sql) {
        Statement.Insert insert = (Statement.Insert) SqlParser.parse(sql).get(0).statement();
        DmlPlan.Insert plan = binder().insert(insert);
        String name = plan.target().source();
        run("INSERT INTO " + name + " SELECT *, nextval('s" + name + "') FROM (" + plan.rows() + ")");
        return this;
    }

    Binder binder() {
        return new Binder(this, this);
    }

    void run(String sql) {
        try (java.sql.Statement statement = statement(sql)) {
            statement.execute(sql);
        } catch (SQLException failure) {
            throw EngineErrors.translate(failure);
        }
    }

    /** The rows of a Snowflake query: cells as text with blanks between, one line per row. */
    String rows(String query) {
        return text(binder().query(SqlParser.parseQuery(query)).sql());
    }

    String names(String query) {
        return String.join(
                " ",
                binder().query(SqlParser.parseQuery(query)).columns().stream()
                        .map(ResultColumn::name)
                        .toList());
    }

    String types(String query) {
        return String.join(
                " ",
                binder().query(SqlParser.parseQuery(query)).columns().stream()
                        .map(column -> TypeText.full(column.type()))
                        .toList());
    }

    /** The value of a Snowflake expression as Snowflake's text of it, and its type. */
    String value(String expression) {
        DuckQuery typed = binder().scalar(SqlParser.parseExpression(expression));
        SqlType type = typed.columns().get(0).type();
        String sql = "SELECT " + binder().casts().convert("q.o1", type, SqlTypes.VARCHAR) + ", typeof(q.o1) FROM ("
                + typed.sql() + ") AS q";
        try (java.sql.Statement statement = statement(sql);
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            String physical = rows.getString(2);
            if (!physical.equals(PhysicalTypes.of(type))) {
                throw new AssertionError(expression + " is " + physical + " in DuckDB, not " + PhysicalTypes.of(type));
            }
            return rows.getString(1) + " " + TypeText.full(type);
        } catch (SQLException failure) {
            throw EngineErrors.translate(failure);
        }
    }

    String error(String expression) {
        try {
            return "no error but " + value(expression);
        } catch (SnowflakeException refused) {
            return refused.code() + " " + refused.sqlState() + " "
                    + refused.getMessage()
                            .replace("SQL compilation error:\n", "")
                            .replace('\n', ' ');
        }
    }

    String text(String sql) {
        try (java.sql.Statement statement = statement(sql);
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> lines = new ArrayList<>();
            int width = rows.getMetaData().getColumnCount();
            while (rows.next()) {
                List<String> cells = new ArrayList<>();
                for (int i = 1; i <= width; i++) {
                    cells.add(String.valueOf(rows.getObject(i)));
                }
                lines.add(String.join(" ", cells));
            }
            return String.join("\n", lines);
        } catch (SQLException failure) {
            throw EngineErrors.translate(failure);
        }
    }

    private java.sql.Statement statement(String sql) throws SQLException {
        functions.install(sql);
        return duck.createStatement();
    }

    @Override
    public Relation find(ObjectName name, @Nullable TimeTravel travel) {
        Relation found = tables.get(name.last().text());
        if (found == null) {
            throw Errors.doesNotExist("Object", name.toString());
        }
        return found;
    }

    @Override
    public Relation tableFunction(Expression.FunctionCall call, List<TypedValue> arguments) {
        throw Errors.unknownFunction(call.name().toString());
    }

    @Override
    public String nextValue(ObjectName sequence) {
        return "CAST(42 AS DECIMAL(38,0))";
    }

    @Override
    public TypedValue bind(int index) {
        return binds.get(index - 1);
    }

    @Override
    public TypedValue bind(String name) {
        throw Binds.unset(":" + name);
    }

    @Override
    public Optional<TypedValue> sessionVariable(String name) {
        return Optional.ofNullable(variables.get(name));
    }

    @Override
    public Optional<TypedValue> scriptVariable(String name) {
        return Optional.ofNullable(scriptVariables.get(name));
    }

    @Override
    public Optional<TypedValue> contextFunction(String name, List<TypedValue> arguments) {
        return name.equals("CURRENT_DATABASE") ? Optional.of(TypedValue.text("DB")) : Optional.empty();
    }

    @Override
    public Optional<String> parameter(String name) {
        return Optional.ofNullable(parameters.get(name));
    }

    @Override
    public Instant now() {
        return Instant.parse("2024-07-01T12:00:00.123456789Z");
    }

    @Override
    public ZoneId timeZone() {
        return ZoneId.of("America/Los_Angeles");
    }

    @Override
    public void close() {
        try {
            duck.close();
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
