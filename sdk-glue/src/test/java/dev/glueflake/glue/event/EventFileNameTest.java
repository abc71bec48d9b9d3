package dev.glueflake.glue.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.glueflake.core.ConfigurationException;
import dev.glueflake.core.S3Location;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.StringLength;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventFileNameTest {
    @Property
    void everySecondRoundTrips(@ForAll @LongRange(min = -62_167_219_200L, max = 253_402_300_799L) long second) {
        EventFileName name = new EventFileName(LocalDateTime.ofEpochSecond(second, 0, ZoneOffset.UTC));

        assertThat(EventFileName.parse(name.toString())).isEqualTo(name);
        assertThat(name.toString()).startsWith(EventFileName.hourPrefix(name.second()));
        assertThat(name.stem() + ".json").isEqualTo(name.toString());
    }

    @Property
    void aNameIsTakenAsItIsOrRefused(@ForAll @StringLength(max = 40) String text) {
        try {
            assertThat(EventFileName.parse(text)).hasToString(text.substring(text.lastIndexOf('/') + 1));
        } catch (ConfigurationException refused) {
            assertThat(refused.errorCode()).isEqualTo("EVENT_FILE_NAME_INVALID");
        }
    }

    @Property
    void noKeyLeavesItsPartition(
            @ForAll @StringLength(min = 1, max = 20) @CharRange(from = '!', to = '~') String on,
            @ForAll @LongRange(min = 0, max = 253_402_300_799L) long second) {
        EventFileName name = new EventFileName(LocalDateTime.ofEpochSecond(second, 0, ZoneOffset.UTC));
        EventTransformer transformer;
        try {
            transformer = EventTransformer.builder(on, schema()).build();
        } catch (ConfigurationException refused) {
            return;
        }
        EventFileSettings settings =
                EventWorld.settings().transformer(transformer).build();
        EventFilePlan plan = new EventFilePlan(new S3Location("events", name.toString()), "\"e\"", 1, settings);

        assertThat(plan.output(on).key())
                .isEqualTo("demo/" + on + "/" + name.dayFolder() + "/" + name.stem() + ".avro");
        assertThat(plan.output(on).key().split("/", -1)).hasSize(6).doesNotContain("", ".", "..");
        assertThat(settings.destination().contains(plan.quarantine())).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2019-06-01-15-7-42-events.json.gz",
                "2019-06-01-15-07-42-events.json",
                "2019-06-01-5-7-42-events.json",
                "2019-06-31-15-7-42-events.json",
                "2019-06-01-24-7-42-events.json",
                "2019-06-01-15-60-42-events.json",
                "2019-06-01-15-7-42-vehicles.json",
                "2019-06-01-15-7-42-events.json/",
                "٢٠١٩-06-01-15-7-42-events.json"
            })
    void otherFormsAreRefused(String text) {
        assertThatThrownBy(() -> EventFileName.parse(text))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("is no name of an event file");
    }

    @Test
    void aTypeThatIsNoPartOfAKeyIsRefused() {
        for (String on : new String[] {"", "a/b", "..", "a..b", ".hidden", "a b", "ü"}) {
            assertThatThrownBy(() -> EventTransformer.builder(on, schema()))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining("no name for a part of a key");
        }
    }

    private static Schema schema() {
        return new Schema.Parser().parse("{\"type\":\"record\",\"name\":\"r\",\"fields\":[]}");
    }
}
