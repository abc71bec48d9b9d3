package dev.glueflake.glue.sync;

import dev.glueflake.core.Redaction;
import dev.glueflake.glue.internal.sync.HiveTypeException;
import dev.glueflake.glue.internal.sync.HiveTypeParser;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.glue.model.Column;

/** The columns of one table: those of the files, then those of the path. */
final class TableColumns {
    private static final String SCALE = "snowflake.timestamp.scale";
    private static final Set<String> SCALES = Set.of("0", "3", "6", "9");

    private final FileKind kind;
    private final TableParameters parameters;
    private final SourceKeys keys;
    private final boolean ignoreKeyCase;
    private final ColumnNames names;
    private final List<String> warnings;

    TableColumns(FileKind kind, TableParameters parameters, boolean ignoreKeyCase, List<String> warnings) {
        this.kind = kind;
        this.parameters = parameters;
        this.keys = SourceKeys.of(parameters);
        this.ignoreKeyCase = ignoreKeyCase;
        this.names = new ColumnNames(warnings);
        this.warnings = warnings;
    }

    /** A column that is a partition key too, as crawlers leave them, is only that; in text it keeps its position. */
    List<ExternalTable.Column> data(List<Column> columns, List<Column> partitionKeys) {
        Set<String> inPath = new HashSet<>();
        partitionKeys.forEach(key -> inPath.add(name(key).toUpperCase(Locale.ROOT)));
        List<ExternalTable.Column> result = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            if (!inPath.contains(name(columns.get(i)).toUpperCase(Locale.ROOT))) {
                result.add(data(columns.get(i), i + 1));
            }
        }
        return result;
    }

    /** {@code depth} is the number of segments in the table's location. */
    List<ExternalTable.Column> partitions(List<Column> partitionKeys, int depth) {
        List<ExternalTable.Column> result = new ArrayList<>();
        for (Column key : partitionKeys) {
            ColumnType type = type(key);
            int segment = depth + 1 + result.size();
            result.add(PartitionExpressions.column(names.take(name(key)), name(key), type, segment));
        }
        return result;
    }

    private ExternalTable.Column data(Column column, int position) {
        ColumnType type = type(column);
        SourceKey key = checked(keys.key(name(column)), column);
        Integer scale = scale(column, key);
        if (kind.format() == ExternalTable.Format.CSV) {
            return ColumnExpressions.positional(names.take(name(column)), kind, position, type, scale);
        }
        String path = ColumnExpressions.path(key.key(), ignoreKeyCase);
        return ColumnExpressions.keyed(names.take(name(column)), kind, path, type, scale);
    }

    private static SourceKey checked(SourceKey key, Column column) {
        if (key.key().indexOf('\0') >= 0 || !StandardCharsets.UTF_8.newEncoder().canEncode(key.key())) {
            throw new NotMappable(
                    SkipReason.BAD_NAME,
                    "the key of column \"" + Redaction.value(name(column))
                            + "\" in the files holds a character that SQL" + " cannot");
        }
        return key;
    }

    private ColumnType type(Column column) {
        String text = TableKinds.text(column.type());
        try {
            return ColumnType.of(HiveTypeParser.parse(text));
        } catch (HiveTypeException e) {
            warnings.add("the type of column \"" + Redaction.value(name(column))
                    + "\" cannot be read, so the column is "
                    + (kind.format() == ExternalTable.Format.CSV ? "VARCHAR" : "VARIANT") + ": " + e.getMessage());
            return ColumnType.NESTED;
        }
    }

    private @Nullable Integer scale(Column column, SourceKey key) {
        String set = column.parameters().getOrDefault(SCALE, parameters.table(SCALE, ""));
        if (!set.isEmpty() && !SCALES.contains(set)) {
            warnings.add(SCALE + " of column \"" + Redaction.value(name(column)) + "\" is \"" + Redaction.value(set)
                    + "\"; it is 0, 3, 6 or 9, so it is not used");
            return key.scale();
        }
        return set.isEmpty() ? key.scale() : Integer.valueOf(set);
    }

    private static String name(Column column) {
        return TableKinds.text(column.name());
    }
}
