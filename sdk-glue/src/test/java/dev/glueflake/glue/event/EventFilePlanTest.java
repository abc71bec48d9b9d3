package dev.glueflake.glue.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.glueflake.core.ConfigurationException;
import dev.glueflake.core.S3Location;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;

class EventFilePlanTest {
    private static EventFilePlan plan(EventFileSettings settings) {
        return new EventFilePlan(EventWorld.SOURCE, "\"abc\"", 42, settings);
    }

    @Test
    void roundTripsThroughJson() {
        Schema schema = new Schema.Parser()
                .parse("{\"type\":\"record\",\"name\":\"r\",\"fields\":[{\"name\":\"a\",\"type\":\"long\"}]}");
        EventFilePlan plan = plan(EventWorld.settings()
                .transformers(EventTransformer.builtInWithFloats())
                .transformer(EventTransformer.builder("ride", schema)
                        .source("a", "x.y", "z")
                        .ignore("w")
                        .build())
                .codec(EventFileSettings.Codec.DEFLATE)
                .unknownFields(EventFileSettings.UnknownFields.KEEP)
                .strictTypes(true)
                .maxLineBytes(77)
                .maxFileBytes(88)
                .quarantine(S3Location.parse("s3://broken"))
                .build());

        EventFilePlan read = EventFilePlan.fromJson(plan.toJson());

        assertThat(read).isEqualTo(plan).hasSameHashCodeAs(plan);
        assertThat(read.settings().transformers()).isEqualTo(plan.settings().transformers());
        assertThat(read.settings().transformers().get("ride").sources()).isEqualTo(Map.of("a", List.of("x.y", "z")));
        assertThat(read.settings().maxLineBytes()).isEqualTo(77);
        assertThat(read.toString()).isEqualTo(plan.toString()).contains("ride -> s3://lake/demo/ride/2019/06/01/");
    }

    @Test
    void refusesWhatIsNoPlan() {
        for (String text : List.of("{", "{}", "{\"version\":1}", "[]")) {
            assertThatThrownBy(() -> EventFilePlan.fromJson(text))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining("no plan for an event file");
        }
        assertThatThrownBy(() -> FanOutPlan.fromJson("{}")).isInstanceOf(ConfigurationException.class);
    }

    @Test
    void aFanOutsPlanRoundTripsThroughJson() {
        FanOutPlan plan = new FanOutPlan(
                "https://sqs/1/q",
                LocalDateTime.of(2019, 6, 1, 15, 0),
                List.of(EventFileName.parse(EventWorld.NAME)),
                List.of("other"));

        assertThat(FanOutPlan.fromJson(plan.toJson())).isEqualTo(plan);
        assertThat(plan.toString()).contains("1 messages", "other");
    }

    @Test
    void settingsThatDoNotFitAreRefused() {
        refused(
                EventWorld.settings().quarantine(S3Location.parse("s3://lake/demo/broken")),
                "lies within the destination");
        refused(EventWorld.settings().maxLineBytes(0), "maxLineBytes");
        refused(EventWorld.settings().maxFileBytes(0), "maxFileBytes");
        refused(
                EventFileSettings.builder(S3Location.parse("s3://events"), S3Location.parse("s3://lake")),
                "set quarantine(...)");
        assertThatThrownBy(() -> EventWorld.settings()
                        .transformers(EventTransformer.builtIn())
                        .transformers(EventTransformer.builtIn()))
                .hasMessageContaining("two transformers for on \"vehicle\"");
    }

    @Test
    void transformersThatCannotWorkAreRefused() {
        Schema schema = new Schema.Parser().parse("""
                {"type":"record","name":"r","fields":[{"name":"a","type":"string"},{"name":"b","type":"string"}]}""");
        Schema bytes = new Schema.Parser().parse("""
                {"type":"record","name":"r","fields":[{"name":"a","type":["null","string","long"]}]}""");
        Schema extra = new Schema.Parser().parse("""
                {"type":"record","name":"r","fields":[{"name":"extra","type":"string"}]}""");

        assertThatThrownBy(() -> EventTransformer.builder("r", schema).source("c", "x"))
                .hasMessageContaining("no field \"c\"");
        assertThatThrownBy(() -> EventTransformer.builder("r", schema)
                        .source("a", "x")
                        .source("b", "x.y")
                        .build())
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("\"x\" is used in two ways");
        assertThatThrownBy(() -> EventTransformer.builder("r", schema)
                        .source("a", "x..y")
                        .build())
                .hasMessageContaining("empty name");
        assertThatThrownBy(() -> EventTransformer.builder("r", bytes).build()).hasMessageContaining("is a union");
        assertThatThrownBy(() -> EventTransformer.builder("r", Schema.create(Schema.Type.STRING)))
                .hasMessageContaining("not a record");
        refused(
                EventWorld.settings()
                        .transformer(EventTransformer.builder("r", extra).build())
                        .unknownFields(EventFileSettings.UnknownFields.KEEP),
                "has a field \"extra\" itself");
    }

    @Test
    void theOldEnvironmentVariablesAreTaken() {
        EventFileSettings settings = EventFileSettings.fromEnvironment(
                        Map.of("ENV", "PRD", "SOURCE_BUCKET", "events", "DESTINATION_BUCKET", "lake"))
                .build();

        assertThat(plan(settings).output("vehicle"))
                .hasToString("s3://lake/demo/vehicle/2019/06/01/2019-06-01-15-7-42-events.avro");
        assertThatThrownBy(() -> EventFileSettings.fromEnvironment(Map.of("SOURCE_BUCKET", "events")))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("DESTINATION_BUCKET");
    }

    private static void refused(EventFileSettings.Builder builder, String message) {
        assertThatThrownBy(builder::build)
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining(message);
    }
}
