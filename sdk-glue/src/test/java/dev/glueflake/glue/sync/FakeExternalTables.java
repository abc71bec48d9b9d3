package dev.glueflake.glue.sync;

import dev.glueflake.snowflake.QueryHandle;
import dev.glueflake.snowflake.Row;
import dev.glueflake.snowflake.SnowflakeClient;
import dev.glueflake.snowflake.SnowflakeException;
import dev.glueflake.snowflake.SqlStatement;
import dev.glueflake.snowflake.StatementResult;
import dev.glueflake.snowflake.StatementResult.Column;
import dev.glueflake.testkit.snowflake.internal.sql.lex.SqlLexer;
import dev.glueflake.testkit.snowflake.internal.sql.lex.Token;
import dev.glueflake.testkit.snowflake.internal.sql.lex.TokenKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A Snowflake that knows external tables' names, columns and comments, and records every statement that changes any. */
public final class FakeExternalTables implements SnowflakeClient {
    public final List<String> changes = new ArrayList<>();
    final List<String> reads = new ArrayList<>();
    /** Thrown instead of running the next changing statement whose text holds the key. */
    public final Map<String, RuntimeException> failures = new LinkedHashMap<>();

    private final Map<String, Standing> tables = new TreeMap<>();
    private final Map<String, StatementResult> submitted = new LinkedHashMap<>();

    private record Standing(List<String> columns, String comment) {}

    void put(String name, String comment, String... columns) {
        tables.put(name, new Standing(new ArrayList<>(List.of(columns)), comment));
    }

    @Nullable
    String comment(String name) {
        Standing standing = tables.get(name);
        return standing == null ? null : standing.comment();
    }

    List<String> columns(String name) {
        return tables.get(name).columns();
    }

    public Set<String> names() {
        return tables.keySet();
    }

    @Override
    public QueryHandle submit(SqlStatement statement) {
        QueryHandle handle = new QueryHandle("01b-" + submitted.size());
        String sql = statement.text();
        changes.add(sql);
        failures.keySet().stream().filter(sql::contains).findFirst().ifPresent(key -> {
            throw failures.remove(key);
        });
        apply(SqlLexer.tokens(sql));
        submitted.put(handle.queryId(), new StatementResult(handle.queryId(), List.of(), List.of()));
        return handle;
    }

    @Override
    public StatementResult await(QueryHandle handle, Duration timeout) {
        return submitted.get(handle.queryId());
    }

    @Override
    public StatementResult forEach(SqlStatement statement, Consumer<? super Row> consumer) {
        reads.add(statement.text());
        List<Token> tokens = SqlLexer.tokens(statement.text());
        if (tokens.get(0).isWord("SHOW")) {
            show(tokens, consumer);
        } else {
            describe(name(tokens, 3), consumer);
        }
        return new StatementResult("01r-" + reads.size(), List.of(), List.of());
    }

    /** SHOW ... STARTS WITH also finds longer names. */
    private void show(List<Token> tokens, Consumer<? super Row> consumer) {
        String prefix = tokens.get(5).text() + "." + tokens.get(7).text() + "."
                + tokens.get(10).text();
        List<Column> columns = List.of(text("name"), text("comment"));
        tables.forEach((name, standing) -> {
            if (name.startsWith(prefix)) {
                String last = name.split("\\.", 3)[2];
                consumer.accept(new Row(columns, List.of(last, standing.comment())));
            }
        });
    }

    private void describe(String name, Consumer<? super Row> consumer) {
        List<Column> columns = List.of(text("name"), text("type"));
        consumer.accept(new Row(columns, List.of("VALUE", "VARIANT")));
        tables.get(name).columns().forEach(column -> consumer.accept(new Row(columns, List.of(column, "?"))));
    }

    private void apply(List<Token> tokens) {
        int create = tokens.get(1).isWord("OR") ? 5 : 3;
        if (tokens.get(0).isWord("CREATE")) {
            create(tokens, create);
        } else if (tokens.get(0).isWord("COMMENT")) {
            Standing standing = tables.get(name(tokens, 3));
            tables.put(
                    name(tokens, 3),
                    new Standing(standing.columns(), tokens.get(9).text()));
        } else if (tokens.get(0).isWord("DROP")) {
            tables.remove(name(tokens, 5));
        } else if (tokens.get(7).isWord("ADD")) {
            tables.get(name(tokens, 2)).columns().add(tokens.get(12).text());
        } else if (tokens.get(7).isWord("DROP")) {
            tables.get(name(tokens, 2)).columns().remove(tokens.get(11).text());
        } else if (!tokens.get(1).isWord("EXTERNAL")) {
            throw new AssertionError("This fake does not know " + tokens.get(0).text() + " "
                    + tokens.get(7).text());
        }
    }

    private void create(List<Token> tokens, int at) {
        String name = name(tokens, at);
        if (at == 3 && tables.containsKey(name)) {
            throw new SnowflakeException("002002", "42710", "01x", "Object '" + name + "' already exists.", null);
        }
        List<String> columns = new ArrayList<>();
        int depth = 0;
        for (int i = at + 5; i < tokens.size() && !(depth == 0 && tokens.get(i).kind() == TokenKind.WORD); i++) {
            depth += tokens.get(i).isSymbol("(") ? 1 : tokens.get(i).isSymbol(")") ? -1 : 0;
            boolean first = depth == 1
                    && (tokens.get(i - 1).isSymbol("(") || tokens.get(i - 1).isSymbol(","));
            if (first && tokens.get(i).kind() == TokenKind.QUOTED) {
                columns.add(tokens.get(i).text());
            }
        }
        String comment = "";
        for (int i = 2; i < tokens.size(); i++) {
            comment = tokens.get(i - 2).isWord("COMMENT") ? tokens.get(i).text() : comment;
        }
        tables.put(name, new Standing(columns, comment));
    }

    private static String name(List<Token> tokens, int at) {
        return tokens.get(at).text() + "." + tokens.get(at + 2).text() + "."
                + tokens.get(at + 4).text();
    }

    private static Column text(String label) {
        return new Column(label, "VARCHAR", 0, 0, true);
    }

    @Override
    public Set<Capability> capabilities() {
        return Set.of(Capability.IDEMPOTENT_SUBMIT);
    }

    @Override
    public QueryHandle.Status status(QueryHandle handle) {
        throw new UnsupportedOperationException("status");
    }

    @Override
    public boolean cancel(QueryHandle handle) {
        throw new UnsupportedOperationException("cancel");
    }

    @Override
    public <T> T withSession(Function<? super Session, ? extends T> work) {
        throw new UnsupportedOperationException("withSession");
    }

    @Override
    public List<StatementResult> executeAll(List<SqlStatement> statements) {
        throw new UnsupportedOperationException("executeAll");
    }

    @Override
    public void close() {}
}
