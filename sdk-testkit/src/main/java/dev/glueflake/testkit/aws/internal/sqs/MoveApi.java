package dev.glueflake.testkit.aws.internal.sqs;

import dev.glueflake.testkit.aws.internal.core.ServiceException;
import dev.glueflake.testkit.aws.internal.rpc.Operations;
import dev.glueflake.testkit.aws.internal.rpc.Parameters;
import dev.glueflake.testkit.aws.internal.rpc.Result;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The operations that move messages out of dead-letter queues. */
final class MoveApi {
    private static final int MOST_PER_SECOND = 500;
    private static final int MOST_RESULTS = 10;

    private final QueueStore store;

    MoveApi(QueueStore store) {
        this.store = store;
    }

    void addTo(Operations operations) {
        operations
                .add(
                        "StartMessageMoveTask",
                        Set.of("SourceArn", "DestinationArn", "MaxNumberOfMessagesPerSecond"),
                        this::start)
                .add("ListMessageMoveTasks", Set.of("SourceArn", "MaxResults"), this::list)
                .add("CancelMessageMoveTask", Set.of("TaskHandle"), this::cancel);
    }

    private Result start(Parameters in) {
        String source = existing(in, "SourceArn").orElseThrow(() -> Parameters.missing("SourceArn"));
        Optional<String> destination = existing(in, "DestinationArn");
        Optional<Integer> rate = in.number("MaxNumberOfMessagesPerSecond")
                .map(value -> SqsErrors.range("MaxNumberOfMessagesPerSecond", value.intValue(), 1, MOST_PER_SECOND));
        if (store.deadLetterSources(source).isEmpty()) {
            throw SqsErrors.invalidValue("Source queue must be configured as a Dead Letter Queue.");
        }
        if (destination.isPresent() && QueueAttributes.isFifo(source) != QueueAttributes.isFifo(destination.get())) {
            throw SqsErrors.invalidValue("Source queue and destination queue must be of the same type.");
        }
        MoveTask task = store.withMoves(
                (moves, now) -> store.with(source, queue -> moves.start(queue, destination, rate, now)));
        return Result.empty().put("TaskHandle", task.handle);
    }

    private Optional<String> existing(Parameters in, String member) {
        Optional<String> arn = in.text(member);
        if (arn.isPresent() && !(arn.get().startsWith("arn:") && store.exists(arn.get()))) {
            throw ServiceException.badRequest(
                    "ResourceNotFoundException",
                    "The resource that you specified for the " + member + " parameter doesn't exist.");
        }
        return arn;
    }

    private Result list(Parameters in) {
        String source = existing(in, "SourceArn").orElseThrow(() -> Parameters.missing("SourceArn"));
        int most = SqsErrors.range("MaxResults", in.integer("MaxResults", 1), 1, MOST_RESULTS);
        return store.withMoves((moves, now) -> {
            List<Result> shown =
                    moves.of(source).stream().limit(most).map(MoveApi::show).toList();
            return Result.empty().putAll("Results", shown);
        });
    }

    /** Only a running task has a handle to be cancelled by. */
    private static Result show(MoveTask task) {
        Result result = Result.empty()
                .put("Status", task.status)
                .put("SourceArn", task.source)
                .put("DestinationArn", task.destination)
                .put("ApproximateNumberOfMessagesMoved", task.moved)
                .put("ApproximateNumberOfMessagesToMove", task.toMove)
                .put("StartedTimestamp", task.started.toEpochMilli())
                .put("TaskHandle", Optional.of(task.handle).filter(handle -> task.running()))
                .put("FailureReason", Optional.of(task.failure).filter(text -> !text.isEmpty()));
        task.perSecond.ifPresent(rate -> result.put("MaxNumberOfMessagesPerSecond", rate));
        return result;
    }

    private Result cancel(Parameters in) {
        String handle = in.required("TaskHandle");
        int moved = store.withMoves((moves, now) -> moves.cancel(handle).moved);
        return Result.empty().put("ApproximateNumberOfMessagesMoved", moved);
    }
}
