package dev.glueflake.glue.pipeline;

import dev.glueflake.core.S3Location;
import dev.glueflake.glue.event.EventFileHandler;
import dev.glueflake.glue.event.EventFileHandler.Batch;
import dev.glueflake.glue.event.EventFileHandler.Item;
import dev.glueflake.glue.event.EventFileHandler.Message;
import dev.glueflake.glue.event.EventFileHandler.Outcome;
import dev.glueflake.glue.event.PartitionedFiles;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Splits event files as a step. */
final class EventSteps {
    private EventSteps() {}

    static StepOutput<Batch> run(EventFileHandler handler, Steps.Messages messages, StepContext context)
            throws Exception {
        Drain<Item> drain = new Drain<>(context, Item[].class) {
            @Override
            List<Item> handle(List<Message> batch) {
                return handler.handle(batch).items();
            }

            @Override
            Message message(Item item) {
                return item.message();
            }

            @Override
            boolean isFailed(Item item) {
                return item.outcome() == Outcome.FAILED;
            }
        };
        Batch all = new Batch(drain.run(messages.open(context)));
        StepOutput<Batch> output = output(all);
        if (!all.failedIds().isEmpty()) {
            throw new PartlyDoneException(failure(all), output, null);
        }
        return output;
    }

    private static String failure(Batch all) {
        Item first = all.items().stream()
                .filter(item -> item.outcome() == Outcome.FAILED)
                .findFirst()
                .orElseThrow();
        return all.failedIds().size() + " of " + all.items().size()
                + " messages failed and were not taken from their queue. The first, "
                + first.message().body() + ": "
                + first.reason();
    }

    private static StepOutput<Batch> output(Batch all) {
        // A message that came twice, or two messages of one file, wrote the same bytes.
        Map<S3Location, PartitionedFiles> files = new LinkedHashMap<>();
        for (Item item : all.items()) {
            if (item.files() != null) {
                files.put(item.files().source(), item.files());
            }
        }
        StepOutput<Batch> output = counted(all, List.copyOf(files.values()));
        output = partitions(output, List.copyOf(files.values()));
        for (Item item : all.items()) {
            if (item.outcome() != Outcome.WRITTEN) {
                output = output.withItem(item.message().body(), item.outcome().name(), item.reason());
            }
        }
        return output;
    }

    private static StepOutput<Batch> counted(Batch all, List<PartitionedFiles> files) {
        long lines = files.stream().mapToLong(PartitionedFiles::lines).sum();
        long written = files.stream().mapToLong(PartitionedFiles::written).sum();
        long quarantined =
                files.stream().mapToLong(PartitionedFiles::quarantined).sum();
        long blank = files.stream().mapToLong(PartitionedFiles::blank).sum();
        return StepOutput.of(all)
                .withCount("messages", all.items().size())
                .withCount("absent files", count(all, Outcome.SKIPPED))
                .withCount("failed messages", count(all, Outcome.FAILED))
                .withCount("event files", files.size())
                .withCount("lines", lines)
                .withCount("written", written)
                .withCount("quarantined", quarantined)
                .withCount("blank", blank)
                .withCount("difference", lines - written - quarantined - blank);
    }

    private static long count(Batch all, Outcome outcome) {
        return all.items().stream().filter(item -> item.outcome() == outcome).count();
    }

    /** A folder for each type and day, and the lines set aside by their reason: an hour has up to 3,600 files. */
    private static StepOutput<Batch> partitions(StepOutput<Batch> output, List<PartitionedFiles> files) {
        Map<String, long[]> folders = new TreeMap<>();
        Map<String, Long> broken = new TreeMap<>();
        for (PartitionedFiles each : files) {
            each.partitions().forEach(partition -> add(folders, partition.file().location(), partition.events()));
            each.quarantinedByReason().forEach((reason, lines) -> broken.merge(reason, lines, Long::sum));
        }
        StepOutput<Batch> result = output.withCount(
                "Avro files", folders.values().stream().mapToLong(sum -> sum[1]).sum());
        for (Map.Entry<String, long[]> folder : folders.entrySet()) {
            result = result.withItem(
                    folder.getKey(), "WRITTEN", folder.getValue()[0] + " events in " + folder.getValue()[1] + " files");
        }
        for (Map.Entry<String, Long> reason : broken.entrySet()) {
            result = result.withItem(reason.getKey(), "QUARANTINED", reason.getValue() + " lines");
        }
        return result;
    }

    private static void add(Map<String, long[]> folders, S3Location file, long events) {
        String text = file.toString();
        long[] sum = folders.computeIfAbsent(text.substring(0, text.lastIndexOf('/') + 1), key -> new long[2]);
        sum[0] += events;
        sum[1]++;
    }
}
