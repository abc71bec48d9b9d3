package dev.glueflake.testkit.aws.internal.sqs;

import dev.glueflake.testkit.aws.internal.core.ServiceException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The message move tasks, oldest first. Guarded by the store's lock; each use of a queue carries them on. */
final class MoveTasks {
    private final List<MoveTask> tasks = new ArrayList<>();
    private final Function<String, Optional<MessageQueue>> queues;

    MoveTasks(Function<String, Optional<MessageQueue>> queues) {
        this.queues = queues;
    }

    MoveTask start(MessageQueue source, Optional<String> destination, Optional<Integer> perSecond, Instant now) {
        if (of(source.arn).stream().anyMatch(MoveTask::running)) {
            throw ServiceException.badRequest(
                    "UnsupportedOperation",
                    "There is already a task running. Only one active task is allowed for a source queue arn at a given"
                            + " time.");
        }
        MoveTask task = new MoveTask(source.arn, destination, perSecond, now, (int) source.visible(now));
        tasks.add(task);
        carryOn(task, now);
        return task;
    }

    /** The tasks of a queue, newest first. */
    List<MoveTask> of(String sourceArn) {
        List<MoveTask> found = new ArrayList<>();
        tasks.stream().filter(task -> task.source.equals(sourceArn)).forEach(task -> found.add(0, task));
        return found;
    }

    MoveTask cancel(String handle) {
        MoveTask task = tasks.stream()
                .filter(it -> it.handle.equals(handle))
                .findFirst()
                .orElseThrow(() -> ServiceException.badRequest("ResourceNotFoundException", "Task does not exist."));
        if (!task.running()) {
            throw ServiceException.badRequest("UnsupportedOperation", "Only active tasks can be cancelled.");
        }
        task.status = "CANCELLED";
        return task;
    }

    void settle(Instant now) {
        tasks.stream().filter(MoveTask::running).forEach(task -> carryOn(task, now));
    }

    private void carryOn(MoveTask task, Instant now) {
        Optional<MessageQueue> source = queues.apply(task.source);
        if (source.isEmpty()) {
            task.fail("AWS.SimpleQueueService.NonExistentQueue");
            return;
        }
        boolean more = true;
        for (int due = task.due(now); due > 0 && more && task.running(); due--) {
            more = moveOne(task, source.get(), now);
        }
        if (task.running() && (!more || task.moved == task.toMove)) {
            task.status = "COMPLETED";
        }
    }

    private boolean moveOne(MoveTask task, MessageQueue source, Instant now) {
        Optional<QueueMessage> next = source.firstVisible(now);
        if (next.isEmpty()) {
            return false;
        }
        String arn = task.destination.orElse(next.get().origin);
        Optional<MessageQueue> target = queues.apply(arn);
        if (target.isEmpty()) {
            task.fail(arn.isEmpty() ? "CouldNotDetermineMessageSource" : "AWS.SimpleQueueService.NonExistentQueue");
            return true;
        }
        source.remove(next.get());
        // A moved message is a new one: with another id and its retention begun again.
        target.get().add(new QueueMessage(next.get().draft, now, now));
        task.moved++;
        return true;
    }

    void clear() {
        tasks.clear();
    }
}
