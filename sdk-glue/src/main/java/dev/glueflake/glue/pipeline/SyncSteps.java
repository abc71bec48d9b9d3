package dev.glueflake.glue.pipeline;

import dev.glueflake.core.Redaction;
import dev.glueflake.glue.event.EventFileHandler.Message;
import dev.glueflake.glue.internal.pipeline.Inbox;
import dev.glueflake.glue.pipeline.Steps.SyncedTables;
import dev.glueflake.glue.sync.CatalogEvent;
import dev.glueflake.glue.sync.CatalogSync;
import dev.glueflake.glue.sync.CatalogSync.EventResult;
import dev.glueflake.glue.sync.GlueTableName;
import dev.glueflake.glue.sync.SyncPlan.Action;
import dev.glueflake.glue.sync.SyncResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Syncs the catalog as a step: the messages are events, or stand for tables that are given by name. */
final class SyncSteps extends Drain<SyncSteps.Synced> {
    private final Function<Message, Synced> work;
    private @Nullable RuntimeException cause;

    private SyncSteps(StepContext context, Function<Message, Synced> work) {
        super(context, Synced[].class);
        this.work = work;
    }

    /** What became of one message; {@code ignored} and {@code failure} are empty unless it was, or failed. */
    record Synced(Message message, List<SyncResult> tables, String ignored, String failure) {}

    static StepOutput<SyncedTables> events(CatalogSync sync, Steps.Messages messages, StepContext context)
            throws Exception {
        return new SyncSteps(context, message -> event(message, sync.onEvent(message.body())))
                .output(messages.open(context));
    }

    static StepOutput<SyncedTables> tables(CatalogSync sync, List<GlueTableName> tables, StepContext context)
            throws Exception {
        return new SyncSteps(context, message -> table(sync, tables.get(Integer.parseInt(message.id()) - 1), message))
                .output(Inbox.of(tables.stream().map(GlueTableName::toString).toList()));
    }

    private static Synced event(Message message, EventResult result) {
        String ignored = result.event() instanceof CatalogEvent.Ignored why ? why.name() + ": " + why.why() : "";
        return new Synced(message, result.results(), ignored, "");
    }

    private static Synced table(CatalogSync sync, GlueTableName table, Message message) {
        return new Synced(message, List.of(sync.sync(table)), "", "");
    }

    @Override
    List<Synced> handle(List<Message> messages) {
        return messages.stream().map(this::one).toList();
    }

    private Synced one(Message message) {
        if (Thread.currentThread().isInterrupted()) {
            return new Synced(message, List.of(), "", "interrupted before this message");
        }
        try {
            return work.apply(message);
        } catch (RuntimeException failure) {
            cause = cause == null ? failure : cause;
            return new Synced(message, List.of(), "", Redaction.message(String.valueOf(failure.getMessage())));
        }
    }

    @Override
    Message message(Synced result) {
        return result.message();
    }

    @Override
    boolean isFailed(Synced result) {
        return !result.failure().isEmpty();
    }

    private StepOutput<SyncedTables> output(Inbox inbox) throws InterruptedException {
        List<Synced> all = run(inbox);
        StepOutput<SyncedTables> output = output(all);
        List<Synced> failed = all.stream().filter(this::isFailed).toList();
        if (!failed.isEmpty()) {
            throw new PartlyDoneException(
                    failed.size() + " of " + all.size() + " failed; the first: "
                            + failed.get(0).failure(),
                    output,
                    cause);
        }
        return output;
    }

    private static StepOutput<SyncedTables> output(List<Synced> all) {
        List<SyncResult> tables =
                all.stream().flatMap(each -> each.tables().stream()).toList();
        List<String> ignored =
                all.stream().map(Synced::ignored).filter(why -> !why.isEmpty()).toList();
        StepOutput<SyncedTables> output = StepOutput.of(new SyncedTables(tables, ignored));
        output = output.withCount("events", all.size()).withCount("tables", tables.size());
        for (Action action : Action.values()) {
            output = output.withCount(
                    word(action).toLowerCase(Locale.ROOT),
                    tables.stream().filter(each -> each.action() == action).count());
        }
        output = output.withCount("ignored events", ignored.size())
                .withCount(
                        "failed",
                        all.stream().filter(each -> !each.failure().isEmpty()).count());
        for (SyncResult table : tables) {
            output = table(output, table);
        }
        for (Synced each : all) {
            if (!each.failure().isEmpty()) {
                output = output.withItem(name(each.message()), "FAILED", each.failure());
            } else if (!each.ignored().isEmpty()) {
                output = output.withItem("event " + each.message().id(), "IGNORED", each.ignored());
            }
        }
        return output;
    }

    /** An event is long; its id finds it in the queue. */
    private static String name(Message message) {
        return message.body().startsWith("{") ? "event " + message.id() : message.body();
    }

    private static StepOutput<SyncedTables> table(StepOutput<SyncedTables> before, SyncResult table) {
        List<String> detail = new ArrayList<>();
        table.skipReason().ifPresent(reason -> detail.add(reason.name()));
        detail.add(table.plan().detail());
        table.plan().warnings().forEach(warning -> detail.add("warning: " + warning));
        String target = table.target().map(name -> " → " + name).orElse("");
        StepOutput<SyncedTables> output =
                before.withItem(table.source() + target, word(table.action()), String.join("; ", detail));
        for (SyncResult.Executed statement : table.statements()) {
            output = output.withStatement(statement.sql(), statement.queryId());
        }
        return output;
    }

    private static String word(Action action) {
        return action == Action.NO_OP ? "NONE" : action.name();
    }
}
