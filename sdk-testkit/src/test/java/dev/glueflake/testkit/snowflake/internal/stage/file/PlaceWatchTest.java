package dev.glueflake.testkit.snowflake.internal.stage.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PlaceWatchTest {
    private final PlaceWatch watch = new PlaceWatch();

    @Test
    void eachLookTellsWhatHasHappenedSinceTheLastOne() {
        StagedFile kept = file("kept", "1");
        StagedFile changed = file("changed", "2");
        watch.begin(List.of(kept, file("changed", "1"), file("gone", "1")));
        StagedFile come = file("new", "1");

        PlaceWatch.Changes changes = watch.look(List.of(kept, changed, come));

        assertThat(changes).isEqualTo(new PlaceWatch.Changes(List.of(changed, come), Set.of("gone")));
        assertThat(watch.look(List.of(kept, changed, come)).isEmpty()).isTrue();
    }

    @Test
    void whatWentAndCameBackIsNew() {
        StagedFile file = file("a", "1");
        watch.begin(List.of(file));
        assertThat(watch.look(List.of()).gone()).containsExactly("a");
        assertThat(watch.look(List.of(file)).come()).containsExactly(file);
    }

    private static StagedFile file(String name, String etag) {
        return new StagedFile(name, 1, etag, Instant.EPOCH);
    }
}
