package dev.glueflake.testkit.snowflake.internal.stage.copy;

import dev.glueflake.testkit.snowflake.internal.catalog.Table;
import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.error.SnowflakeException;
import dev.glueflake.testkit.snowflake.internal.session.ExecutionScope;
import dev.glueflake.testkit.snowflake.internal.session.Session;
import dev.glueflake.testkit.snowflake.internal.session.TableFunctionCall;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.ObjectKind;
import dev.glueflake.testkit.snowflake.internal.sql.bind.Relation;
import dev.glueflake.testkit.snowflake.internal.sql.parse.SqlParser;
import dev.glueflake.testkit.snowflake.internal.stage.file.StagedFile;
import dev.glueflake.testkit.snowflake.internal.stage.query.StatementRows;
import dev.glueflake.testkit.snowflake.internal.type.TypedValue;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The table function VALIDATE: all errors of an earlier COPY, whose files are read again. */
public final class ValidateFunction {
    public static final String NAME = "VALIDATE";

    private final Session session;
    private final ExecutionScope scope;

    public ValidateFunction(Session session, ExecutionScope scope) {
        this.session = session;
        this.scope = scope;
    }

    public Relation relation(TableFunctionCall call) {
        List<TypedValue> values = call.values();
        if (values.size() != 2
                || !(values.get(0).value() instanceof String table)
                || !"JOB_ID".equals(call.written().arguments().get(1).name())
                || !(values.get(1).value() instanceof String job)) {
            throw Errors.compilation(
                    "001044",
                    "42P13",
                    "Invalid arguments for function 'VALIDATE': it takes a table and JOB_ID => a text.");
        }
        Table target = session.objects().require(ObjectKind.TABLE, Table.class, SqlParser.parseName(table));
        return StatementRows.of(session.account())
                .relation(NAME, LoadErrorRows.COLUMNS, errors(job(target, job)), scope);
    }

    private CopyJobs.Job job(Table target, String written) {
        CopyJobs jobs = CopyJobs.of(session.account());
        if (written.equals("_last")) {
            return jobs.last(session).orElseThrow(() -> notFound("_last"));
        }
        return jobs.find(written)
                .filter(job -> job.plan().target().table().physical().equals(target.physical()))
                .orElseThrow(() -> notFound(written));
    }

    private static SnowflakeException notFound(String job) {
        return new SnowflakeException(
                "001019",
                "02000",
                "Invalid job id '" + job + "' for VALIDATE: no COPY of that id into the table is known.");
    }

    private List<@Nullable Object[]> errors(CopyJobs.Job job) {
        if (job.plan().transforms()) {
            throw Errors.compilation(
                    "001061", "22023", "VALIDATE does not take a COPY that transforms data with a SELECT.");
        }
        if (job.plan().options().onError() instanceof OnError.Abort) {
            return List.of();
        }
        List<StagedFile> standing = new ArrayList<>();
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (StagedFile file : job.files()) {
            if (job.plan().location().files().find(file.name()).isPresent()) {
                standing.add(file);
            } else {
                rows.add(LoadErrorRows.missing(job.plan().location().shown(file.name())));
            }
        }
        rows.addAll(new Validation(session, scope).errors(job.plan(), standing));
        return rows;
    }
}
