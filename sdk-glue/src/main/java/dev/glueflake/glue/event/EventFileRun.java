package dev.glueflake.glue.event;

import dev.glueflake.core.progress.ProgressEvent;
import dev.glueflake.core.progress.ProgressListener;
import dev.glueflake.core.progress.ProgressUnit;
import dev.glueflake.core.s3.S3File;
import dev.glueflake.glue.internal.event.BadLine;
import dev.glueflake.glue.internal.event.Content;
import dev.glueflake.glue.internal.event.EncodingRules;
import dev.glueflake.glue.internal.event.EventReader;
import dev.glueflake.glue.internal.event.LineReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.s3.S3Client;

/** Carries one plan out: line by line into the partitions and the quarantine, then all of them become visible. */
final class EventFileRun {
    private static final Logger LOG = LoggerFactory.getLogger(EventFileRun.class);
    private static final int LINES_PER_REPORT = 10_000;

    private final EventFilePlan plan;
    private final S3Client s3;
    private final EventSource source;
    private final ProgressListener listener;
    private final EventReader reader;
    private final EncodingRules rules;
    /** In the order of their types, so that repetitions do the same in the same order. */
    private final Map<String, AvroPartition> partitions = new TreeMap<>();

    private @Nullable AvroPartition last;
    private ProgressEvent progress;
    private long lines;
    private long blank;

    EventFileRun(EventFilePlan plan, S3Client s3, EventSource source, ProgressListener listener) {
        this.plan = plan;
        this.s3 = s3;
        this.source = source;
        this.listener = listener;
        this.rules = plan.settings().encodingRules();
        this.reader = new EventReader(rules.unknownFields());
        this.progress = ProgressEvent.start("events " + plan.source().fileName(), "split", ProgressUnit.ROWS);
    }

    PartitionedFiles run() {
        try (Quarantine quarantine = new Quarantine(s3, plan)) {
            listener.onProgress(progress);
            split(quarantine);
            PartitionedFiles result = publish(quarantine);
            listener.onProgress(progress.withDone(lines).finished());
            LOG.info(
                    "Split {}: {} lines, {} written, {} quarantined, {} blank",
                    plan.source(),
                    result.lines(),
                    result.written(),
                    result.quarantined(),
                    result.blank());
            return result;
        } catch (RuntimeException failure) {
            listener.onProgress(progress.withDone(lines).failed(String.valueOf(failure.getMessage())));
            throw failure;
        } finally {
            closeAll();
        }
    }

    private void split(Quarantine quarantine) {
        EventFileSettings settings = plan.settings();
        try (InputStream raw = source.open(plan);
                InputStream text = Content.open(
                        raw,
                        plan.bytes(),
                        settings.maxFileBytes(),
                        plan.source().toString())) {
            LineReader line = new LineReader(text, settings.maxLineBytes());
            while (line.next()) {
                take(line, quarantine);
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private void take(LineReader line, Quarantine quarantine) {
        lines++;
        if (lines % LINES_PER_REPORT == 0) {
            progress = progress.withDone(lines);
            listener.onProgress(progress);
        }
        if (!line.isTooLong() && line.isBlank()) {
            blank++;
            return;
        }
        try {
            append(line);
        } catch (BadLine why) {
            quarantine.add(line, why);
        }
    }

    private void append(LineReader line) throws BadLine {
        if (line.isTooLong()) {
            throw new BadLine(
                    BadLine.Reason.LINE_TOO_LONG,
                    "the line has " + line.fullLength() + " bytes, more than "
                            + plan.settings().maxLineBytes());
        }
        if (!isLikeTheLast(line)) {
            AvroPartition partition = partition(line);
            partition.append(reader, line);
            last = partition;
        }
    }

    /** Events of a type often follow each other, and a right guess saves reading the line for its type first. */
    private boolean isLikeTheLast(LineReader line) {
        try {
            return last != null && last.append(reader, line);
        } catch (BadLine ofPerhapsAnotherType) {
            return false;
        }
    }

    private AvroPartition partition(LineReader line) throws BadLine {
        String on = reader.on(line);
        EventTransformer transformer = plan.settings().transformers().get(on);
        if (transformer == null) {
            throw new BadLine(BadLine.Reason.UNKNOWN_ON, "no transformer is registered for this type of event");
        }
        return partitions.computeIfAbsent(on, key -> AvroPartition.open(s3, plan, key, transformer.encoder(rules)));
    }

    /** Sends everything before the first file becomes visible, so that hardly anything can fail between two of them. */
    private PartitionedFiles publish(Quarantine quarantine) {
        // A type whose lines were all broken opened a partition that has no events.
        List<AvroPartition> filled =
                partitions.values().stream().filter(each -> each.events() > 0).toList();
        filled.forEach(AvroPartition::flush);
        S3File broken = quarantine.commit();
        List<PartitionedFiles.Partition> stored = new ArrayList<>();
        for (AvroPartition partition : filled) {
            stored.add(partition.commit());
        }
        long dropped = filled.stream().mapToLong(AvroPartition::dropped).sum();
        return new PartitionedFiles(
                plan.source(), plan.etag(), lines, blank, stored, broken, quarantine.counts(), dropped);
    }

    private void closeAll() {
        for (AvroPartition partition : partitions.values()) {
            try {
                partition.close();
            } catch (RuntimeException failure) {
                LOG.warn("The upload of a partition of {} could not be aborted", plan.source(), failure);
            }
        }
    }
}
