package dev.glueflake.testkit.aws.internal.glue.discover;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What one file looks like.
 *
 * @param classification csv, json, parquet, avro, orc or UNKNOWN
 * @param traits what else a table over such files must say, by the names that {@code TableShape} reads
 * @param compression of the file as a whole: none, gzip or zstd
 * @param records how many there are, in a text at least as far as it was read
 */
record FileSchema(
        String classification, List<Column> columns, Map<String, String> traits, String compression, long records) {
    /** Folders with at least this share of columns in common are one table. */
    private static final double SIMILAR = 0.7;

    static FileSchema unknown(String compression) {
        return new FileSchema("UNKNOWN", List.of(), Map.of(), compression, 0);
    }

    FileSchema compressed(String how) {
        return new FileSchema(classification, columns, traits, how, records);
    }

    boolean resembles(FileSchema other) {
        if (!classification.equals(other.classification) || !compression.equals(other.compression)) {
            return false;
        }
        Set<String> union = names();
        union.addAll(other.names());
        Set<String> common = names();
        common.retainAll(other.names());
        return common.size() >= SIMILAR * union.size();
    }

    private Set<String> names() {
        Set<String> names = new LinkedHashSet<>();
        columns.forEach(column -> names.add(column.name()));
        return names;
    }
}
