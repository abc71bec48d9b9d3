package dev.glueflake.testkit.snowflake.internal.pipe;

import dev.glueflake.testkit.snowflake.internal.catalog.Database;
import dev.glueflake.testkit.snowflake.internal.catalog.QualifiedName;
import dev.glueflake.testkit.snowflake.internal.catalog.Schema;
import dev.glueflake.testkit.snowflake.internal.catalog.Table;
import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.external.LiteralRows;
import dev.glueflake.testkit.snowflake.internal.session.NamedValues;
import dev.glueflake.testkit.snowflake.internal.session.Session;
import dev.glueflake.testkit.snowflake.internal.session.SessionObjects;
import dev.glueflake.testkit.snowflake.internal.session.TableFunctionCall;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.ObjectKind;
import dev.glueflake.testkit.snowflake.internal.sql.bind.Relation;
import dev.glueflake.testkit.snowflake.internal.sql.parse.SqlParser;
import dev.glueflake.testkit.snowflake.internal.stage.copy.LoadError;
import dev.glueflake.testkit.snowflake.internal.stage.copy.LoadHistory;
import dev.glueflake.testkit.snowflake.internal.stage.copy.LoadRecord;
import dev.glueflake.testkit.snowflake.internal.type.SqlTypes;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The table function COPY_HISTORY and the views LOAD_HISTORY and COPY_HISTORY: what COPY and pipes have done with files. */
public final class CopyHistory {
    public static final String NAME = "COPY_HISTORY";

    private static final Duration REACH = Duration.ofDays(14);
    private static final int MOST_OF_VIEW = 10_000;

    private final Session session;
    private final Map<String, Pipe> pipes;
    private final LiteralRows rows = new LiteralRows();

    private CopyHistory(Session session) {
        this.session = session;
        this.pipes = PipeBoard.pipes(session.account()).stream().collect(Collectors.toMap(Pipe::id, pipe -> pipe));
    }

    public static Relation rows(TableFunctionCall call) {
        NamedValues arguments = call.arguments("TABLE_NAME", "START_TIME", "END_TIME", "PIPE_NAME");
        Instant now = call.scope().now();
        Instant from = arguments
                .time("START_TIME")
                .orElseThrow(() ->
                        Errors.compilation("000938", "22023", "not enough arguments for function [" + NAME + "]"));
        if (from.isBefore(now.minus(REACH))) {
            throw Errors.compilation("001044", "22023", "Cannot retrieve data from more than 14 days ago");
        }
        Instant to = arguments.time("END_TIME").orElse(now);
        Table table = call.session()
                .objects()
                .require(ObjectKind.TABLE, Table.class, SqlParser.parseName(arguments.requiredText("TABLE_NAME")));
        Optional<Pipe> pipe = arguments
                .text("PIPE_NAME")
                .map(name -> call.session().objects().require(ObjectKind.PIPE, Pipe.class, SqlParser.parseName(name)));
        return new CopyHistory(call.session()).function(table, from.truncatedTo(ChronoUnit.MICROS), to, pipe);
    }

    private Relation function(Table table, Instant from, Instant to, Optional<Pipe> pipe) {
        columns();
        for (LoadRecord record : records(table)) {
            boolean wanted = pipe.isEmpty() || pipe.get().equals(pipe(record));
            if (wanted && !record.time().isBefore(from) && !record.time().isAfter(to)) {
                rows.row(cells(table, record).toArray());
            }
        }
        return rows.relation(NAME);
    }

    /** SNOWFLAKE.ACCOUNT_USAGE.COPY_HISTORY without the numbers of tables, schemas and databases. */
    public static Relation view(String name, Session session, SessionObjects objects, List<Database> databases) {
        CopyHistory history = new CopyHistory(session);
        history.columns();
        tables(objects, databases).forEach(table -> history.records(table)
                .forEach(record -> history.rows.row(history.cells(table, record).toArray())));
        return history.rows.relation(name);
    }

    /** LOAD_HISTORY of a database's INFORMATION_SCHEMA or of ACCOUNT_USAGE: what COPY did. */
    public static Relation loads(String name, Session session, SessionObjects objects, List<Database> databases) {
        CopyHistory history = new CopyHistory(session);
        LiteralRows rows = history.rows
                .column("SCHEMA_NAME", SqlTypes.VARCHAR)
                .column("FILE_NAME", SqlTypes.VARCHAR)
                .column("TABLE_NAME", SqlTypes.VARCHAR);
        rows.column("LAST_LOAD_TIME", SqlTypes.TIMESTAMP_LTZ)
                .column("STATUS", SqlTypes.VARCHAR)
                .column("ROW_COUNT", SqlTypes.INTEGER)
                .column("ROW_PARSED", SqlTypes.INTEGER)
                .column("FIRST_ERROR_MESSAGE", SqlTypes.VARCHAR)
                .column("FIRST_ERROR_LINE_NUMBER", SqlTypes.INTEGER)
                .column("FIRST_ERROR_CHARACTER_POSITION", SqlTypes.INTEGER)
                .column("FIRST_ERROR_COL_NAME", SqlTypes.VARCHAR)
                .column("ERROR_COUNT", SqlTypes.INTEGER)
                .column("ERROR_LIMIT", SqlTypes.INTEGER);
        boolean ofAccount = name.contains("ACCOUNT_USAGE");
        if (ofAccount) {
            rows.column("CATALOG_NAME", SqlTypes.VARCHAR);
        }
        Instant since = session.account().now().minus(REACH);
        List<List<@Nullable Object>> found = new ArrayList<>();
        for (Table table : tables(objects, databases)) {
            LoadHistory.of(session.account()).records(table).stream()
                    .filter(record -> record.pipe() == null && !record.time().isBefore(since))
                    .forEach(record -> {
                        List<@Nullable Object> row = load(table, record);
                        if (ofAccount) {
                            row.add(table.name().database());
                        }
                        found.add(row);
                    });
        }
        found.stream().skip(Math.max(0, found.size() - MOST_OF_VIEW)).forEach(row -> rows.row(row.toArray()));
        return rows.relation(name);
    }

