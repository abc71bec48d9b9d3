package dev.glueflake.glue.sync;

import dev.glueflake.core.Redaction;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.glue.model.StorageDescriptor;
import software.amazon.awssdk.services.glue.model.Table;

/** The free-form parameters of a table and of its SerDe; where both may hold one, the SerDe's counts. */
final class TableParameters {
    private static final Map<String, String> COMPRESSIONS = Map.of(
            "",
            "AUTO",
            "none",
            "NONE",
            "uncompressed",
            "NONE",
            "gzip",
            "GZIP",
            "gz",
            "GZIP",
            "bzip2",
            "BZ2",
            "bz2",
            "BZ2",
            "zstd",
            "ZSTD",
            "deflate",
            "DEFLATE");

    private final Map<String, String> table;
    private final Map<String, String> serde;
    private final boolean hasSerde;

    TableParameters(Table table, StorageDescriptor storage) {
        this.table = table.parameters();
        this.serde =
                storage.serdeInfo() == null ? Map.of() : storage.serdeInfo().parameters();
        this.hasSerde = storage.serdeInfo() != null
                && !TableKinds.blank(storage.serdeInfo().serializationLibrary());
    }

    boolean hasSerde() {
        return hasSerde;
    }

    @Nullable
    String serde(String name) {
        return serde.get(name);
    }

    String serde(String name, String otherwise) {
        return serde.getOrDefault(name, otherwise);
    }

    String table(String name, String otherwise) {
        return table.getOrDefault(name, otherwise);
    }

    /** From the SerDe, else from the table, else empty. */
    String either(String name) {
        return serde.getOrDefault(name, table.getOrDefault(name, ""));
    }

    Map<String, String> serde() {
        return serde;
    }

    int headerLines() {
        return lines("skip.header.line.count");
    }

    int footerLines() {
        return lines("skip.footer.line.count");
    }

    /** The COMPRESSION of text files. */
    String compression() {
        String type = either("compressionType").strip().toLowerCase(Locale.ROOT);
        String option = COMPRESSIONS.get(type);
        if (option == null) {
            throw new NotMappable(
                    SkipReason.UNSUPPORTED_COMPRESSION,
                    "Snowflake reads no text compressed by \"" + Redaction.value(type) + "\"");
        }
        return option;
    }

    private int lines(String name) {
        String text = either(name).strip();
        if (text.isEmpty()) {
            return 0;
        }
        boolean digits = text.length() <= 9 && text.chars().allMatch(c -> c >= '0' && c <= '9');
        if (!digits) {
            throw new NotMappable(
                    SkipReason.UNSUPPORTED_FORMAT,
                    name + " is \"" + Redaction.value(text) + "\", which is no number of lines");
        }
        return Integer.parseInt(text);
    }

    static List<String> split(String list) {
        return List.of(list.split("\\s*,\\s*"));
    }
}
