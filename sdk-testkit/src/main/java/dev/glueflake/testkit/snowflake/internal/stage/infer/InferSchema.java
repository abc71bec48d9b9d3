package dev.glueflake.testkit.snowflake.internal.stage.infer;

import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.session.ExecutionScope;
import dev.glueflake.testkit.snowflake.internal.session.Session;
import dev.glueflake.testkit.snowflake.internal.session.TableFunctionCall;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Option.OptionValue;
import dev.glueflake.testkit.snowflake.internal.sql.ast.StageReference;
import dev.glueflake.testkit.snowflake.internal.sql.bind.Relation;
import dev.glueflake.testkit.snowflake.internal.sql.parse.SqlParser;
import dev.glueflake.testkit.snowflake.internal.stage.FormatChoice;
import dev.glueflake.testkit.snowflake.internal.stage.StageLocation;
import dev.glueflake.testkit.snowflake.internal.stage.StageResolver;
import dev.glueflake.testkit.snowflake.internal.stage.file.StageFiles;
import dev.glueflake.testkit.snowflake.internal.stage.file.StagedFile;
import dev.glueflake.testkit.snowflake.internal.stage.format.FormatSettings;
import dev.glueflake.testkit.snowflake.internal.stage.query.StatementRows;
import dev.glueflake.testkit.snowflake.internal.stage.read.FileField;
import dev.glueflake.testkit.snowflake.internal.stage.read.RecordException;
import dev.glueflake.testkit.snowflake.internal.type.SqlType;
import dev.glueflake.testkit.snowflake.internal.type.SqlTypes;
import java.util.List;

/** The table function INFER_SCHEMA. */
public final class InferSchema {
    public static final String NAME = "INFER_SCHEMA";

    private static final List<StatementRows.Column> COLUMNS = List.of(
            new StatementRows.Column("COLUMN_NAME", SqlTypes.VARCHAR),
            new StatementRows.Column("TYPE", SqlTypes.VARCHAR),
            new StatementRows.Column("NULLABLE", SqlTypes.BOOLEAN),
            new StatementRows.Column("EXPRESSION", SqlTypes.VARCHAR),
            new StatementRows.Column("FILENAMES", SqlTypes.VARCHAR),
            new StatementRows.Column("ORDER_ID", new SqlType.Numeric(38, 0)));

    private final Session session;
    private final ExecutionScope scope;

    public InferSchema(Session session, ExecutionScope scope) {
        this.session = session;
        this.scope = scope;
    }

    /** Reads the files now. */
    public Relation relation(TableFunctionCall call) {
        InferArguments arguments = InferArguments.of(call);
        StageReference stage = SqlParser.parseStage(arguments.location());
        if (stage.kind() == StageReference.StageReferenceKind.TABLE) {
            throw Errors.compilation(
                    "001008", "22023", "INFER_SCHEMA reads named stages and the user's, not the stage of a table.");
        }
        StageLocation location = new StageResolver(session).resolve(stage);
        FormatSettings format = FormatChoice.of(new OptionValue.Text(arguments.format()), session)
                .resolve(session);
        FileFields reader = new FileFields(session, scope, location.files(), format, arguments.records());
        InferredColumns columns = new InferredColumns(arguments.ignoreCase(), format.isCsv());
        files(location, arguments).stream()
                .limit(arguments.fileCount())
                .forEach(file -> add(columns, reader, location, file));
        return StatementRows.of(session.account()).relation(NAME, COLUMNS, columns.rows(), scope);
    }

    private static List<StagedFile> files(StageLocation location, InferArguments arguments) {
        if (arguments.files().isEmpty()) {
            return location.files().list(location.path());
        }
        return arguments.files().stream()
                .map(location::named)
                .map(name -> location.files().find(name).orElseThrow(() -> StageFiles.missing(location.shown(name))))
                .toList();
    }

    private static void add(InferredColumns columns, FileFields reader, StageLocation location, StagedFile file) {
        try {
            int position = 0;
            for (FileField field : reader.of(file)) {
                columns.add(field, ++position, location.key(file.name()));
            }
        } catch (RecordException e) {
            throw e.failed(location.shown(file.name()));
        }
    }
}
