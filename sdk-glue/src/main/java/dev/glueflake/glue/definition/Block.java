package dev.glueflake.glue.definition;

import dev.glueflake.glue.pipeline.PipelinePlan.PlannedStep;
import java.util.List;

/** A part of a pipeline in the forms that a state machine has for order. */
sealed interface Block {
    /** One step. */
    record Single(PlannedStep step) implements Block {}

    /** One part behind the other. */
    record InOrder(List<Block> parts) implements Block {}

    /** Parts that know nothing of each other. */
    record Together(List<Block> parts) implements Block {}

    /** The steps of the part, in their order. */
    default List<PlannedStep> steps() {
        if (this instanceof Single single) {
            return List.of(single.step());
        }
        List<Block> parts = this instanceof InOrder order ? order.parts() : ((Together) this).parts();
        return parts.stream().flatMap(part -> part.steps().stream()).toList();
    }
}
