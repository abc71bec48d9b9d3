package dev.glueflake.testkit.snowflake.internal.pipe;

import dev.glueflake.testkit.snowflake.internal.session.Account;
import dev.glueflake.testkit.snowflake.internal.session.NamedValues;
import dev.glueflake.testkit.snowflake.internal.session.TableFunctionCall;
import dev.glueflake.testkit.snowflake.internal.session.UsageRange;
import dev.glueflake.testkit.snowflake.internal.session.UsageRows;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.ObjectKind;
import dev.glueflake.testkit.snowflake.internal.sql.bind.Relation;
import dev.glueflake.testkit.snowflake.internal.sql.parse.SqlParser;
import dev.glueflake.testkit.snowflake.internal.stage.copy.FileOutcome;
import dev.glueflake.testkit.snowflake.internal.stage.copy.LoadHistory;
import dev.glueflake.testkit.snowflake.internal.stage.copy.LoadRecord;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** The table function PIPE_USAGE_HISTORY: what pipes have loaded, all together where none is named. */
public final class PipeUsage {
    public static final String NAME = "PIPE_USAGE_HISTORY";

    private PipeUsage() {}

    public static Relation rows(TableFunctionCall call) {
        NamedValues arguments = call.arguments("DATE_RANGE_START", "DATE_RANGE_END", "PIPE_NAME");
        Account account = call.session().account();
        Optional<Pipe> wanted = arguments
                .text("PIPE_NAME")
                .map(name -> call.session().objects().require(ObjectKind.PIPE, Pipe.class, SqlParser.parseName(name)));
        UsageRows rows = new UsageRows(
                UsageRange.of(arguments, call),
                List.of("PIPE_NAME"),
                List.of("BYTES_INSERTED", "FILES_INSERTED", "BYTES_BILLED"));
        for (Pipe pipe : wanted.map(List::of).orElseGet(() -> PipeBoard.pipes(account))) {
            for (LoadRecord record : LoadHistory.of(account).records(pipe.id())) {
                if (record.outcome().status() != FileOutcome.Status.LOAD_FAILED) {
                    rows.add(
                            record.time(),
                            Collections.singletonList(
                                    wanted.map(each -> each.name().toString()).orElse(null)),
                            record.size(),
                            1,
                            record.size());
                }
            }
        }
        return rows.relation(NAME);
    }
}
