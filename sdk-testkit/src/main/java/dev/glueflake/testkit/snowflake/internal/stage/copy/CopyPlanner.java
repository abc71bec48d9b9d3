package dev.glueflake.testkit.snowflake.internal.stage.copy;

import dev.glueflake.testkit.snowflake.internal.catalog.Table;
import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.session.ExecutionScope;
import dev.glueflake.testkit.snowflake.internal.session.Session;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Query;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Query.TableExpression;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.CopySource;
import dev.glueflake.testkit.snowflake.internal.sql.bind.Environment;
import dev.glueflake.testkit.snowflake.internal.stage.FormatChoice;
import dev.glueflake.testkit.snowflake.internal.stage.StageLocation;
import dev.glueflake.testkit.snowflake.internal.stage.StageResolver;
import dev.glueflake.testkit.snowflake.internal.stage.file.StagedFile;
import dev.glueflake.testkit.snowflake.internal.stage.format.FileType;
import dev.glueflake.testkit.snowflake.internal.stage.format.FormatSettings;
import dev.glueflake.testkit.snowflake.internal.stage.format.FormatSettings.ValueFormats;
import dev.glueflake.testkit.snowflake.internal.stage.query.RecordShape;
import dev.glueflake.testkit.snowflake.internal.stage.query.StageQuery;
import dev.glueflake.testkit.snowflake.internal.stage.read.StagedRecords;
import dev.glueflake.testkit.snowflake.internal.stage.value.FieldParsers;
import dev.glueflake.testkit.snowflake.internal.type.SqlType;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** From the statement to a plan: where the files are, what they are, and which way their rows go. */
final class CopyPlanner {
    private final Statement.CopyIntoTable copy;
    private final Session session;
    private final ExecutionScope scope;
    private final CopyOptions options;

    CopyPlanner(Statement.CopyIntoTable copy, Session session, ExecutionScope scope) {
        this.copy = copy;
        this.session = session;
        this.scope = scope;
        this.options = CopyOptions.parse(copy.options(), session);
    }

    CopyPlan plan(Table table) {
        session.refuseDynamic(table);
        Query.@Nullable Select written = null;
        StageLocation location;
        Optional<FormatChoice> ownFormat = Optional.empty();
        CopyOptions effective = options;
        if (copy.source() instanceof CopySource.Transformation transformation) {
            if (options.validation().isPresent()) {
                throw Errors.compilation(
                        "001061", "22023", "VALIDATION_MODE does not take a COPY that transforms data with a SELECT.");
            }
            written = RecordQueries.transformation(transformation.query());
            StageQuery.Source source = StageQuery.Source.of(
                    (TableExpression.StageFiles) written.from().get(0), session);
            location = source.location();
            ownFormat = source.format();
            effective = source.pattern().map(options::withPattern).orElse(options);
        } else {
            location = location();
        }
        FormatChoice choice = options.format().orElse(ownFormat.orElse(location.format()));
        FormatSettings format = choice == null ? FormatSettings.CSV : choice.resolve(session);
        LoadTarget target = LoadTarget.of(table, copy.columns());
        Environment environment = session.environment(scope);
        FieldParsers parsers = parsers(format.values(), environment);
        return new CopyPlan(target, location, effective, format, parsers, records(target, format, written));
    }

    /** The plan for the table as it must be for these files; it is changed at once. */
    CopyPlan evolved(CopyPlan plan, List<StagedFile> files, SchemaEvolution.Cause cause) {
        return SchemaEvolution.isFor(plan, session)
                ? new SchemaEvolution(plan, session, scope, cause)
                        .evolve(files)
                        .map(this::plan)
                        .orElse(plan)
                : plan;
    }

    private StageLocation location() {
        StageResolver resolver = new StageResolver(session);
        return copy.source() instanceof CopySource.Location written
                ? resolver.resolve(written.url(), options.credentials().orElse(null))
                : resolver.resolve(((CopySource.Stage) copy.source()).stage());
    }

