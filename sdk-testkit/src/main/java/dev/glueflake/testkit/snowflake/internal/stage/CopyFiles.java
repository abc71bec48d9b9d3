package dev.glueflake.testkit.snowflake.internal.stage;

import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.result.ResultColumn;
import dev.glueflake.testkit.snowflake.internal.result.StatementKind;
import dev.glueflake.testkit.snowflake.internal.result.StatementResult;
import dev.glueflake.testkit.snowflake.internal.session.DeferredNames;
import dev.glueflake.testkit.snowflake.internal.session.ExecutionScope;
import dev.glueflake.testkit.snowflake.internal.session.Session;
import dev.glueflake.testkit.snowflake.internal.session.StreamConsumption;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Query;
import dev.glueflake.testkit.snowflake.internal.sql.ast.StageReference;
import dev.glueflake.testkit.snowflake.internal.sql.ast.StageReference.StageReferenceKind;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.CopySource;
import dev.glueflake.testkit.snowflake.internal.sql.bind.Binder;
import dev.glueflake.testkit.snowflake.internal.sql.parse.SqlParser;
import dev.glueflake.testkit.snowflake.internal.stage.file.StageFiles;
import dev.glueflake.testkit.snowflake.internal.stage.file.StagedFile;
import dev.glueflake.testkit.snowflake.internal.stage.format.Options;
import dev.glueflake.testkit.snowflake.internal.type.SqlTypes;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** COPY FILES: those of a stage, or those that a query names, to another stage. */
public final class CopyFiles {
    private static final List<ResultColumn> EACH = List.of(ResultColumn.of("file", SqlTypes.VARCHAR));
    private static final List<ResultColumn> COUNT = List.of(ResultColumn.of("numOfFilesCopied", SqlTypes.INTEGER));

    private final Session session;
    private final ExecutionScope scope;
    private final StageResolver resolver;

    /** @param name of the copy, below the target */
    private record Copy(StageLocation from, String file, String name) {}

    public CopyFiles(Session session, ExecutionScope scope) {
        this.session = session;
        this.scope = scope;
        this.resolver = new StageResolver(session);
    }

    /** The columns of the answer. */
    public static List<ResultColumn> columns(Statement.CopyFiles copy) {
        return new Options(copy.options()).flag("DETAILED_OUTPUT", true) ? EACH : COUNT;
    }

    public StatementResult execute(Statement.CopyFiles copy) {
        Options options = new Options(copy.options());
        options.take("DETAILED_OUTPUT");
        StageLocation target = resolver.forWriting(named(copy.target()));
        List<Copy> copies = copy.source() instanceof CopySource.Transformation query
                ? ofQuery(query.query())
                : ofStage(resolver.resolve(named(((CopySource.Stage) copy.source()).stage())), options);
        options.refuseRest();
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (Copy each : copies) {
            scope.cancellation().check();
            String name = target.named(each.name());
            copy(each, target.files(), name);
            rows.add(new @Nullable Object[] {name});
        }
        List<ResultColumn> columns = columns(copy);
        if (columns.equals(EACH)) {
            return new StatementResult(StatementKind.UNLOAD, EACH, rows, 0);
        }
        @Nullable Object[] count = {BigDecimal.valueOf(rows.size())};
        return new StatementResult(StatementKind.UNLOAD, COUNT, Collections.singletonList(count), 0);
    }

    private StageReference named(StageReference written) {
        StageReference reference = DeferredNames.resolve(written, session.environment(scope));
        if (reference.name() == null || reference.kind() != StageReferenceKind.NAMED) {
            throw Errors.unsupported("COPY FILES of a user's or a table's stage");
        }
        return reference;
    }

    private static List<Copy> ofStage(StageLocation from, Options options) {
        Optional<List<String>> names = options.texts("FILES");
        Optional<Pattern> pattern = options.text("PATTERN").map(StageListing::compile);
        int path = from.path().lastIndexOf('/') + 1;
        List<StagedFile> files = names.isEmpty()
                ? from.files().list(from.path())
                : names.get().stream()
                        .flatMap(name -> from.files().find(from.named(name)).stream())
                        .toList();
        return files.stream()
                .map(StagedFile::name)
                .filter(name -> pattern.isEmpty()
                        || pattern.get().matcher(from.shown(name)).matches())
                .map(name -> new Copy(from, name, name.substring(path)))
                .toList();
    }

    /** A row names a file, and what it is called then. */
    private List<Copy> ofQuery(Query query) {
        try (StreamConsumption reads = session.consume(scope)) {
            Binder binder = new Binder(reads.relations(), session.environment(scope));
            List<@Nullable Object[]> rows = session.account().engine().query(binder.query(query), scope.cancellation());
            List<Copy> copies = rows.stream().map(this::ofRow).toList();
            reads.complete();
            return copies;
        }
    }

    private Copy ofRow(@Nullable Object[] row) {
        String written = String.valueOf(row[0]);
        if (!written.startsWith("@")) {
            throw Errors.unsupported("COPY FILES of '" + written + "', which is no file of a stage: @stage/path");
        }
        StageLocation from = resolver.resolve(SqlParser.parseStage(written));
        boolean renamed = row.length > 1 && row[1] != null;
        return new Copy(from, from.path(), renamed ? String.valueOf(row[1]) : from.path());
    }

    private void copy(Copy each, StageFiles to, String name) {
        if (each.from().files().find(each.file()).isEmpty()) {
            throw StageFiles.missing(each.from().shown(each.file()));
        }
        Path copy = session.account()
                .directory()
                .resolve("copying")
                .resolve(session.account().engine().newName("f"));
        try (InputStream in = each.from().files().open(each.file())) {
            Files.createDirectories(copy.getParent());
            try {
                Files.copy(in, copy, StandardCopyOption.REPLACE_EXISTING);
                to.put(name, copy);
            } finally {
                Files.deleteIfExists(copy);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
