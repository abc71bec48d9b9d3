package dev.glueflake.glue.sync;

import dev.glueflake.core.Redaction;
import dev.glueflake.core.S3Location;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import software.amazon.awssdk.services.glue.model.Column;
import software.amazon.awssdk.services.glue.model.Partition;
import software.amazon.awssdk.services.glue.model.Table;

/**
 * Checks some of a table's partitions against the expressions: each must lie below the table, one segment per key, and the
 * segment must be the value.
 */
final class PartitionLayout {
    private final S3Location root;
    private final List<String> keys;
    private boolean encoded;

    private PartitionLayout(S3Location root, List<String> keys) {
        this.root = root;
        this.keys = keys;
    }

    /** Returns a warning, when values are percent-encoded in the path. */
    static Optional<String> check(Table table, List<Partition> partitions) {
        S3Location root = S3Location.parse(
                        S3Urls.normalised(table.storageDescriptor().location()))
                .asPrefix();
        PartitionLayout layout = new PartitionLayout(
                root, table.partitionKeys().stream().map(Column::name).toList());
        partitions.forEach(layout::check);
        return layout.encoded
                ? Optional.of(
                        "partition values are percent-encoded in the path; the columns show them as they stand there")
                : Optional.empty();
    }

    private void check(Partition partition) {
        String location = partition.storageDescriptor() == null
                ? ""
                : TableKinds.text(partition.storageDescriptor().location());
        if (location.isEmpty()) {
            return;
        }
        List<String> segments = below(location);
        boolean fits = segments.size() == keys.size() && partition.values().size() == keys.size();
        for (int i = 0; fits && i < segments.size(); i++) {
            fits = holds(segments.get(i), keys.get(i), partition.values().get(i));
        }
        if (!fits) {
            throw new NotMappable(
                    SkipReason.PARTITION_ELSEWHERE,
                    "the partition " + Redaction.value(partition.values().toString()) + " lies at "
                            + Redaction.value(location) + ", not one segment per partition column below " + root);
        }
    }

    private List<String> below(String location) {
        String url = S3Urls.normalised(location);
        String base = root.toString();
        String full = url.endsWith("/") ? url : url + "/";
        if (!full.startsWith(base)) {
            return List.of();
        }
        List<String> segments =
                new ArrayList<>(List.of(full.substring(base.length()).split("/", -1)));
        segments.remove(segments.size() - 1);
        return segments;
    }

    private boolean holds(String segment, String key, String value) {
        String prefix = key.toLowerCase(Locale.ROOT) + "=";
        String raw = segment.toLowerCase(Locale.ROOT).startsWith(prefix) ? segment.substring(prefix.length()) : segment;
        if (raw.equals(value)) {
            return true;
        }
        encoded |= decoded(raw).equals(value);
        return decoded(raw).equals(value);
    }

    /** Hive writes bytes that a path should not hold as {@code %} and two hexadecimal digits. */
    private static String decoded(String raw) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < raw.length(); i++) {
            boolean escape = raw.startsWith("%", i)
                    && i + 2 < raw.length()
                    && raw.substring(i + 1, i + 3).matches("[0-9A-Fa-f]{2}");
            text.append(escape ? (char) Integer.parseInt(raw.substring(i + 1, i + 3), 16) : raw.charAt(i));
            i += escape ? 2 : 0;
        }
        return text.toString();
    }
}
