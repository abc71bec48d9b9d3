package dev.glueflake.testkit.snowflake.internal.stage.copy;

import dev.glueflake.testkit.snowflake.internal.catalog.Table;
import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.error.SnowflakeException;
import dev.glueflake.testkit.snowflake.internal.session.DeferredNames;
import dev.glueflake.testkit.snowflake.internal.session.ExecutionScope;
import dev.glueflake.testkit.snowflake.internal.session.Session;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Option;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Option.OptionValue;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Position;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.CopyIntoTable;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.ObjectKind;
import dev.glueflake.testkit.snowflake.internal.sql.bind.Relation;
import dev.glueflake.testkit.snowflake.internal.stage.StageLocation;
import dev.glueflake.testkit.snowflake.internal.stage.csv.FilePosition;
import dev.glueflake.testkit.snowflake.internal.stage.file.StagedFile;
import dev.glueflake.testkit.snowflake.internal.stage.query.StatementRows;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/** The COPY of a pipe: the files that it would take, and their load. A file with errors is left out unless ON_ERROR says otherwise. For one thread. */
public final class PipeCopy {
    private static final Set<String> REFUSED =
            Set.of("FILES", "FORCE", "PURGE", "RETURN_FAILED_ONLY", "SIZE_LIMIT", "VALIDATION_MODE");

    private final Session session;
    private final ExecutionScope scope;
    private final CopyPlanner planner;
    private final CopyPlan plan;

    /** Looks up what the COPY names, as the session sees it. */
    public PipeCopy(CopyIntoTable copy, Session session, ExecutionScope scope) {
        this.session = session;
        this.scope = scope;
        Table table = session.objects()
                .require(
                        ObjectKind.TABLE, Table.class, DeferredNames.resolve(copy.table(), session.environment(scope)));
        this.planner = new CopyPlanner(withDefaults(copy), session, scope);
        this.plan = planner.plan(table);
        if (plan.options().onError() instanceof OnError.Abort) {
            throw refused("ON_ERROR = ABORT_STATEMENT");
        }
    }

    private static CopyIntoTable withDefaults(CopyIntoTable copy) {
        List<Option> options = new ArrayList<>(copy.options());
        for (Option option : options) {
            if (REFUSED.contains(option.name())) {
                throw refused(option.name());
            }
        }
        if (options.stream().noneMatch(option -> option.name().equals("ON_ERROR"))) {
            options.add(new Option("ON_ERROR", new OptionValue.Word("SKIP_FILE"), Position.NONE));
        }
        return new CopyIntoTable(copy.table(), copy.columns(), copy.source(), options);
    }

    private static SnowflakeException refused(String option) {
        return Errors.compilation(
                "001061", "22023", "The copy option " + option + " is not supported in the COPY statement of a pipe.");
    }

    public StageLocation location() {
        return plan.location();
    }

    /** PATTERN, as written. */
    public Optional<String> pattern() {
        return plan.options().pattern().map(Pattern::pattern);
    }

    /** The files that stand in the place of the COPY, below {@code prefix}, and that its PATTERN lets through. */
    public List<StagedFile> files(String prefix) {
        StageLocation location = plan.location();
        String path = prefix.isEmpty() ? location.path() : location.named(prefix);
        return location.files().list(path).stream().filter(this::matches).toList();
    }

    /** The pattern is about what comes behind the path of the COPY. */
    public boolean matches(StagedFile file) {
        String path = plan.location().path();
        String rest = file.name().startsWith(path) ? file.name().substring(path.length()) : file.name();
        String name = rest.startsWith("/") ? rest.substring(1) : rest;
        return plan.options().pattern().isEmpty()
                || plan.options().pattern().get().matcher(name).matches();
    }

    /** Whether a COPY has loaded the file. */
    public boolean isLoaded(StagedFile file) {
        return LoadHistory.of(session.account()).isLoaded(plan.target().table().physical(), plan.location(), file);
    }

    /** Loads the files and keeps in the load history what became of them. */
    public List<LoadRecord> load(List<StagedFile> files, Function<StagedFile, LoadRecord.Origin> origin) {
        SchemaEvolution.Cause cause =
                SchemaEvolution.Cause.pipe(file -> origin.apply(file).pipeId());
        List<LoadRecord> records = attempt(planner.evolved(plan, files, cause), files, origin);
        LoadHistory.of(session.account()).keep(session, records);
        return records;
    }

    /** One file that cannot be read at all does not stop the others. */
    private List<LoadRecord> attempt(
            CopyPlan effective, List<StagedFile> files, Function<StagedFile, LoadRecord.Origin> origin) {
        try {
            return CopyCommand.load(effective, files, session, scope).stream()
                    .map(load -> load.record(effective, session.account().now(), origin.apply(load.file())))
                    .toList();
        } catch (SnowflakeException e) {
            return files.size() == 1
                    ? List.of(failed(files.get(0), e, origin))
                    : files.stream()
                            .flatMap(file -> attempt(effective, List.of(file), origin).stream())
                            .toList();
        }
    }

    private LoadRecord failed(StagedFile file, SnowflakeException e, Function<StagedFile, LoadRecord.Origin> origin) {
        LoadError error = new LoadError(e.code(), e.sqlState(), e.getMessage(), new FilePosition(0, 0, 0), "");
        String shown = plan.location().shown(file.name());
        FileOutcome outcome = new FileOutcome(shown, FileOutcome.Status.LOAD_FAILED, 0, 0, 1, 1, error);
        return FileLoad.record(plan, file, outcome, session.account().now(), origin.apply(file));
    }

    /** All errors of these files as the rows of a table function; those that are gone are left out. */
    public Relation errors(String function, List<String> names) {
        if (plan.transforms()) {
            throw Errors.compilation(
                    "001061", "22023", function + " does not take a pipe whose COPY transforms data with a SELECT.");
        }
        List<StagedFile> standing = names.stream()
                .flatMap(name -> plan.location().files().find(name).stream())
                .toList();
        return StatementRows.of(session.account())
                .relation(
                        function, LoadErrorRows.COLUMNS, new Validation(session, scope).errors(plan, standing), scope);
    }
}