    private static List<@Nullable Object> load(Table table, LoadRecord record) {
        LoadError error = record.outcome().firstError();
        List<@Nullable Object> cells = new ArrayList<>();
        cells.add(table.name().schema());
        cells.add(record.stage() + record.file());
        cells.add(table.name().name());
        cells.add(record.time());
        cells.add(record.outcome().status().name().replace('_', ' '));
        cells.add(number(record.outcome().rowsLoaded()));
        cells.add(number(record.outcome().rowsParsed()));
        cells.addAll(error(error));
        cells.add(number(record.outcome().errorsSeen()));
        cells.add(number(record.outcome().errorLimit()));
        return cells;
    }

    private void columns() {
        rows.column("FILE_NAME", SqlTypes.VARCHAR)
                .column("STAGE_LOCATION", SqlTypes.VARCHAR)
                .column("LAST_LOAD_TIME", SqlTypes.TIMESTAMP_LTZ)
                .column("ROW_COUNT", SqlTypes.INTEGER)
                .column("ROW_PARSED", SqlTypes.INTEGER)
                .column("FILE_SIZE", SqlTypes.INTEGER)
                .column("FIRST_ERROR_MESSAGE", SqlTypes.VARCHAR)
                .column("FIRST_ERROR_LINE_NUMBER", SqlTypes.INTEGER)
                .column("FIRST_ERROR_CHARACTER_POS", SqlTypes.INTEGER)
                .column("FIRST_ERROR_COLUMN_NAME", SqlTypes.VARCHAR)
                .column("ERROR_COUNT", SqlTypes.INTEGER)
                .column("ERROR_LIMIT", SqlTypes.INTEGER)
                .column("STATUS", SqlTypes.VARCHAR)
                .column("TABLE_CATALOG_NAME", SqlTypes.VARCHAR)
                .column("TABLE_SCHEMA_NAME", SqlTypes.VARCHAR)
                .column("TABLE_NAME", SqlTypes.VARCHAR)
                .column("PIPE_CATALOG_NAME", SqlTypes.VARCHAR)
                .column("PIPE_SCHEMA_NAME", SqlTypes.VARCHAR)
                .column("PIPE_NAME", SqlTypes.VARCHAR)
                .column("PIPE_RECEIVED_TIME", SqlTypes.TIMESTAMP_LTZ)
                .column("BYTES_BILLED", SqlTypes.INTEGER);
    }

    private List<@Nullable Object> cells(Table table, LoadRecord record) {
        QualifiedName pipe = Optional.ofNullable(pipe(record)).map(Pipe::name).orElse(null);
        LoadRecord.Origin origin = record.pipe();
        List<@Nullable Object> cells = new ArrayList<>();
        cells.add(record.file());
        cells.add(record.stage());
        cells.add(record.time());
        cells.add(number(record.outcome().rowsLoaded()));
        cells.add(number(record.outcome().rowsParsed()));
        cells.add(number(record.size()));
        cells.addAll(error(record.outcome().firstError()));
        cells.add(number(record.outcome().errorsSeen()));
        cells.add(number(record.outcome().errorLimit()));
        cells.add(words(record));
        cells.add(table.name().database());
        cells.add(table.name().schema());
        cells.add(table.name().name());
        cells.add(pipe == null ? null : pipe.database());
        cells.add(pipe == null ? null : pipe.schema());
        cells.add(pipe == null ? null : pipe.name());
        cells.add(origin == null ? null : origin.received().truncatedTo(ChronoUnit.MICROS));
        cells.add(origin == null ? null : number(record.size()));
        return cells;
    }

    private static String words(LoadRecord record) {
        String status = record.outcome().status().name().replace('_', ' ');
        return status.charAt(0) + status.substring(1).toLowerCase(Locale.ROOT);
    }

    private static List<@Nullable Object> error(@Nullable LoadError error) {
        List<@Nullable Object> cells = new ArrayList<>();
        cells.add(error == null ? null : error.message());
        cells.add(error == null ? null : number(error.at().line()));
        cells.add(error == null ? null : number(error.at().character()));
        cells.add(error == null ? null : error.column());
        return cells;
    }

    private static BigDecimal number(long value) {
        return BigDecimal.valueOf(value);
    }

    /** Those of pipes that stand, and of COPY. */
    private List<LoadRecord> records(Table table) {
        return LoadHistory.of(session.account()).records(table).stream()
                .filter(record -> record.pipe() == null || pipe(record) != null)
                .toList();
    }

    private @Nullable Pipe pipe(LoadRecord record) {
        LoadRecord.Origin origin = record.pipe();
        return origin == null ? null : pipes.get(origin.pipeId());
    }

    private static List<Table> tables(SessionObjects objects, List<Database> databases) {
        List<Table> tables = new ArrayList<>();
        for (Database database : databases) {
            for (Schema schema : database.schemas()) {
                objects.list(ObjectKind.TABLE, schema).forEach(object -> {
                    if (object instanceof Table table) {
                        tables.add(table);
                    }
                });
            }
        }
        return tables;
    }
}
