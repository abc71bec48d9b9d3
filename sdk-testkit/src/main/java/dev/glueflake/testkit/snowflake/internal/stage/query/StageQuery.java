package dev.glueflake.testkit.snowflake.internal.stage.query;

import dev.glueflake.testkit.snowflake.internal.engine.StagedRows;
import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.session.ExecutionScope;
import dev.glueflake.testkit.snowflake.internal.session.Session;
import dev.glueflake.testkit.snowflake.internal.session.SessionObjects;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Query.TableExpression;
import dev.glueflake.testkit.snowflake.internal.sql.bind.Relation;
import dev.glueflake.testkit.snowflake.internal.stage.FormatChoice;
import dev.glueflake.testkit.snowflake.internal.stage.StageListing;
import dev.glueflake.testkit.snowflake.internal.stage.StageLocation;
import dev.glueflake.testkit.snowflake.internal.stage.StageResolver;
import dev.glueflake.testkit.snowflake.internal.stage.file.StagedFile;
import dev.glueflake.testkit.snowflake.internal.stage.format.FormatSettings;
import dev.glueflake.testkit.snowflake.internal.stage.format.Options;
import dev.glueflake.testkit.snowflake.internal.stage.read.StagedRecords;
import dev.glueflake.testkit.snowflake.internal.type.SqlType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** {@code FROM @stage/path (FILE_FORMAT => …, PATTERN => …)}. */
public final class StageQuery {
    private final Session session;
    private final SessionObjects objects;
    private final ExecutionScope scope;

    public StageQuery(Session session, ExecutionScope scope) {
        this(session, session.objects(), scope);
    }

    /** @param objects by whose names and rights the stage is found: the session's, or those of a view */
    public StageQuery(Session session, SessionObjects objects, ExecutionScope scope) {
        this.session = session;
        this.objects = objects;
        this.scope = scope;
    }

    /** What stands in the parentheses. */
    public record Source(StageLocation location, Optional<FormatChoice> format, Optional<Pattern> pattern) {
        public static Source of(TableExpression.StageFiles files, Session session) {
            return of(files, session, session.objects());
        }

        static Source of(TableExpression.StageFiles files, Session session, SessionObjects objects) {
            Options options = new Options(files.options());
            Source source = new Source(
                    new StageResolver(session, objects).resolve(files.stage()),
                    options.take("FILE_FORMAT").map(value -> FormatChoice.of(value, session)),
                    options.text("PATTERN").map(StageListing::compile));
            options.refuseRest();
            return source;
        }
    }

    /** Reads the files now; what was read goes when the statement is over. */
    public Relation relation(TableExpression.StageFiles files) {
        Source source = Source.of(files, session, objects);
        FormatChoice choice = source.format().orElse(source.location().format());
        FormatSettings format = choice == null ? FormatSettings.CSV : choice.resolve(session);
        if (format.isCsv() && format.csv().layout().parseHeader()) {
            throw Errors.unsupported("PARSE_HEADER in a query of staged files");
        }
        List<StagedFile> found = source
                .location()
                .files()
                .list(source.location().path())
                .stream()
                .filter(file -> source.pattern()
                        .map(pattern -> pattern.matcher(file.name()).matches())
                        .orElse(true))
                .toList();
        StagedRows rows = read(source.location(), format, found);
        StatementRows.of(session.account()).keep(scope.queryId(), rows);
        return RecordRelations.of(RecordShape.of(format), rows.name());
    }

    private StagedRows read(StageLocation location, FormatSettings format, List<StagedFile> files) {
        List<SqlType> types = new ArrayList<>(RecordShape.of(format).kept());
        types.addAll(FileFacts.types());
        StagedRecords records = new StagedRecords(session, scope.cancellation());
        try (StageScan scan = new StageScan(location, format, files, records, scope.cancellation(), scope.now())) {
            Iterable<@Nullable Object[]> rows = () -> scan;
            return session.account().engine().stage(types, rows, scope.cancellation());
        }
    }
}
