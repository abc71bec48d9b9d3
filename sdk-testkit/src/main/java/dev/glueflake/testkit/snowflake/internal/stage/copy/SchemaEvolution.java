package dev.glueflake.testkit.snowflake.internal.stage.copy;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.glueflake.testkit.snowflake.internal.catalog.Column;
import dev.glueflake.testkit.snowflake.internal.catalog.Table;
import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.error.SnowflakeException;
import dev.glueflake.testkit.snowflake.internal.session.ExecutionScope;
import dev.glueflake.testkit.snowflake.internal.session.Session;
import dev.glueflake.testkit.snowflake.internal.stage.file.StageFiles;
import dev.glueflake.testkit.snowflake.internal.stage.file.StagedFile;
import dev.glueflake.testkit.snowflake.internal.stage.infer.FileFields;
import dev.glueflake.testkit.snowflake.internal.stage.read.FieldType;
import dev.glueflake.testkit.snowflake.internal.stage.read.FileField;
import dev.glueflake.testkit.snowflake.internal.stage.read.RecordException;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * ENABLE_SCHEMA_EVOLUTION: before files are loaded by the names of their fields, the table gets a column for each field that it has none
 * for, and a column that a file has no field for takes NULL from then on. Files that cannot be read are left to the load.
 */
final class SchemaEvolution {
    private static final int MOST_COLUMNS = 100;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd HH:mm:ss.SSSSSSSSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final CopyPlan plan;
    private final Session session;
    private final ExecutionScope scope;
    private final Cause cause;
    private final Map<String, Added> added = new LinkedHashMap<>();
    private final Map<String, String> loosened = new LinkedHashMap<>();

    SchemaEvolution(CopyPlan plan, Session session, ExecutionScope scope, Cause cause) {
        this.plan = plan;
        this.session = session;
        this.scope = scope;
        this.cause = cause;
    }

    /**
     * What loads the files.
     *
     * @param mode as the record of a column has it
     * @param key of what is known of it
     */
    record Cause(String mode, String key, Function<StagedFile, String> id) {
        static Cause copy(String queryId) {
            return new Cause("COPY", "queryId", file -> queryId);
        }

        static Cause pipe(Function<StagedFile, String> id) {
            return new Cause("SNOWPIPE", "pipeId", id);
        }
    }

    /** A column to be, of a type that is null while only NULL was seen. */
    private record Added(@Nullable FieldType type, String record) {}

    static boolean isFor(CopyPlan plan, Session session) {
        boolean fixed = plan.format().isCsv() && plan.format().csv().layout().errorOnColumnCountMismatch();
        return plan.target().table().options().schemaEvolution()
                && plan.options().match() != MatchMode.NONE
                && !fixed
                && session.objects()
                        .authority()
                        .may("EVOLVE SCHEMA", plan.target().table());
    }

    /** The table as it is from now on; empty where nothing had to change. */
    Optional<Table> evolve(List<StagedFile> files) {
        FileFields reader = new FileFields(session, scope, plan.location().files(), plan.format(), Long.MAX_VALUE);
        for (StagedFile file : files) {
            read(reader, file);
        }
        if (added.size() > MOST_COLUMNS) {
            throw Errors.compilation(
                    "001061",
                    "22023",
                    "The files have " + added.size() + " fields that table '" + table().name()
                            + "' has no columns for; schema evolution adds at most " + MOST_COLUMNS + " in one load.");
        }
        return added.isEmpty() && loosened.isEmpty() ? Optional.empty() : Optional.of(changed());
    }

    private Table table() {
        return plan.target().table();
    }

    private void read(FileFields reader, StagedFile file) {
        try {
            compare(reader.of(file), file);
        } catch (RecordException unreadable) {
            return;
        } catch (SnowflakeException e) {
            if (!e.code().equals(StageFiles.MISSING)) {
                throw e;
            }
        }
    }

    private void compare(List<FileField> fields, StagedFile file) {
        for (FileField field : fields) {
            if (table().columns().stream().noneMatch(column -> isOf(column, field))) {
                add(field, file);
            }
        }
        for (Column column : table().columns()) {
            boolean filled = plan.options().metadata().containsKey(column.name())
                    || fields.stream().anyMatch(field -> isOf(column, field));
            if (!column.nullable() && !filled) {
                loosened.computeIfAbsent(column.name(), first -> record("DROP_NOT_NULL", file));
            }
        }
    }

    private boolean isOf(Column column, FileField field) {
        return plan.options().match().matches(column.name(), field.name());
    }

    private void add(FileField field, StagedFile file) {
        boolean exact = plan.options().match() == MatchMode.CASE_SENSITIVE;
        String name = exact ? field.name() : field.name().toUpperCase(Locale.ROOT);
        Added before = added.get(name);
        added.put(
                name,
                before == null
                        ? new Added(field.type(), record("ADD_COLUMN", file))
                        : new Added(FieldType.both(before.type(), field.type()), before.record()));
    }

    private String record(String type, StagedFile file) {
        return JSON.createObjectNode()
                .put("evolutionType", type)
                .put("evolutionMode", cause.mode())
                .put("fileName", plan.location().key(file.name()))
                .put("triggeringTime", TIME.format(scope.now()))
                .put(cause.key(), cause.id().apply(file))
                .toString();
    }

    private Table changed() {
        List<Column> columns = new ArrayList<>();
        for (Column column : table().columns()) {
            String record = loosened.get(column.name());
            columns.add(record == null ? column : column.withNullable(true).evolved(record));
        }
        int next = table().nextColumn();
        for (Map.Entry<String, Added> entry : added.entrySet()) {
            Added found = entry.getValue();
            Column column = new Column(
                            entry.getKey(),
                            "c" + next++,
                            FieldType.or(found.type(), plan.format().isCsv()).type(),
                            true,
                            null,
                            null,
                            "")
                    .evolved(found.record());
            session.account().engine().structure().addColumn(table(), column, null);
            columns.add(column);
        }
        Table changed = table().withColumns(columns, next);
        session.objects().replace(table(), changed);
        return changed;
    }
}
