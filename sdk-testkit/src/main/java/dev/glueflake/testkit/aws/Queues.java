package dev.glueflake.testkit.aws;

import dev.glueflake.testkit.aws.internal.sqs.BatchInvoker;
import java.util.function.UnaryOperator;

/**
 * What a test does to the embedded SQS beside its API. Safe for use by several threads.
 *
 * <p>A queue is given by its name, its URL or its ARN.
 */
public final class Queues {
    private final BatchInvoker invoker;

    Queues(BatchInvoker invoker) {
        this.invoker = invoker;
    }

    /**
     * Feeds one batch of a queue to a handler, as Lambda's event source mapping does: at most 10 messages that are
     * visible now; messages that the handler reports as failed stay until their visibility timeout is over, the others
     * are deleted. Nothing is waited for.
     *
     * @param queue the queue
     * @param handler gets the JSON text of Lambda's SQS event and returns that of the partial batch response, {@code
     *     {"batchItemFailures":[{"itemIdentifier":"..."}]}}; an empty text is full success; an exception, a text that
     *     cannot be read and an unknown identifier fail the whole batch
     * @return what was received and what became of it; nothing received if no message is visible
     * @throws IllegalArgumentException if there is no such queue
     */
    public QueueDelivery deliver(String queue, UnaryOperator<String> handler) {
        return invoker.deliver(queue, handler);
    }

    /**
     * Feeds batches of a queue to a handler until no message is visible.
     *
     * @param queue the queue
     * @param handler as for {@link #deliver}
     * @return the sum over all batches; its failure is the first one
     * @throws IllegalArgumentException if there is no such queue
     * @throws IllegalStateException if messages keep becoming visible: after 10,000 batches
     */
    public QueueDelivery deliverAll(String queue, UnaryOperator<String> handler) {
        return invoker.deliverAll(queue, handler);
    }

    /**
     * Makes the queue deliver messages twice: the next ones that are deleted turn up once more, visible at once and
     * under the same message id.
     *
     * @param queue the queue
     * @param messages how many, at least 1
     * @throws IllegalArgumentException if there is no such queue
     */
    public void duplicateNext(String queue, int messages) {
        if (messages < 1) {
            throw new IllegalArgumentException("Cannot duplicate " + messages + " messages; give at least 1.");
        }
        invoker.duplicateNext(queue, messages);
    }

    /**
     * Makes the next entries of batch calls on the queue fail alone, while the call succeeds.
     *
     * @param queue the queue
     * @param entries how many, at least 1
     * @param senderFault whether the answer blames the sender, so that sending again is of no use
     * @throws IllegalArgumentException if there is no such queue
     */
    public void failBatchEntries(String queue, int entries, boolean senderFault) {
        if (entries < 1) {
            throw new IllegalArgumentException("Cannot fail " + entries + " entries; give at least 1.");
        }
        invoker.failBatchEntries(queue, entries, senderFault);
    }

    /**
     * Counts the messages of a queue: visible, delayed and in flight.
     *
     * @param queue the queue
     * @return how many there are now
     * @throws IllegalArgumentException if there is no such queue
     */
    public int size(String queue) {
        return invoker.size(queue);
    }
}
