package dev.glueflake.testkit.snowflake.internal.stage.copy;

import dev.glueflake.testkit.snowflake.internal.catalog.Table;
import dev.glueflake.testkit.snowflake.internal.engine.LockMode;
import dev.glueflake.testkit.snowflake.internal.engine.StagedRows;
import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.result.StatementKind;
import dev.glueflake.testkit.snowflake.internal.result.StatementResult;
import dev.glueflake.testkit.snowflake.internal.session.DeferredNames;
import dev.glueflake.testkit.snowflake.internal.session.ExecutionScope;
import dev.glueflake.testkit.snowflake.internal.session.Session;
import dev.glueflake.testkit.snowflake.internal.session.TableWrite;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.CopySource;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.ObjectKind;
import dev.glueflake.testkit.snowflake.internal.sql.bind.Environment;
import dev.glueflake.testkit.snowflake.internal.stage.FormatChoice;
import dev.glueflake.testkit.snowflake.internal.stage.StageLocation;
import dev.glueflake.testkit.snowflake.internal.stage.StageResolver;
import dev.glueflake.testkit.snowflake.internal.stage.file.StagedFile;
import dev.glueflake.testkit.snowflake.internal.stage.format.FormatSettings;
import dev.glueflake.testkit.snowflake.internal.stage.format.FormatSettings.ValueFormats;
import dev.glueflake.testkit.snowflake.internal.stage.value.FieldParsers;
import dev.glueflake.testkit.snowflake.internal.type.SqlType;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** COPY INTO a table. Stateless. */
public final class CopyCommand {

    public StatementResult execute(Statement.CopyIntoTable copy, Session session, ExecutionScope scope) {
        Table table = session.objects()
                .require(
                        ObjectKind.TABLE, Table.class, DeferredNames.resolve(copy.table(), session.environment(scope)));
        CopyPlan plan = plan(copy, table, session, scope);
        LoadHistory history = LoadHistory.of(session.account());
        List<StagedFile> files = new FileSelection(plan.location(), plan.options())
                .select(file -> history.isLoaded(table.physical(), plan.location(), file));
        if (files.isEmpty()) {
            return StatementResult.status(StatementKind.COPY, "Copy executed with 0 files processed.");
        }
        List<FileLoad> loads = load(plan, files, session, scope);
        history.add(session, table.physical(), plan.location(), loaded(loads));
        if (plan.options().purge()) {
            loaded(loads).forEach(file -> plan.location().files().delete(file.name()));
        }
        return result(loads, plan.options().returnFailedOnly());
    }

    private static CopyPlan plan(Statement.CopyIntoTable copy, Table table, Session session, ExecutionScope scope) {
        CopyOptions options = CopyOptions.parse(copy.options(), session);
        StageLocation location = location(copy.source(), options, session);
        FormatChoice choice = options.format().orElse(location.format());
        FormatSettings format = choice == null ? FormatSettings.CSV : choice.resolve(session);
        if (!format.isCsv()) {
            throw Errors.unsupported(format.type().name());
        }
        if (format.csv().layout().parseHeader()) {
            throw Errors.unsupported("PARSE_HEADER without MATCH_BY_COLUMN_NAME");
        }
        return new CopyPlan(
                LoadTarget.of(table, copy.columns()),
                location,
                options,
                format,
                parsers(format.values(), options, session.environment(scope)));
    }

    private static StageLocation location(CopySource source, CopyOptions options, Session session) {
        StageResolver resolver = new StageResolver(session);
        if (source instanceof CopySource.Stage stage) {
            return resolver.resolve(stage.stage());
        } else if (source instanceof CopySource.Location written) {
            return resolver.resolve(written.url(), options.credentials().orElse(null));
        }
        throw Errors.unsupported("COPY INTO from a query");
    }

    /** AUTO in the format leaves it to the session. */
    private static FieldParsers parsers(ValueFormats formats, CopyOptions options, Environment environment) {
        ValueFormats effective = new ValueFormats(
                orParameter(formats.date(), "DATE_INPUT_FORMAT", environment),
                orParameter(formats.time(), "TIME_INPUT_FORMAT", environment),
                orParameter(formats.timestamp(), "TIMESTAMP_INPUT_FORMAT", environment),
                formats.binary());
        String century = environment.parameter("TWO_DIGIT_CENTURY_START").orElse("1970");
        if (!century.equals("1970")) {
            throw Errors.unsupported("COPY INTO with TWO_DIGIT_CENTURY_START = " + century);
        }
        LocalDate today = LocalDate.ofInstant(environment.now(), environment.timeZone());
        return new FieldParsers(effective, environment.timeZone(), today, options.truncate());
    }

    private static String orParameter(String format, String parameter, Environment environment) {
        return format.equalsIgnoreCase("AUTO")
                ? environment.parameter(parameter).orElse("AUTO")
                : format;
    }

    private static List<FileLoad> load(CopyPlan plan, List<StagedFile> files, Session session, ExecutionScope scope) {
        List<SqlType> types = new ArrayList<>(plan.target().types());
        types.add(LandedRows.FILE_NUMBER);
        try (LoadRows rows = new LoadRows(plan, files, scope.cancellation());
                StagedRows staged = session.account().engine().stage(types, rows, scope.cancellation());
                TableWrite write = session.write(scope, plan.target().table(), LockMode.SHARED)) {
            new LandedRows(plan.target(), staged.name(), rows.loads()).insert(write, session, scope);
            write.complete();
            return rows.loads();
        }
    }

    private static List<StagedFile> loaded(List<FileLoad> loads) {
        return loads.stream()
                .filter(load -> load.outcome().status() != FileOutcome.Status.LOAD_FAILED)
                .map(FileLoad::file)
                .toList();
    }

    private static StatementResult result(List<FileLoad> loads, boolean failedOnly) {
        List<@Nullable Object[]> rows = new ArrayList<>();
        long affected = 0;
        for (FileLoad load : loads) {
            FileOutcome outcome = load.outcome();
            affected += outcome.rowsLoaded();
            if (!failedOnly || outcome.errorsSeen() > 0) {
                rows.add(outcome.row());
            }
        }
        return new StatementResult(StatementKind.COPY, FileOutcome.COLUMNS, rows, affected);
    }
}
