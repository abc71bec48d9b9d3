package dev.glueflake.glue.definition;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glueflake.glue.pipeline.Pipeline;
import dev.glueflake.glue.pipeline.PipelinePlan;
import dev.glueflake.glue.pipeline.PipelinePlan.PlannedStep;
import dev.glueflake.glue.pipeline.Step;
import dev.glueflake.glue.pipeline.Steps;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Orders as blocks: {@code a b} is an order, {@code (a|b)} stands side by side. */
class BlocksTest {
    @ParameterizedTest
    @CsvSource({
        "a, a",
        "a b, (a|b)",
        "a b>a c>b, a b c",
        "a b>a c>a d>b+c, a (b|c) d",
        "a b>a c>a d>b e>c+d, a (b d|c) e",
        "a b c>a+b d>a+b, (a|b) (c|d)",
        "a b>a c d>c, (a b|c d)",
        "a b c>a d>a+b, (a|b) (c|d)",
    })
    void takeTheOrderApart(String steps, String expected) {
        assertThat(text(block(plan(steps)))).isEqualTo(expected);
    }

    @Test
    void aDependencyThatOthersImplyChangesNothing() {
        assertThat(text(block(plan("a b>a c>b+a")))).isEqualTo("a b c");
    }

    @Property(tries = 300)
    void everyStepStandsOnceAndBehindAllThatItFollows(
            @ForAll @IntRange(min = 1, max = 12) int size,
            @ForAll @IntRange(max = 100) int density,
            @ForAll long seed) {
        PipelinePlan plan = random(size, density, new Random(seed));
        StepGraph graph = new StepGraph(plan);
        Block block = block(plan);

        assertThat(block.steps()).containsExactlyInAnyOrderElementsOf(plan.steps());
        for (PlannedStep first : plan.steps()) {
            for (PlannedStep second : plan.steps()) {
                if (graph.isBefore(first, second)) {
                    assertThat(isBefore(block, first, second))
                            .as("%s before %s in %s", first.id(), second.id(), text(block))
                            .isTrue();
                }
            }
        }
    }

    private static PipelinePlan random(int size, int density, Random random) {
        List<String> steps = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            List<String> after = new ArrayList<>();
            for (int before = 0; before < i; before++) {
                if (random.nextInt(100) < density) {
                    after.add("s" + before);
                }
            }
            steps.add("s" + i + (after.isEmpty() ? "" : ">" + String.join("+", after)));
        }
        return plan(String.join(" ", steps));
    }

    private static PipelinePlan plan(String steps) {
        Pipeline.Builder pipeline = Pipeline.builder("p");
        for (String step : steps.split(" ")) {
            String[] parts = step.split("[>+]");
            Step.Builder<String> builder =
                    Step.builder(parts[0], Steps.function("nothing", String.class, context -> ""));
            for (int i = 1; i < parts.length; i++) {
                builder.after(parts[i]);
            }
            pipeline.step(builder.build());
        }
        return pipeline.build().plan();
    }

    private static Block block(PipelinePlan plan) {
        return new Blocks(new StepGraph(plan)).of(plan.steps());
    }

    private static String text(Block block) {
        if (block instanceof Block.Single single) {
            return single.step().id();
        }
        return block instanceof Block.InOrder order
                ? order.parts().stream().map(BlocksTest::text).collect(Collectors.joining(" "))
                : ((Block.Together) block)
                        .parts().stream().map(BlocksTest::text).collect(Collectors.joining("|", "(", ")"));
    }

    private static boolean isBefore(Block block, PlannedStep first, PlannedStep second) {
        if (block instanceof Block.InOrder order) {
            int one = part(order.parts(), first);
            int other = part(order.parts(), second);
            return one < other || (one == other && isBefore(order.parts().get(one), first, second));
        }
        if (block instanceof Block.Together together) {
            int one = part(together.parts(), first);
            return one == part(together.parts(), second)
                    && isBefore(together.parts().get(one), first, second);
        }
        return false;
    }

    private static int part(List<Block> parts, PlannedStep step) {
        for (int i = 0; i < parts.size(); i++) {
            if (parts.get(i).steps().contains(step)) {
                return i;
            }
        }
        throw new AssertionError(step.id());
    }
}
