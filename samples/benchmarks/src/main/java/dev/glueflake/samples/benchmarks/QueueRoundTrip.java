package dev.glueflake.samples.benchmarks;

import java.util.List;
import java.util.UUID;
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
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

/** 1,000 messages sent, received and deleted by one thread, ten at a time. All of them must come, each once. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5)
@Measurement(iterations = 10)
@Fork(1)
public class QueueRoundTrip {
    private static final int MESSAGES = 1_000;
    private static final int BATCH = 10;

    /** The embedded services, or the address of an emulator beside them. */
    @Param("embedded")
    public String peer;

    private Peer services;
    private SqsClient sqs;

    @Setup
    public void start() {
        services = Peer.of(peer);
        sqs = services.sqs();
    }

    @TearDown
    public void stop() {
        sqs.close();
        services.close();
    }

    @Benchmark
    public int sendReceiveDelete() {
        String url = sqs.createQueue(request -> request.queueName("q" + UUID.randomUUID()))
                .queueUrl();
        for (int sent = 0; sent < MESSAGES; sent += BATCH) {
            send(url, sent);
        }
        int taken = 0;
        for (int got = take(url); got > 0; got = take(url)) {
            taken += got;
        }
        sqs.deleteQueue(request -> request.queueUrl(url));
        if (taken != MESSAGES) {
            throw new IllegalStateException(taken + " messages instead of " + MESSAGES);
        }
        return taken;
    }

    private void send(String url, int from) {
        List<SendMessageBatchRequestEntry> entries = IntStream.range(from, from + BATCH)
                .mapToObj(i -> SendMessageBatchRequestEntry.builder()
                        .id("e" + i)
                        .messageBody("message " + i)
                        .build())
                .toList();
        if (!sqs.sendMessageBatch(request -> request.queueUrl(url).entries(entries))
                .failed()
                .isEmpty()) {
            throw new IllegalStateException("A message was not taken");
        }
    }

    private int take(String url) {
        List<Message> messages = sqs.receiveMessage(
                        request -> request.queueUrl(url).maxNumberOfMessages(BATCH))
                .messages();
        List<DeleteMessageBatchRequestEntry> entries = messages.stream()
                .map(message -> DeleteMessageBatchRequestEntry.builder()
                        .id(message.messageId())
                        .receiptHandle(message.receiptHandle())
                        .build())
                .toList();
        if (!entries.isEmpty()) {
            sqs.deleteMessageBatch(request -> request.queueUrl(url).entries(entries));
        }
        return messages.size();
    }
}
