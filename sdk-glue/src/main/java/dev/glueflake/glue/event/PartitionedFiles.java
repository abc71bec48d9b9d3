package dev.glueflake.glue.event;

import dev.glueflake.core.S3Location;
import dev.glueflake.core.s3.S3File;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What became of an event file; there is a result only where all of it succeeded. It adds up:
 *
 * <pre>
 * lines = written + quarantined + blank
 * </pre>
 *
 * <p>Immutable and thread-safe.
 *
 * @param source the event file
 * @param etag its entity tag, which names the content that was read
 * @param lines all lines of the file
 * @param blank lines without any text, which were skipped
 * @param partitions the Avro files, in the order of their types
 * @param quarantine the file of the lines that could not be written, null without any
 * @param quarantinedByReason how many lines went there, by reason
 * @param droppedFields how many values of unknown fields were left out
 */
public record PartitionedFiles(
        S3Location source,
        String etag,
        long lines,
        long blank,
        List<Partition> partitions,
        @Nullable S3File quarantine,
        Map<String, Long> quarantinedByReason,
        long droppedFields) {

    /**
     * Makes a result.
     *
     * @param source the event file
     * @param etag its entity tag
     * @param lines all lines of the file
     * @param blank lines without any text
     * @param partitions the Avro files
     * @param quarantine the file of the lines that could not be written, null without any
     * @param quarantinedByReason how many lines went there, by reason
     * @param droppedFields how many values of unknown fields were left out
     * @throws IllegalArgumentException if the lines do not add up
     */
    public PartitionedFiles {
        partitions = List.copyOf(partitions);
        quarantinedByReason = Collections.unmodifiableMap(new TreeMap<>(quarantinedByReason));
        long out = blank + sum(quarantinedByReason);
        for (Partition partition : partitions) {
            out += partition.events();
        }
        if (out != lines) {
            throw new IllegalArgumentException(
                    "Of " + lines + " lines of " + source + " only " + out + " are accounted for.");
        }
    }

    /**
     * One Avro file.
     *
     * @param on the type of its events
     * @param events how many it holds
     * @param file as it stands in S3; the same source gives the same bytes
     */
    public record Partition(String on, long events, S3File file) {}

    /**
     * Returns how many events stand in the Avro files.
     *
     * @return the sum over the partitions
     */
    public long written() {
        return partitions.stream().mapToLong(Partition::events).sum();
    }

    /**
     * Returns how many lines could not be written.
     *
     * @return the sum over the reasons
     */
    public long quarantined() {
        return sum(quarantinedByReason);
    }

    private static long sum(Map<String, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }
}
