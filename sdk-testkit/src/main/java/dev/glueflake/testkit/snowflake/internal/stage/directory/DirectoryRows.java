package dev.glueflake.testkit.snowflake.internal.stage.directory;

import dev.glueflake.testkit.snowflake.internal.engine.Snapshot;
import dev.glueflake.testkit.snowflake.internal.external.LiteralRows;
import dev.glueflake.testkit.snowflake.internal.session.Session;
import dev.glueflake.testkit.snowflake.internal.session.TableFunction;
import dev.glueflake.testkit.snowflake.internal.session.TableFunctionCall;
import dev.glueflake.testkit.snowflake.internal.sql.ast.ObjectName;
import dev.glueflake.testkit.snowflake.internal.sql.ast.StageReference;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.ObjectKind;
import dev.glueflake.testkit.snowflake.internal.sql.bind.Relation;
import dev.glueflake.testkit.snowflake.internal.sql.parse.SqlParser;
import dev.glueflake.testkit.snowflake.internal.stage.Stage;
import dev.glueflake.testkit.snowflake.internal.stage.file.StagedFile;
import dev.glueflake.testkit.snowflake.internal.type.SqlType;
import dev.glueflake.testkit.snowflake.internal.type.SqlTypes;
import java.math.BigDecimal;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code DIRECTORY(@stage)}: a row for each file that the stage's directory table knows. */
public final class DirectoryRows implements TableFunction {
    public static final String NAME = "DIRECTORY";

    @Override
    public Relation call(TableFunctionCall call) {
        if (call.values().size() != 1 || !(call.values().get(0).value() instanceof String written)) {
            throw call.invalid();
        }
        StageReference reference = SqlParser.parseStage(written);
        ObjectName name = reference.name();
        if (name == null || reference.kind() != StageReference.StageReferenceKind.NAMED) {
            throw call.invalid();
        }
        Stage stage = call.objects().require(ObjectKind.STAGE, Stage.class, name);
        call.objects().authority().require(stage.readPrivilege(), stage);
        LiteralRows rows = columns();
        for (StagedFile file : DirectoryRefresh.of(stage).files()) {
            rows.row(cells(file, stage, call.session()));
        }
        return rows.relation(NAME);
    }

    /** The files that came and went between two snapshots, as rows of a stream: with their action, without an id. */
    public static Relation.Stored changes(Stage stage, Session session, Snapshot from, Snapshot to) {
        DirectoryTable table = DirectoryRefresh.of(stage);
        Set<DirectoryTable.Known> then = new LinkedHashSet<>(table.at(from));
        Set<DirectoryTable.Known> now = new LinkedHashSet<>(table.at(to));
        LiteralRows rows = columns()
                .column("METADATA$ACTION", SqlTypes.VARCHAR)
                .column("METADATA$ISUPDATE", SqlTypes.BOOLEAN)
                .column("METADATA$ROW_ID", SqlTypes.VARCHAR);
        for (DirectoryTable.Known known : then) {
            if (!now.contains(known)) {
                rows.row(with(cells(known.file(), stage, session), "DELETE"));
            }
        }
        for (DirectoryTable.Known known : now) {
            if (!then.contains(known)) {
                rows.row(with(cells(known.file(), stage, session), "INSERT"));
            }
        }
        return rows.relation(stage.name().toString());
    }

    private static LiteralRows columns() {
        return new LiteralRows()
                .column("RELATIVE_PATH", SqlTypes.VARCHAR)
                .column("SIZE", SqlTypes.INTEGER)
                .column("LAST_MODIFIED", new SqlType.Timestamp(SqlType.Zone.TZ, 3))
                .column("MD5", SqlTypes.VARCHAR)
                .column("ETAG", SqlTypes.VARCHAR)
                .column("FILE_URL", SqlTypes.VARCHAR);
    }

    private static @Nullable Object[] cells(StagedFile file, Stage stage, Session session) {
        return new @Nullable Object[] {
            file.name(),
            BigDecimal.valueOf(file.size()),
            file.lastModified().truncatedTo(ChronoUnit.MILLIS).atOffset(ZoneOffset.UTC),
            file.md5(),
            file.etag(),
            FileFunctions.url(stage, session) + FileFunctions.encoded(file.name())
        };
    }

    private static @Nullable Object[] with(@Nullable Object[] cells, String action) {
        @Nullable Object[] row = Arrays.copyOf(cells, cells.length + 3);
        row[cells.length] = action;
        row[cells.length + 1] = false;
        return row;
    }
}
