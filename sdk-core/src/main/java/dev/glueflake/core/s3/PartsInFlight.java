package dev.glueflake.core.s3;

import dev.glueflake.core.InterruptedOperationException;
import dev.glueflake.core.PermanentException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import software.amazon.awssdk.services.s3.model.CompletedPart;

/** The parts on their way: bounded in number, in order, and at rest before the upload is completed or aborted. */
final class PartsInFlight {
    /** The limit of S3 for one upload. */
    private static final int MAX_PARTS = 10_000;

    private final Upload upload;
    private final Executor executor;
    private final int limit;
    private final Deque<PartTask> sent = new ArrayDeque<>();
    private final List<CompletedPart> completed = new ArrayList<>();
    private int lastNumber;

    PartsInFlight(Upload upload, S3FileOptions options) {
        this.upload = upload;
        this.executor = options.executor().orElse(Runnable::run);
        this.limit = options.partsInFlight();
    }

    void send(PartBuffer buffer) {
        if (lastNumber == MAX_PARTS) {
            throw new PermanentException(
                    "S3_FILE_TOO_LARGE",
                    "The file " + upload.location() + " needs more than " + MAX_PARTS
                            + " parts, the limit of S3: raise the part size or write several files.");
        }
        upload.startMultipart();
        while (sent.size() >= limit) {
            awaitOldest();
        }
        int number = ++lastNumber;
        PartTask task = new PartTask(() -> upload.sendPart(number, buffer));
        sent.add(task);
        executor.execute(task);
    }

    List<CompletedPart> awaitAll() {
        while (!sent.isEmpty()) {
            awaitOldest();
        }
        return completed;
    }

    /** Drops the parts that have not begun and waits for those that have: a later one could outlive the abort. */
    void settle() {
        sent.forEach(PartTask::dropOrJoin);
        sent.clear();
    }

    private void awaitOldest() {
        PartTask oldest = sent.element();
        try {
            completed.add(oldest.result().get());
            sent.remove();
        } catch (InterruptedException interruption) {
            throw new InterruptedOperationException(
                    "Writing " + upload.location() + " was interrupted; the upload is aborted.",
                    Map.of(),
                    interruption);
        } catch (ExecutionException failure) {
            if (failure.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(failure.getCause());
        }
    }
}
