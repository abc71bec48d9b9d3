package dev.glueflake.core.s3;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import software.amazon.awssdk.services.s3.model.CompletedPart;

/** Sends one part, unless it is dropped before it begins. */
final class PartTask implements Runnable {
    private final Supplier<CompletedPart> work;
    private final AtomicBoolean claimed = new AtomicBoolean();
    private final CompletableFuture<CompletedPart> result = new CompletableFuture<>();

    PartTask(Supplier<CompletedPart> work) {
        this.work = work;
    }

    @Override
    public void run() {
        if (!claimed.compareAndSet(false, true)) {
            return;
        }
        try {
            result.complete(work.get());
        } catch (Throwable failure) {
            result.completeExceptionally(failure);
        }
    }

    CompletableFuture<CompletedPart> result() {
        return result;
    }

    void dropOrJoin() {
        if (claimed.compareAndSet(false, true)) {
            return;
        }
        try {
            result.join();
        } catch (CompletionException | CancellationException reportedBefore) {
            // Only the end matters here: the failure that led to the abort is already on its way to the caller.
            return;
        }
    }
}
