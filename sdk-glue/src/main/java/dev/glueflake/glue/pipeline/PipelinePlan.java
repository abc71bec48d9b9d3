package dev.glueflake.glue.pipeline;

import dev.glueflake.glue.internal.json.JsonDocument;
import dev.glueflake.glue.pipeline.Step.OnFailure;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a pipeline will do, checked: a value that prints and draws itself. Holds no client, no parameter's value and no
 * secret. Immutable and thread-safe.
 *
 * @param name the pipeline's name
 * @param steps every step once, each after those it follows
 */
public record PipelinePlan(String name, List<PlannedStep> steps) {

    /**
     * Copies the list.
     *
     * @param name as in the record
     * @param steps as in the record
     */
    public PipelinePlan {
        steps = List.copyOf(steps);
    }

    /**
     * A value that a step takes.
     *
     * @param type the simple name of its type
     * @param from the step whose result it is, null for a parameter of the pipeline
     */
    public record PlannedInput(String type, @Nullable String from) {

        /**
         * Returns the type and where the value comes from.
         *
         * @return the text
         */
        @Override
        public String toString() {
            return type + (from == null ? " parameter" : " of " + from);
        }
    }

    /**
     * One step.
     *
     * @param id its id
     * @param kind its kind of action
     * @param description what it will do
     * @param after ids of the steps it follows
     * @param inputs what it takes, by name
     * @param onFailure what becomes of the others when it fails
     * @param required whether the pipeline fails without it
     * @param repeatable whether it may be done again where nothing tells how far it had come
     * @param serviceCall what a service can be asked for in its place, null if only this SDK can do it
     */
    public record PlannedStep(
            String id,
            String kind,
            String description,
            List<String> after,
            Map<String, PlannedInput> inputs,
            OnFailure onFailure,
            boolean required,
            boolean repeatable,
            StepAction.@Nullable ServiceCall serviceCall) {

        /**
         * Copies the collections.
         *
         * @param id as in the record
         * @param kind as in the record
         * @param description as in the record
         * @param after as in the record
         * @param inputs as in the record
         * @param onFailure as in the record
         * @param required as in the record
         * @param repeatable as in the record
         * @param serviceCall as in the record
         */
        public PlannedStep {
            after = List.copyOf(after);
            inputs = Collections.unmodifiableMap(new LinkedHashMap<>(inputs));
        }

        /** A description may be worded anew between releases, and a call made anew; the rest decides how a run goes. */
        private PlannedStep withoutDescription() {
            return new PlannedStep(id, kind, "", after, inputs, onFailure, required, repeatable, null);
        }
    }

    static PipelinePlan of(Pipeline pipeline) {
        List<PlannedStep> steps = StepOrder.of(pipeline.steps()).stream()
                .<PlannedStep>map(PipelinePlan::planned)
                .toList();
        return new PipelinePlan(pipeline.name(), steps);
    }

    private static PlannedStep planned(Step<?> step) {
        Map<String, PlannedInput> inputs = new LinkedHashMap<>();
        step.inputs()
                .forEach((name, input) ->
                        inputs.put(name, new PlannedInput(input.type().getSimpleName(), input.from())));
        return new PlannedStep(
                step.id(),
                step.action().kind(),
                step.action().description(),
                List.copyOf(step.dependencies()),
                inputs,
                step.onFailure(),
                step.required(),
                step.repeatable(),
                step.serviceCall().orElse(null));
    }

    /** Tells whether a run of the other plan can go on with this one. */
    boolean continues(PipelinePlan other) {
        return name.equals(other.name)
                && steps.stream()
                        .map(PlannedStep::withoutDescription)
                        .toList()
                        .equals(other.steps.stream()
                                .map(PlannedStep::withoutDescription)
                                .toList());
    }

    /**
     * Draws the plan as a Mermaid flow chart.
     *
     * @return text that starts with {@code flowchart LR}
     */
    public String toMermaid() {
        return new Mermaid(this).text();
    }

    /**
     * Writes the plan as JSON.
     *
     * @return a JSON object
     */
    public String toJson() {
        return PlanJson.write(this);
    }

    /**
     * Reads a plan that {@link #toJson()} wrote.
     *
     * @param json the JSON object
     * @return the plan
     * @throws dev.glueflake.core.ConfigurationException when the text is not such a plan
     */
    public static PipelinePlan fromJson(String json) {
        return JsonDocument.read("a pipeline plan", json, PlanJson::read);
    }

    /**
     * Returns a line for each step, for a dry run.
     *
     * @return the text
     */
    @Override
    public String toString() {
        return "Pipeline " + name + ", " + steps.size() + " steps\n"
                + steps.stream().map(PipelinePlan::line).collect(Collectors.joining());
    }

    private static String line(PlannedStep step) {
        return "  " + step.id() + " (" + step.kind() + "): " + step.description()
                + (step.after().isEmpty() ? "" : "; after " + String.join(", ", step.after()))
                + (step.inputs().isEmpty() ? "" : "; takes " + step.inputs())
                + (step.onFailure() == OnFailure.SKIP_DEPENDENTS ? "" : "; on failure " + step.onFailure())
                + (step.repeatable() ? "; repeatable" : "")
                + (step.required() ? "" : "; optional") + "\n";
    }
}
