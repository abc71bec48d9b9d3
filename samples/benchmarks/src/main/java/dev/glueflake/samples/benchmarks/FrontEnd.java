package dev.glueflake.samples.benchmarks;

import dev.glueflake.testkit.snowflake.internal.engine.Cancellation;
import dev.glueflake.testkit.snowflake.internal.execute.StatementRunner;
import dev.glueflake.testkit.snowflake.internal.session.Account;
import dev.glueflake.testkit.snowflake.internal.session.AccountSettings;
import dev.glueflake.testkit.snowflake.internal.session.Binds;
import dev.glueflake.testkit.snowflake.internal.session.ExecutionScope;
import dev.glueflake.testkit.snowflake.internal.session.Session;
import dev.glueflake.testkit.snowflake.internal.session.SessionSettings;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement;
import dev.glueflake.testkit.snowflake.internal.sql.bind.Binder;
import dev.glueflake.testkit.snowflake.internal.sql.parse.ParsedStatement;
import dev.glueflake.testkit.snowflake.internal.sql.parse.SqlParser;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** From a statement's text to the DuckDB SQL that it becomes, without running that: parsed, bound against the catalog, emitted. */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 3, time = 3)
@Fork(
        value = 1,
        jvmArgsAppend = {FixedHeap.LEAST, FixedHeap.MOST, FixedHeap.TOUCHED})
public class FrontEnd {
    private static final String SELECT =
            "select p.id, p.name, o.amount from points p join orders o on o.point_id = p.id"
                    + " where o.amount > 10 and p.name like 'a%' order by o.amount desc limit 10";
    private static final String REPORT =
            "select p.id, upper(p.name) as name, count(*) as orders, sum(o.amount)::number(12,2) as total"
                    + " from points p join orders o on o.point_id = p.id"
                    + " where o.ordered_on >= dateadd(day, -7, current_date()) and p.name like 'a%'"
                    + " group by 1, 2 qualify row_number() over (order by total desc) <= 10 order by total desc";
    private static final String INSERT = "insert into points (id, name) values (1, 'one'), (2, 'two')";
    private static final String MERGE = "merge into points t using (select 2 as id, 'zwei' as name) s on t.id = s.id"
            + " when matched then update set name = s.name when not matched then insert (id, name) values (s.id, s.name)";

    private Account account;
    private Session session;

    @Setup
    public void start() {
        account = Account.open(AccountSettings.named("FRONT_END"));
        session = account.openSession(SessionSettings.of("FRONT_END", "DB", null));
        StatementRunner runner = new StatementRunner(account);
        String tables = "create database db; create table points (id int, name varchar);"
                + " create table orders (point_id int, ordered_on date, amount number(10,2))";
        for (ParsedStatement each : SqlParser.parse(tables)) {
            runner.run(session, each.statement(), scope());
        }
    }

    @TearDown
    public void stop() {
        account.close();
    }

    @Benchmark
    public String select() {
        return translated(SELECT, "JOIN");
    }

    @Benchmark
    public String report() {
        return translated(REPORT, "row_number()");
    }

    @Benchmark
    public String insert() {
        return translated(INSERT, "'two'");
    }

    @Benchmark
    public String merge() {
        return translated(MERGE, "_clause");
    }

    private String translated(String text, String expected) {
        Statement statement = SqlParser.parse(text).get(0).statement();
        ExecutionScope scope = scope();
        String sql = sql(statement, new Binder(session.relations(scope), session.environment(scope)));
        if (!sql.contains(expected)) {
            throw new IllegalStateException("Wrong translation: " + sql);
        }
        return sql;
    }

    private static String sql(Statement statement, Binder binder) {
        if (statement instanceof Statement.Select select) {
            return binder.query(select.query()).sql();
        }
        return statement instanceof Statement.Insert insert
                ? binder.insert(insert).rows()
                : binder.merge((Statement.Merge) statement).rows();
    }

    private ExecutionScope scope() {
        return new ExecutionScope(account.nextQueryId(), Binds.none(), Map.of(), new Cancellation(), account.now());
    }
}
