package dev.glueflake.testkit.snowflake.internal.execute;

import static java.util.stream.Collectors.joining;

import dev.glueflake.testkit.snowflake.internal.engine.Cancellation;
import dev.glueflake.testkit.snowflake.internal.result.ResultColumn;
import dev.glueflake.testkit.snowflake.internal.result.StatementResult;
import dev.glueflake.testkit.snowflake.internal.session.Account;
import dev.glueflake.testkit.snowflake.internal.session.AccountSettings;
import dev.glueflake.testkit.snowflake.internal.session.Binds;
import dev.glueflake.testkit.snowflake.internal.session.ExecutionScope;
import dev.glueflake.testkit.snowflake.internal.session.Session;
import dev.glueflake.testkit.snowflake.internal.session.SessionSettings;
import dev.glueflake.testkit.snowflake.internal.sql.parse.ParsedStatement;
import dev.glueflake.testkit.snowflake.internal.sql.parse.SqlParser;
import java.math.BigDecimal;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** An account with database DB, and one session of it that runs SQL text. */
final class Sql implements AutoCloseable {
    final Account account;
    final Session session;
    private final boolean owner;

    private Sql(Account account, boolean owner) {
        this.account = account;
        this.owner = owner;
        this.session = account.openSession(SessionSettings.of("TESTER", "DB", null));
    }

    static Sql open() {
        return open(InstantSource.system());
    }

    static Sql open(InstantSource clock) {
        Sql first = new Sql(Account.open(AccountSettings.named("TEST").withClock(clock)), true);
        first.run("create database db");
        return first;
    }

    /** Another session of the same account. */
    Sql another() {
        return new Sql(account, false);
    }

    StatementResult run(String sql) {
        return run(sql, Binds.none());
    }

    StatementResult run(String sql, Binds binds) {
        return run(sql, binds, new Cancellation());
    }

    StatementResult run(String sql, Binds binds, Cancellation cancellation) {
        StatementRunner runner = new StatementRunner(account);
        StatementResult last = null;
        for (ParsedStatement parsed : SqlParser.parse(sql)) {
            last = runner.run(session, parsed.statement(), scope(binds, cancellation));
        }
        if (last == null) {
            throw new IllegalArgumentException("no statement");
        }
        return last;
    }

    Description describe(String sql) {
        return new StatementRunner(account)
                .describe(session, SqlParser.parse(sql).get(0).statement(), scope(Binds.none(), new Cancellation()));
    }

    private ExecutionScope scope(Binds binds, Cancellation cancellation) {
        return new ExecutionScope(account.nextQueryId(), binds, Map.of(), cancellation, account.now());
    }

    /** Cells joined by a comma, rows by a blank. */
    String rows(String sql) {
        return run(sql).rows().stream()
                .map(row -> Arrays.stream(row).map(Sql::text).collect(joining(",")))
                .collect(joining(" "));
    }

    /** The first cell of the first row. */
    String cell(String sql) {
        return text(run(sql).rows().get(0)[0]);
    }

    /** One column of a result, by its name. */
    List<String> column(String sql, String name) {
        StatementResult result = run(sql);
        int index = names(result.columns()).indexOf(name);
        return result.rows().stream().map(row -> text(row[index])).toList();
    }

    static List<String> names(List<ResultColumn> columns) {
        return columns.stream().map(ResultColumn::name).toList();
    }

    static String text(Object cell) {
        return cell instanceof BigDecimal number ? number.toPlainString() : String.valueOf(cell);
    }

    @Override
    public void close() {
        if (owner) {
            account.close();
        } else {
            session.close();
        }
    }
}
