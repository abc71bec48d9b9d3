package dev.glueflake.testkit.snowflake.internal.stage.directory;

import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.error.SnowflakeException;
import dev.glueflake.testkit.snowflake.internal.external.RegistrationRows;
import dev.glueflake.testkit.snowflake.internal.result.StatementResult;
import dev.glueflake.testkit.snowflake.internal.session.Account;
import dev.glueflake.testkit.snowflake.internal.session.BetweenStatements;
import dev.glueflake.testkit.snowflake.internal.session.DeferredNames;
import dev.glueflake.testkit.snowflake.internal.session.ExecutionScope;
import dev.glueflake.testkit.snowflake.internal.session.OwnerSession;
import dev.glueflake.testkit.snowflake.internal.session.Session;
import dev.glueflake.testkit.snowflake.internal.sql.ast.ObjectName;
import dev.glueflake.testkit.snowflake.internal.sql.ast.PipelineStatement.RefreshStage;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.ObjectKind;
import dev.glueflake.testkit.snowflake.internal.stage.Stage;
import dev.glueflake.testkit.snowflake.internal.stage.StageResolver;
import dev.glueflake.testkit.snowflake.internal.stage.file.PlaceWatch;
import dev.glueflake.testkit.snowflake.internal.stage.file.Registration;
import dev.glueflake.testkit.snowflake.internal.stage.file.StagedFile;
import dev.glueflake.testkit.snowflake.internal.stage.format.Options;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings the directory tables of stages up to date. */
public final class DirectoryRefresh {
    private static final Logger LOG = LoggerFactory.getLogger(DirectoryRefresh.class);

    private final Session session;
    private final ExecutionScope scope;

    public DirectoryRefresh(Session session, ExecutionScope scope) {
        this.session = session;
        this.scope = scope;
    }

    /** ALTER STAGE … REFRESH. */
    public StatementResult execute(RefreshStage refresh) {
        ObjectName name = DeferredNames.resolve(refresh.name(), session.environment(scope));
        Optional<Stage> stage = session.objects().find(ObjectKind.STAGE, Stage.class, name);
        if (stage.isEmpty()) {
            if (refresh.ifExists()) {
                return RegistrationRows.answer(List.of());
            }
            throw session.objects().missing(ObjectKind.STAGE.word(), name);
        }
        Options options = new Options(refresh.options());
        String below = options.text("SUBPATH").orElse("");
        options.refuseRest();
        session.objects().authority().requireOwnership(stage.get());
        return RegistrationRows.answer(refresh(stage.get(), below));
    }

    /** What stands below that path is registered, what is there no more is forgotten. */
    private List<Registration> refresh(Stage stage, String below) {
        return refresh(of(stage), standing(stage, below), below);
    }

    private List<Registration> refresh(DirectoryTable table, List<StagedFile> found, String below) {
        Set<String> names = found.stream().map(StagedFile::name).collect(Collectors.toSet());
        return change(table, found, name -> name.startsWith(below) && !names.contains(name));
    }

    private List<StagedFile> standing(Stage stage, String below) {
        return new StageResolver(session).resolve(stage).files().list(below);
    }

    /** The stage's directory table; Snowflake's error where it has none. */
    public static DirectoryTable of(Stage stage) {
        return stage.directory()
                .map(Stage.Directory::table)
                .orElseThrow(() -> Errors.compilation(
                        "091170",
                        "22000",
                        "Directory table is not enabled for stage '"
                                + stage.name().name() + "'."));
    }

    private List<Registration> change(DirectoryTable table, List<StagedFile> found, Predicate<String> gone) {
        DirectoryTable.Change change = table.change(
                found,
                gone,
                () -> session.account().engine().book().mark(session.account().now()),
                scope.now());
        session.transaction().ifPresent(open -> open.onRollback(change.undo()));
        return change.registrations();
    }

    // ---- AUTO_REFRESH

    private static BetweenStatements listening(Account account) {
        return account.part(BetweenStages.class, BetweenStages::new).listening();
    }

    private record BetweenStages(BetweenStatements listening) {
        BetweenStages() {
            this(new BetweenStatements());
        }
    }

    /** A new stage, or one that has just got its directory table: it may be filled, and may follow its place from now on. */
    public void begin(Stage stage, boolean filled) {
        stage.directory()
                .filter(directory -> filled || directory.autoRefresh())
                .ifPresent(directory -> begin(directory, standing(stage, ""), filled));
    }

    private void begin(Stage.Directory directory, List<StagedFile> standing, boolean filled) {
        if (filled) {
            refresh(directory.table(), standing, "");
        }
        if (directory.autoRefresh()) {
            directory.table().watch().begin(standing);
            listening(session.account()).begin();
        }
    }

    /** Registers what has changed since the last look, unless a transaction is open anywhere. */
    public static void poll(Account account) {
        listening(account).run(account, () -> account.catalog().list(ObjectKind.STAGE).stream()
                .map(Stage.class::cast)
                .filter(stage ->
                        stage.directory().map(Stage.Directory::autoRefresh).orElse(false))
                .forEach(stage -> look(stage, account)));
    }

    /** A place that cannot be looked at sends nothing: the table stays as it is, and the statement is another one's. */
    private static void look(Stage stage, Account account) {
        try (OwnerSession owner = new OwnerSession(account, stage.info())) {
            DirectoryRefresh refresh = new DirectoryRefresh(owner.session(), owner.scope());
            DirectoryTable table = of(stage);
            PlaceWatch.Changes changes = table.watch().look(refresh.standing(stage, ""));
            if (!changes.isEmpty()) {
                refresh.change(table, changes.come(), changes.gone()::contains);
            }
        } catch (SnowflakeException e) {
            LOG.warn("directory table of {} is not refreshed automatically: {}", stage.name(), e.getMessage());
        }
    }
}
