package dev.glueflake.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.glueflake.core.support.ManualClock;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RunIdTest {
    private final ManualClock clock = new ManualClock();
    private final RunIdGenerator generator = RunIdGenerator.of(clock);

    @Test
    void carriesItsTime() {
        assertThat(generator.next().timestamp()).isEqualTo(clock.instant());
    }

    @Test
    void idsOfOneMillisecondIncreaseAndHaveTheirOwnShortForms() {
        List<RunId> ids = Stream.generate(generator::next).limit(1000).toList();

        assertThat(ids).isSorted().doesNotHaveDuplicates();
        assertThat(ids).extracting(RunId::shortForm).doesNotHaveDuplicates().allMatch(text -> text.length() == 8);
    }

    @Test
    void idsIncreaseWithTimeAndWhenTheClockIsSetBack() {
        RunId first = generator.next();
        clock.advance(Duration.ofMillis(1));
        RunId second = generator.next();
        clock.advance(Duration.ofHours(-1));
        RunId third = generator.next();

        assertThat(List.of(first, second, third)).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void theSameRandomnessGivesTheSameIds() {
        RunId one = RunIdGenerator.of(clock, new Random(7)).next();
        RunId same = RunIdGenerator.of(clock, new Random(7)).next();

        assertThat(one).isEqualTo(same);
        assertThat(new RunId(one.toString())).isEqualTo(one);
    }

    @Test
    void refusesOtherTexts() {
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> new RunId("01HZZZ'; drop table x"))
                .withMessageContaining("is no run id");
    }
}
