package dev.glueflake.testkit.snowflake.internal.stage;

import dev.glueflake.testkit.snowflake.internal.engine.Cancellation;
import dev.glueflake.testkit.snowflake.internal.execute.StatementRunner;
import dev.glueflake.testkit.snowflake.internal.result.StatementResult;
import dev.glueflake.testkit.snowflake.internal.session.Account;
import dev.glueflake.testkit.snowflake.internal.session.AccountSettings;
import dev.glueflake.testkit.snowflake.internal.session.Binds;
import dev.glueflake.testkit.snowflake.internal.session.ExecutionScope;
import dev.glueflake.testkit.snowflake.internal.session.Session;
import dev.glueflake.testkit.snowflake.internal.session.SessionSettings;
import dev.glueflake.testkit.snowflake.internal.sql.parse.ParsedStatement;
import dev.glueflake.testkit.snowflake.internal.sql.parse.SqlParser;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** An account with the database LAKE, and a session that runs SQL text and puts files into internal stages. */
public final class SqlAccount implements AutoCloseable {
    private final Account account;
    private final Session session;
    private final StatementRunner runner;

    public SqlAccount() {
        this(AccountSettings.named("TEST"));
    }

    public SqlAccount(AccountSettings settings) {
        account = Account.open(settings);
        session = account.openSession(SessionSettings.of("TESTER", null, null));
        runner = new StatementRunner(account);
        run("create database lake");
        run("use schema lake.public");
    }

    public Session session() {
        return session;
    }

    /** Of a statement that has no binds. */
    public ExecutionScope scope() {
        return new ExecutionScope(account.nextQueryId(), Binds.none(), Map.of(), new Cancellation(), account.now());
    }

    /** Runs one or more statements; the result of the last one. */
    public StatementResult run(String sql) {
        return runWith(Binds.none(), sql);
    }

    public StatementResult runWith(Binds binds, String sql) {
        return runWith(binds, new Cancellation(), sql);
    }

    public StatementResult runWith(Binds binds, Cancellation cancellation, String sql) {
        List<StatementResult> results = new ArrayList<>();
        for (ParsedStatement parsed : SqlParser.parse(sql)) {
            ExecutionScope scope =
                    new ExecutionScope(account.nextQueryId(), binds, Map.of(), cancellation, account.now());
            results.add(runner.run(session, parsed.statement(), scope));
        }
        return results.get(results.size() - 1);
    }

    /** Rows with cells as text. */
    public List<List<String>> rows(String sql) {
        return rows(run(sql));
    }

    public static List<List<String>> rows(StatementResult result) {
        return result.rows().stream()
                .map(row -> Arrays.stream(row).map(SqlAccount::text).collect(Collectors.toList()))
                .toList();
    }

    /** The only cell. */
    public String cell(String sql) {
        return text(run(sql).rows().get(0)[0]);
    }

    /** Puts a file into an internal stage as a driver would. */
    public void put(String stagePath, byte[] content) {
        int slash = stagePath.lastIndexOf('/');
        Path directory = new StageResolver(session).directory(SqlParser.parseStage(stagePath.substring(0, slash)));
        try {
            Files.createDirectories(directory);
            Files.write(directory.resolve(stagePath.substring(slash + 1)), content);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    public void put(String stagePath, String content) {
        put(stagePath, content.getBytes(StandardCharsets.UTF_8));
    }

    private static String text(Object cell) {
        return cell == null ? null : cell instanceof BigDecimal number ? number.toPlainString() : cell.toString();
    }

    @Override
    public void close() {
        account.close();
    }
}
