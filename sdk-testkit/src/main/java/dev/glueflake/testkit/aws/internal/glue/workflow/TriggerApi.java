package dev.glueflake.testkit.aws.internal.glue.workflow;

import dev.glueflake.testkit.aws.internal.glue.catalog.GlueErrors;
import dev.glueflake.testkit.aws.internal.glue.catalog.Paging;
import dev.glueflake.testkit.aws.internal.rpc.Operations;
import dev.glueflake.testkit.aws.internal.rpc.Parameters;
import dev.glueflake.testkit.aws.internal.rpc.Result;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The operations on triggers. */
final class TriggerApi {
    private static final int PAGE = 100;
    private static final Set<String> NAMED = Set.of("Name");
    private static final Set<String> LISTED = Set.of("DependentJobName", "NextToken", "MaxResults");
    private static final Set<String> UPDATE =
            Set.of("Name", "Description", "Schedule", "Actions", "Predicate", "EventBatchingCondition");
    private static final Set<String> CREATION = Set.of(
            "Name",
            "WorkflowName",
            "Type",
            "Schedule",
            "Predicate",
            "Actions",
            "Description",
            "StartOnCreation",
            "EventBatchingCondition");

    private final WorkflowBook book;
    private final TriggerCheck check;
    private final Clock clock;
    private final Runnable settle;

    TriggerApi(WorkflowBook book, TriggerCheck check, Clock clock, Runnable settle) {
        this.book = book;
        this.check = check;
        this.clock = clock;
        this.settle = settle;
    }

    void addTo(Operations operations) {
        operations
                .add("CreateTrigger", CREATION, this::create)
                .add("GetTrigger", NAMED, this::get)
                .add("GetTriggers", LISTED, this::getAll)
                .add("BatchGetTriggers", Set.of("TriggerNames"), this::getSome)
                .add("ListTriggers", LISTED, this::list)
                .add("UpdateTrigger", Set.of("Name", "TriggerUpdate"), this::update)
                .add("DeleteTrigger", NAMED, this::delete)
                .add("StartTrigger", NAMED, this::start)
                .add("StopTrigger", NAMED, this::stop);
    }

    private Result create(Parameters in) {
        String name = in.required("Name");
        TriggerType type = type(in.required("Type"));
        String workflow = in.text("WorkflowName").orElse("");
        boolean active = in.flag("StartOnCreation", false);
        synchronized (book) {
            requireFree(name, type, workflow);
            if (active && type == TriggerType.ON_DEMAND) {
                throw GlueErrors.invalid("StartOnCreation is not supported for triggers of type ON_DEMAND.");
            }
            StoredTrigger trigger = new StoredTrigger(name, type, workflow, check.definition(type, in));
            if (active) {
                trigger.activate(now());
            }
            book.triggers().put(name, trigger);
        }
        return named(name);
    }

    private static TriggerType type(String text) {
        try {
            return TriggerType.valueOf(text);
        } catch (IllegalArgumentException e) {
            throw GlueErrors.invalid("Not a type of triggers: " + text);
        }
    }

    private void requireFree(String name, TriggerType type, String workflow) {
        if (book.triggers().containsKey(name)) {
            throw GlueErrors.exists("Trigger " + name);
        }
        if (workflow.isEmpty()) {
            if (type == TriggerType.EVENT) {
                throw GlueErrors.invalid("A trigger of type EVENT needs a WorkflowName: it starts a workflow.");
            }
            return;
        }
        book.workflow(workflow);
        Optional<StoredTrigger> start = book.startOf(workflow);
        if (type.starts() && start.isPresent()) {
            throw GlueErrors.invalid("Workflow " + workflow + " has a starting trigger already, " + start.get().name
                    + "; only one is permitted.");
        }
    }

    private Result get(Parameters in) {
        synchronized (book) {
            return Result.empty()
                    .put("Trigger", book.trigger(in.required("Name")).show());
        }
    }

    private Result getAll(Parameters in) {
        synchronized (book) {
            return Paging.page(in, "Triggers", wanted(in), PAGE, StoredTrigger::show);
        }
    }

    private Result list(Parameters in) {
        synchronized (book) {
            return Paging.names(
                    in, "TriggerNames", wanted(in).stream().map(it -> it.name).toList(), PAGE);
        }
    }

    /** Those that start a job; all of them if there are none. */
    private List<StoredTrigger> wanted(Parameters in) {
        List<StoredTrigger> all = List.copyOf(book.triggers().values());
        Optional<Part> job = in.text("DependentJobName").map(Part::job);
        List<StoredTrigger> starting = all.stream()
                .filter(trigger -> trigger.definition().actions().stream()
                        .anyMatch(action -> job.filter(action.part()::equals).isPresent()))
                .toList();
        return starting.isEmpty() ? all : starting;
    }

    private Result getSome(Parameters in) {
        in.require("TriggerNames");
        List<Result> found = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        synchronized (book) {
            for (String name : in.texts("TriggerNames")) {
                Optional.ofNullable(book.triggers().get(name))
                        .ifPresentOrElse(trigger -> found.add(trigger.show()), () -> missing.add(name));
            }
        }
        return Result.empty().putAll("Triggers", found).putTexts("TriggersNotFound", missing);
    }

    private Result update(Parameters in) {
        Parameters update = in.requiredStructure("TriggerUpdate");
        update.requireOnly("UpdateTrigger", UPDATE);
        synchronized (book) {
            StoredTrigger trigger = book.trigger(in.required("Name"));
            trigger.update(check.definition(trigger.type, update), now());
            return Result.empty().put("Trigger", trigger.show());
        }
    }

    /** A trigger that is not there is no error. */
    private Result delete(Parameters in) {
        String name = in.required("Name");
        synchronized (book) {
            book.triggers().remove(name);
        }
        return named(name);
    }

    /** Activates a trigger; one on demand fires. */
    private Result start(Parameters in) {
        String name = in.required("Name");
        synchronized (book) {
            StoredTrigger trigger = book.trigger(name);
            if (trigger.type != TriggerType.ON_DEMAND) {
                trigger.activate(now());
            } else if (trigger.workflow.isEmpty()) {
                book.firing().alone(trigger, now());
            } else {
                book.begin(book.workflow(trigger.workflow), Map.of(), now());
            }
        }
        settle.run();
        return named(name);
    }

    private Result stop(Parameters in) {
        String name = in.required("Name");
        synchronized (book) {
            StoredTrigger trigger = book.trigger(name);
            if (trigger.type == TriggerType.ON_DEMAND) {
                throw GlueErrors.invalid(
                        "Trigger " + name + " is on demand: it is never active and cannot be stopped.");
            }
            trigger.deactivate();
        }
        return named(name);
    }

    private Instant now() {
        return clock.instant();
    }

    private static Result named(String name) {
        return Result.empty().put("Name", name);
    }
}
