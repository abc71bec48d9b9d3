package dev.glueflake.testkit.aws.internal.lambda;

import dev.glueflake.testkit.aws.AwsService;
import dev.glueflake.testkit.aws.QueueDelivery;
import dev.glueflake.testkit.aws.internal.core.Identity;
import dev.glueflake.testkit.aws.internal.core.ServiceException;
import dev.glueflake.testkit.aws.internal.sqs.BatchInvoker;
import dev.glueflake.testkit.lambda.FunctionControl;
import dev.glueflake.testkit.lambda.FunctionHandler;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lambda's functions, what waits to be run by them, and what feeds them. Safe for use by several threads. */
public final class LambdaEngine implements FunctionControl {
    private static final Logger LOG = LoggerFactory.getLogger(LambdaEngine.class);
    private static final int MOST_RUNS = 10_000;
    /** How long a failed asynchronous call waits for its second and its third try. */
    private static final List<Duration> PAUSES = List.of(Duration.ofMinutes(1), Duration.ofMinutes(2));

    private final Map<String, EventSource> sources = new LinkedHashMap<>();
    private final List<AsyncCall> waiting = new ArrayList<>();
    /** Held by the one thread that runs what is due; nobody waits for it. */
    private final ReentrantLock running = new ReentrantLock();

    private final Identity identity;
    private final Functions functions;
    private final BatchInvoker queues;

    public LambdaEngine(Identity identity, BatchInvoker queues) {
        this.identity = identity;
        this.functions = new Functions(identity);
        this.queues = queues;
    }

    public Functions functions() {
        return functions;
    }

    BatchInvoker queues() {
        return queues;
    }

    Instant now() {
        return Instant.now(identity.clock());
    }

    @Override
    public void register(String name, FunctionHandler handler) {
        functions.register(name, Objects.requireNonNull(handler, "handler"));
    }

    @Override
    public void remove(String name) {
        functions.remove(name);
    }

    /** Keeps a call until somebody runs what is due. */
    public void later(String function, String payload) {
        synchronized (waiting) {
            waiting.add(new AsyncCall(function, payload, 0, now()));
        }
    }

    /** Works on the event source mappings by id. */
    <T> T withSources(java.util.function.Function<Map<String, EventSource>, T> work) {
        synchronized (sources) {
            return work.apply(sources);
        }
    }

    @Override
    public int pending() {
        synchronized (waiting) {
            return waiting.size();
        }
    }

    @Override
    public int run() {
        if (running.isHeldByCurrentThread() || !running.tryLock()) {
            return 0;
        }
        try {
            int all = 0;
            for (int some = runOnce(); some > 0; some = runOnce()) {
                all += some;
                if (all > MOST_RUNS) {
                    throw new IllegalStateException("After " + all + " invocations there is still something to run:"
                            + " does a function feed itself, or is a queue's visibility timeout 0?");
                }
            }
            return all;
        } finally {
            running.unlock();
        }
    }

    private int runOnce() {
        int count = 0;
        for (Optional<AsyncCall> call = nextCall(); call.isPresent(); call = nextCall()) {
            run(call.get());
            count++;
            if (count > MOST_RUNS) {
                return count;
            }
        }
        List<EventSource> enabled = withSources(
                all -> all.values().stream().filter(EventSource::enabled).toList());
        for (EventSource source : enabled) {
            count += feed(source) ? 1 : 0;
        }
        return count;
    }

    private Optional<AsyncCall> nextCall() {
        Instant now = now();
        synchronized (waiting) {
            Optional<AsyncCall> due =
                    waiting.stream().filter(call -> !call.due().isAfter(now)).findFirst();
            due.ifPresent(waiting::remove);
            return due;
        }
    }

    private void run(AsyncCall call) {
        boolean failed;
        try {
            failed = functions.invoke(call.function(), call.payload()).failed();
        } catch (ServiceException e) {
            LOG.warn("An event for the function {} is lost: {}", call.function(), e.message());
            return;
        }
        if (!failed) {
            return;
        }
        if (call.failures() == PAUSES.size()) {
            LOG.warn("An event for the function {} is lost: it failed three times", call.function());
            return;
        }
        synchronized (waiting) {
            waiting.add(call.again(now().plus(PAUSES.get(call.failures()))));
        }
    }

    private boolean feed(EventSource source) {
        if (!queues.ready(source.queueArn(), source.batches())) {
            return false;
        }
        QueueDelivery delivery = queues.deliver(source.queueArn(), source.batches(), event -> {
            Invocation invocation = functions.invoke(source.function(), event);
            if (invocation.failed()) {
                throw new IllegalStateException(invocation.payload());
            }
            return invocation.payload().equals("null") ? "" : invocation.payload();
        });
        delivery.failure()
                .ifPresent(error -> LOG.debug(
                        "A batch of {} failed in the {} function {}",
                        source.queueArn(),
                        AwsService.LAMBDA,
                        source.function(),
                        error));
        return delivery.received() > 0;
    }

    void clear() {
        functions.clear();
        synchronized (waiting) {
            waiting.clear();
        }
        withSources(all -> {
            all.clear();
            return all;
        });
    }

    private record AsyncCall(String function, String payload, int failures, Instant due) {
        AsyncCall again(Instant when) {
            return new AsyncCall(function, payload, failures + 1, when);
        }
    }
}
