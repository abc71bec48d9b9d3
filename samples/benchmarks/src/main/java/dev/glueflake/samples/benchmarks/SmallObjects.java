package dev.glueflake.samples.benchmarks;

import java.io.IOException;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * 1,000 objects of 1 KB, written by 16 threads; the list afterwards must hold them all. Beside it, the same client and a
 * server that reads the bodies and forgets them.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5)
@Measurement(iterations = 10)
@Fork(1)
public class SmallObjects {
    private static final int OBJECTS = 1_000;
    private static final int THREADS = 16;

    /** The embedded services, or the address of an emulator beside them. */
    @Param("embedded")
    public String peer;

    private final byte[] body = new byte[1_024];
    private Peer services;
    private S3Client s3;
    private DiscardingServer discarding;
    private S3Client discarded;
    private ExecutorService threads;

    @Setup
    public void start() throws IOException {
        new Random(1).nextBytes(body);
        services = Peer.of(peer);
        s3 = services.s3();
        discarding = DiscardingServer.start();
        discarded = Peer.at(discarding.uri()).s3();
        threads = Executors.newFixedThreadPool(THREADS);
    }

    @TearDown
    public void stop() {
        threads.shutdownNow();
        discarded.close();
        discarding.close();
        s3.close();
        services.close();
    }

    @Benchmark
    public int put() throws InterruptedException, ExecutionException {
        String bucket = "b" + UUID.randomUUID();
        s3.createBucket(request -> request.bucket(bucket));
        putAll(s3, bucket);
        int found = (int) s3.listObjectsV2Paginator(request -> request.bucket(bucket)).contents().stream()
                .count();
        if (found != OBJECTS) {
            throw new IllegalStateException(found + " objects instead of " + OBJECTS);
        }
        return found;
    }

    @Benchmark
    public void putToNowhere() throws InterruptedException, ExecutionException {
        putAll(discarded, "b");
    }

    private void putAll(S3Client client, String bucket) throws InterruptedException, ExecutionException {
        List<Callable<Object>> puts = IntStream.range(0, OBJECTS)
                .<Callable<Object>>mapToObj(i -> () ->
                        client.putObject(request -> request.bucket(bucket).key("k" + i), RequestBody.fromBytes(body)))
                .toList();
        for (Future<Object> done : threads.invokeAll(puts)) {
            done.get();
        }
    }
}
