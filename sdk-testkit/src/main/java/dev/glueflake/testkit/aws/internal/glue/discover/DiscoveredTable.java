package dev.glueflake.testkit.aws.internal.glue.discover;

import java.util.List;
import java.util.Map;

/**
 * A table that a crawl has found.
 *
 * @param folder the name of its folder as it is on S3
 * @param location with a slash at its end
 * @param keys the partition columns
 * @param traits see {@link FileSchema#traits()}
 */
public record DiscoveredTable(
        String folder,
        String location,
        String classification,
        String compression,
        List<Column> columns,
        List<Column> keys,
        List<Partition> partitions,
        Map<String, String> traits,
        Size size) {

    /** A partition: its values in the order of the keys, and where it lies. */
    public record Partition(List<String> values, String location, Size size) {}

    /** How much data there is. */
    public record Size(long files, long bytes, long records) {}
}
