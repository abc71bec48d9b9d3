package dev.glueflake.testkit.snowflake.internal.engine;

import java.util.Collection;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Threads that statements run on, and parts of one statement beside each other. Thread-safe. */
public final class Workers implements AutoCloseable {
    /** Enough for the deepest nesting that is let in, however the JVM compiles what recurs; it is only taken where it is used. */
    private static final long STACK_BYTES = 8L * 1024 * 1024;

    private static final int BESIDE_EACH_OTHER =
            Math.min(4, Runtime.getRuntime().availableProcessors());

    private final ExecutorService threads = Executors.newCachedThreadPool(daemons("fake-snowflake-worker-"));

    Workers() {}

    /** Makes threads that do not keep a JVM alive, for whatever reads SQL or values. */
    public static ThreadFactory daemons(String name) {
        AtomicInteger number = new AtomicInteger();
        return task -> {
            Thread thread = new Thread(null, task, name + number.incrementAndGet(), STACK_BYTES);
            thread.setDaemon(true);
            return thread;
        };
    }

    <T> Future<T> submit(Callable<T> task) {
        return threads.submit(task);
    }

    /** Does the work for each of them, a few beside each other; throws the first failure when none is at work any more. */
    public <T> void forEach(Collection<T> all, Consumer<T> work) {
        Queue<T> left = new ConcurrentLinkedQueue<>(all);
        Runnable lane = () -> {
            for (T next = left.poll(); next != null; next = left.poll()) {
                work.accept(next);
            }
        };
        int others = Math.min(BESIDE_EACH_OTHER, all.size()) - 1;
        List<Future<?>> running = Stream.<Future<?>>generate(() -> threads.submit(lane))
                .limit(Math.max(0, others))
                .toList();
        try {
            lane.run();
            running.forEach(Workers::outcome);
        } finally {
            left.clear();
            running.forEach(Workers::await);
        }
    }

    /** What a part gave or threw, when it is over. */
    static <T> T outcome(Future<T> part) {
        try {
            return get(part);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    /** Returns when a part is over, however it ended. */
    static void await(Future<?> part) {
        try {
            get(part);
        } catch (ExecutionException | CancellationException e) {
            // Whoever waits has a failure of its own, or had this one already.
        }
    }

    /** An interrupt must not leave a part behind that still reads what its statement closes. */
    private static <T> T get(Future<T> part) throws ExecutionException {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return part.get();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public void close() {
        threads.shutdown();
    }
}
