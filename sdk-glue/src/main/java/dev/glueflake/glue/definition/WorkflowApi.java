package dev.glueflake.glue.definition;

import dev.glueflake.core.ConfigurationException;
import dev.glueflake.core.aws.AwsErrors;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.glue.model.AlreadyExistsException;
import software.amazon.awssdk.services.glue.model.EntityNotFoundException;
import software.amazon.awssdk.services.glue.model.Trigger;
import software.amazon.awssdk.services.glue.model.Workflow;

/** The calls of Glue about one workflow and its triggers. Every one comes to the same when it is made twice. */
final class WorkflowApi {
    private final GlueClient glue;
    private final String name;
    private final String mark;

    /** The mark stands in the descriptions of all that belongs to the definition. */
    WorkflowApi(GlueClient glue, String name, String mark) {
        this.glue = glue;
        this.name = name;
        this.mark = mark;
    }

    Optional<Workflow> workflow() {
        return call("Reading workflow " + name, () -> {
            try {
                return Optional.of(
                        glue.getWorkflow(request -> request.name(name)).workflow());
            } catch (EntityNotFoundException absent) {
                return Optional.empty();
            }
        });
    }

    /** Its triggers, also those that somebody else has added. */
    List<Trigger> triggers() {
        return call(
                "Reading the triggers of workflow " + name,
                () -> glue.getTriggersPaginator(request -> {}).triggers().stream()
                        .filter(trigger -> name.equals(trigger.workflowName()))
                        .toList());
    }

    boolean isOurs(String description) {
        return mark.equals(description);
    }

    void create() {
        call(
                "Creating workflow " + name,
                () -> glue.createWorkflow(request -> request.name(name).description(mark)));
    }

    void create(PlannedTrigger trigger) {
        call(
                "Creating trigger " + trigger.name(),
                () -> glue.createTrigger(request -> {
                    request.name(trigger.name())
                            .workflowName(name)
                            .type(trigger.type())
                            .description(mark)
                            .schedule(trigger.scheduleOrNull())
                            .predicate(trigger.predicate())
                            .actions(trigger.actions());
                    if (!trigger.isOnDemand()) {
                        request.startOnCreation(true);
                    }
                }));
    }

    void update(PlannedTrigger trigger) {
        call(
                "Updating trigger " + trigger.name(),
                () -> glue.updateTrigger(
                        request -> request.name(trigger.name()).triggerUpdate(update -> update.name(trigger.name())
                                .description(mark)
                                .schedule(trigger.scheduleOrNull())
                                .predicate(trigger.predicate())
                                .actions(trigger.actions()))));
    }

    void activate(String trigger) {
        call("Activating trigger " + trigger, () -> glue.startTrigger(request -> request.name(trigger)));
    }

    void delete(String trigger) {
        call("Deleting trigger " + trigger, () -> glue.deleteTrigger(request -> request.name(trigger)));
    }

    private <T> T call(String what, Supplier<T> call) {
        Map<String, String> context = Map.of("workflow", name);
        try {
            return call.get();
        } catch (EntityNotFoundException absent) {
            throw new ConfigurationException(
                    "WORKFLOW_PART_NOT_FOUND",
                    what + " was refused, since a job or crawler that it names is not there: create it first. "
                            + absent.getMessage(),
                    context,
                    absent);
        } catch (AlreadyExistsException taken) {
            throw new ConfigurationException(
                    "WORKFLOW_NAME_TAKEN",
                    what
                            + " was refused, since another workflow has one of that name: rename the pipeline, or delete the"
                            + " other. " + taken.getMessage(),
                    context,
                    taken);
        } catch (SdkException failure) {
            throw AwsErrors.map(what, context, failure);
        }
    }
}
