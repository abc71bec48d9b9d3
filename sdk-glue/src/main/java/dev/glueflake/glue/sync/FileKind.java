package dev.glueflake.glue.sync;

import static dev.glueflake.glue.sync.TableKinds.blank;
import static dev.glueflake.glue.sync.TableKinds.text;

import dev.glueflake.core.Redaction;
import dev.glueflake.glue.sync.ExternalTable.Format;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.glue.model.StorageDescriptor;
import software.amazon.awssdk.services.glue.model.Table;

/** How a table's files are written, told by SerDe first, input format second, {@code classification} third. */
enum FileKind {
    /** LazySimpleSerDe: delimiter and escape, no quotes. */
    LAZY_CSV(Format.CSV),
    /** OpenCSVSerde: quotes. */
    OPEN_CSV(Format.CSV),
    /** MultiDelimitSerDe. */
    MULTI_CSV(Format.CSV),
    JSON(Format.JSON),
    PARQUET(Format.PARQUET),
    ORC(Format.ORC),
    AVRO(Format.AVRO);

    private static final Map<String, FileKind> SERDES = Map.ofEntries(
            Map.entry("org.apache.hadoop.hive.serde2.lazy.LazySimpleSerDe", LAZY_CSV),
            Map.entry("org.apache.hadoop.hive.serde2.OpenCSVSerde", OPEN_CSV),
            Map.entry("org.apache.hadoop.hive.serde2.MultiDelimitSerDe", MULTI_CSV),
            Map.entry("org.apache.hadoop.hive.contrib.serde2.MultiDelimitSerDe", MULTI_CSV),
            Map.entry("org.apache.hadoop.hive.serde2.JsonSerDe", JSON),
            Map.entry("org.apache.hive.hcatalog.data.JsonSerDe", JSON),
            Map.entry("org.openx.data.jsonserde.JsonSerDe", JSON),
            Map.entry("org.apache.hadoop.hive.ql.io.parquet.serde.ParquetHiveSerDe", PARQUET),
            Map.entry("parquet.hive.serde.ParquetHiveSerDe", PARQUET),
            Map.entry("org.apache.hadoop.hive.ql.io.orc.OrcSerde", ORC),
            Map.entry("org.apache.hadoop.hive.serde2.avro.AvroSerDe", AVRO));

    private static final String TEXT_INPUT = "org.apache.hadoop.mapred.TextInputFormat";
    private static final Map<String, FileKind> INPUTS = Map.of(
            "org.apache.hadoop.hive.ql.io.parquet.MapredParquetInputFormat", PARQUET,
            "parquet.hive.DeprecatedParquetInputFormat", PARQUET,
            "org.apache.hadoop.hive.ql.io.orc.OrcInputFormat", ORC,
            "org.apache.hadoop.hive.ql.io.avro.AvroContainerInputFormat", AVRO);

    private static final Map<String, FileKind> CLASSIFICATIONS =
            Map.of("csv", LAZY_CSV, "json", JSON, "parquet", PARQUET, "orc", ORC, "avro", AVRO);

    private final Format format;

    FileKind(Format format) {
        this.format = format;
    }

    static FileKind of(Table table, StorageDescriptor storage) {
        String serde =
                storage.serdeInfo() == null ? "" : text(storage.serdeInfo().serializationLibrary());
        String input = text(storage.inputFormat());
        FileKind kind = blank(serde) ? withoutSerde(table, input) : SERDES.get(serde.strip());
        if (kind == null) {
            throw new NotMappable(SkipReason.UNSUPPORTED_FORMAT, what("the SerDe " + serde));
        }
        if (kind.isText() && !blank(input) && !input.equals(TEXT_INPUT)) {
            throw new NotMappable(
                    SkipReason.UNSUPPORTED_FORMAT, what("the input format " + input + " of a text table"));
        }
        return kind;
    }

    Format format() {
        return format;
    }

    private boolean isText() {
        return format == Format.CSV || format == Format.JSON;
    }

    private static @Nullable FileKind withoutSerde(Table table, String input) {
        if (INPUTS.containsKey(input)) {
            return INPUTS.get(input);
        }
        String classification = text(table.parameters().get("classification"));
        FileKind kind = CLASSIFICATIONS.get(classification.strip().toLowerCase(Locale.ROOT));
        boolean known = blank(input) || input.equals(TEXT_INPUT);
        if (!known || (kind == null && !blank(classification)) || (kind == null && blank(input))) {
            throw new NotMappable(
                    SkipReason.UNSUPPORTED_FORMAT,
                    what("no SerDe, the input format \"" + input + "\" and the classification \"" + classification
                            + "\""));
        }
        return kind == null ? LAZY_CSV : kind;
    }

    private static String what(String found) {
        return "no Snowflake file format reads " + Redaction.value(found);
    }
}