    private @Nullable RecordPlan records(LoadTarget target, FormatSettings format, Query.@Nullable Select written) {
        checkHeader(format);
        if (options.match() != MatchMode.NONE) {
            return matched(target, format, written);
        }
        if (written != null) {
            return plan(RecordShape.of(format), written, target, format);
        }
        if (format.isCsv()) {
            return null;
        }
        checkSingleColumn(target, format);
        return plan(RecordShape.of(format), RecordQueries.whole(), target, format);
    }

    private RecordPlan matched(LoadTarget target, FormatSettings format, Query.@Nullable Select written) {
        if (written != null || !copy.columns().isEmpty()) {
            throw Errors.compilation(
                    "001061",
                    "22023",
                    "MATCH_BY_COLUMN_NAME excludes a list of columns and a SELECT; give one of them.");
        }
        if (format.isCsv() && !format.csv().layout().parseHeader()) {
            throw Errors.compilation(
                    "001061", "22023", "MATCH_BY_COLUMN_NAME with CSV needs a file format with PARSE_HEADER = TRUE.");
        }
        boolean strict = format.isCsv() && format.csv().layout().errorOnColumnCountMismatch();
        FieldCells cells = new FieldCells(target, options.match(), texts(format.type()), format.isCsv(), strict);
        return plan(cells, RecordQueries.matched(target, options.metadata()), target, format);
    }

    private RecordPlan plan(RecordShape shape, Query.Select query, LoadTarget target, FormatSettings format) {
        Query.Select cut = options.truncate() ? RecordQueries.truncated(query, target.columns()) : query;
        return new RecordPlan(
                shape,
                cut,
                copy.source() instanceof CopySource.Transformation,
                new StagedRecords(session, scope.cancellation()),
                new CopyEnvironment(session.environment(scope), format.values()),
                scope.now());
    }

    private void checkHeader(FormatSettings format) {
        boolean header = format.isCsv() && format.csv().layout().parseHeader();
        if (header && options.match() == MatchMode.NONE) {
            throw Errors.unsupported("PARSE_HEADER without MATCH_BY_COLUMN_NAME");
        }
    }

    private static void checkSingleColumn(LoadTarget target, FormatSettings format) {
        SqlType first = target.types().get(0);
        if (target.size() != 1 || !(first.isSemiStructured() || first instanceof SqlType.Geospatial)) {
            throw Errors.compilation(
                    "002019",
                    "0A000",
                    format.type().name()
                            + " file format can produce one and only one column of type variant, object, or"
                            + " array. Load data into separate columns using the MATCH_BY_COLUMN_NAME copy option or copy"
                            + " with transformation.");
        }
    }

    private static FileType.Texts texts(FileType type) {
        if (type instanceof FileType.Json json) {
            return json.texts();
        } else if (type instanceof FileType.Parquet parquet) {
            return parquet.texts();
        } else if (type instanceof FileType.Avro avro) {
            return avro.texts();
        } else if (type instanceof FileType.Orc orc) {
            return orc.texts();
        }
        return new FileType.Texts(false, List.of());
    }

    /** AUTO in the format leaves it to the session. */
    private FieldParsers parsers(ValueFormats formats, Environment environment) {
        Environment with = new CopyEnvironment(environment, formats);
        ValueFormats effective = new ValueFormats(
                with.parameter("DATE_INPUT_FORMAT").orElse("AUTO"),
                with.parameter("TIME_INPUT_FORMAT").orElse("AUTO"),
                with.parameter("TIMESTAMP_INPUT_FORMAT").orElse("AUTO"),
                formats.binary());
        String century = environment.parameter("TWO_DIGIT_CENTURY_START").orElse("1970");
        if (!century.equals("1970")) {
            throw Errors.unsupported("COPY INTO with TWO_DIGIT_CENTURY_START = " + century);
        }
        LocalDate today = LocalDate.ofInstant(environment.now(), environment.timeZone());
        return new FieldParsers(effective, environment.timeZone(), today, options.truncate());
    }
}
