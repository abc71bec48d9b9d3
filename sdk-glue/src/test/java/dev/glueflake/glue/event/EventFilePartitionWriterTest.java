package dev.glueflake.glue.event;

import static dev.glueflake.glue.event.EventWorld.NAME;
import static dev.glueflake.glue.event.EventWorld.PERIOD;
import static dev.glueflake.glue.event.EventWorld.SOURCE;
import static dev.glueflake.glue.event.EventWorld.VEHICLE;
import static dev.glueflake.glue.event.EventWorld.settings;
import static dev.glueflake.glue.event.EventWorld.value;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.Zstd;
import dev.glueflake.core.metrics.Metrics;
import dev.glueflake.core.progress.ProgressEvent;
import dev.glueflake.core.progress.ProgressState;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.apache.avro.Schema;
import org.apache.avro.file.DataFileConstants;
import org.apache.avro.file.DataFileStream;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EventFilePartitionWriterTest {
    private static EventWorld world;

    @BeforeAll
    static void start() {
        world = new EventWorld();
    }

    @AfterAll
    static void stop() {
        world.close();
    }

    @BeforeEach
    void reset() {
        world.reset();
    }

    @Test
    void eachTypeBecomesAFileAtItsKey() {
        PartitionedFiles result = world.split(VEHICLE, "", PERIOD, VEHICLE, "  \r");

        assertThat(world.lake().keySet())
                .containsExactly(
                        "demo/operating_period/2019/06/01/2019-06-01-15-7-42-events.avro",
                        "demo/vehicle/2019/06/01/2019-06-01-15-7-42-events.avro");
        assertThat(result.partitions())
                .extracting(PartitionedFiles.Partition::on, PartitionedFiles.Partition::events)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("operating_period", 1L),
                        org.assertj.core.groups.Tuple.tuple("vehicle", 2L));
        assertThat(result.lines()).isEqualTo(5);
        assertThat(result.blank()).isEqualTo(2);
        assertThat(result.written()).isEqualTo(3);
        assertThat(result.quarantined()).isZero();
        assertThat(result.quarantine()).isNull();
        assertThat(result.droppedFields()).isZero();
    }

    @Test
    void eventsAreFlattenedByTheirTransformers() {
        world.split(PERIOD, VEHICLE);

        GenericRecord vehicle = world.records("vehicle").get(0);
        assertThat(value(vehicle, "event")).isEqualTo("update");
        assertThat(value(vehicle, "on")).isEqualTo("vehicle");
        assertThat(value(vehicle, "at")).isEqualTo("2019-06-01T15:07:42Z");
        assertThat(value(vehicle, "organization_id")).isEqualTo("o1");
        assertThat(value(vehicle, "id")).isEqualTo("v1");
        assertThat(value(vehicle, "lat")).isEqualTo(52.5);
        assertThat(value(vehicle, "lng")).isEqualTo(13.4);
        assertThat(value(vehicle, "start")).isNull();
        GenericRecord period = world.records("operating_period").get(0);
        assertThat(value(period, "start")).isEqualTo("2019-06-01T15:00:00Z");
        assertThat(value(period, "finish")).isEqualTo("2019-06-01T16:00:00Z");
        assertThat(value(period, "lat")).isNull();
    }

    @Test
    void theSchemaIsThatOfTheOldEventLake() throws IOException {
        PartitionedFiles result = world.split(
                settings().transformers(EventTransformer.builtInWithFloats()).build(), VEHICLE);

        try (DataFileStream<GenericRecord> file = new DataFileStream<>(
                new ByteArrayInputStream(
                        world.bytes(result.partitions().get(0).file().location())),
                new GenericDatumReader<>())) {
            Schema schema = file.getSchema();
            assertThat(schema.getFullName()).isEqualTo("door2door.door2door");
            assertThat(schema.getFields())
                    .extracting(Schema.Field::name)
                    .containsExactly("event", "on", "at", "organization_id", "id", "start", "finish", "lat", "lng");
            assertThat(schema.getField("lat").schema()).hasToString("[\"null\",\"float\"]");
            assertThat(schema.getField("id").schema()).hasToString("[\"null\",\"string\"]");
            assertThat(schema.getFields()).allMatch(Schema.Field::hasDefaultValue);
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyCodecReadsBackAndGivesTheSameBytesAgain(EventFileSettings.Codec codec) throws IOException {
        EventFileSettings settings = settings().codec(codec).build();
        String[] lines = generated(3000);

        PartitionedFiles first = world.split(settings, lines);
        Map<String, byte[]> files = world.lake();
        PartitionedFiles second = world.split(settings, lines);

        assertThat(first.partitions().get(1).file().sha256())
                .isEqualTo(second.partitions().get(1).file().sha256());
        assertThat(world.lake()).usingRecursiveComparison().isEqualTo(files);
        assertThat(world.records("vehicle")).hasSize(1500).allSatisfy(record -> assertThat(value(record, "lat"))
                .isInstanceOf(Double.class));
        assertThat(codecName(first)).isEqualTo(name(codec));
    }

    @Test
    void plainGzipAndZstandardContentGiveTheSameRecords() throws IOException {
        byte[] text = String.join("\n", generated(200)).getBytes(StandardCharsets.UTF_8);
        int cut = text.length / 3;
        ByteArrayOutputStream members = new ByteArrayOutputStream();
        members.write(gzip(java.util.Arrays.copyOf(text, cut)));
        members.write(gzip(java.util.Arrays.copyOfRange(text, cut, text.length)));
        world.put(NAME, text);
        world.writer().write(settings().build(), SOURCE);
        List<GenericRecord> plain = world.records("vehicle");

        for (byte[] content : List.of(gzip(text), members.toByteArray(), Zstd.compress(text))) {
            world.put(NAME, content);
            PartitionedFiles result = world.writer().write(settings().build(), SOURCE);

            assertThat(result.lines()).isEqualTo(200);
            assertThat(world.records("vehicle")).isEqualTo(plain);
        }
    }

    @Test
    void fieldsMayComeInAnyOrderWithEscapesAndEveryCharacter() {
        world.split("""
                {"data":{"location":{"lng":-1e-3,"lat":0},"id":"\\u0041\\ud83d\\ude00é\\n\\u0000"},"at":null,"on":"vehicle"}""");

        GenericRecord record = world.records("vehicle").get(0);
        assertThat(value(record, "id")).isEqualTo("A\ud83d\ude00é\n\0");
        assertThat(value(record, "lng")).isEqualTo(-0.001);
        assertThat(value(record, "lat")).isEqualTo(0.0);
        assertThat(value(record, "at")).isNull();
    }

    @Test
    void aUsersTransformerIsChosenByItsType() {
        Schema schema = new Schema.Parser().parse("""
                {"type":"record","name":"ride","fields":[
                 {"name":"id","type":"long"},{"name":"seats","type":["int","null"]},
                 {"name":"shared","type":"boolean"},{"name":"price","type":["null","float"]}]}""");
        EventTransformer ride = EventTransformer.builder("ride", schema)
                .source("id", "data.id")
                .source("seats", "data.seats", "seats")
                .source("shared", "data.flags.shared")
                .ignore("on")
                .build();

        PartitionedFiles result = world.split(
                settings()
                        .transformers(EventTransformer.builtIn())
                        .transformer(ride)
                        .build(),
                "{\"on\":\"ride\",\"seats\":3,\"data\":{\"id\":9223372036854775807,\"flags\":{\"shared\":true}},\"price\":1.5}",
                VEHICLE);

        assertThat(world.records("ride"))
                .hasToString("[{\"id\": 9223372036854775807, \"seats\": 3, \"shared\": true, \"price\": 1.5}]");
        assertThat(result.written()).isEqualTo(2);
    }

    @Test
    void progressAndMetricsAreTold() {
        List<ProgressEvent> events = new ArrayList<>();
        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        world.put(VEHICLE + "\nbroken\n" + PERIOD);

        EventFilePartitionWriter.builder(world.aws.s3())
                .progress(events::add)
                .metrics(Metrics.of(registry))
                .build()
                .write(settings().build(), SOURCE);

        assertThat(events.get(events.size() - 1).state()).isEqualTo(ProgressState.DONE);
        assertThat(events.get(events.size() - 1).done()).isEqualTo(3);
        assertThat(registry.get("glueflake.event.lines").counter().count()).isEqualTo(3);
        assertThat(registry.get("glueflake.event.written")
                        .tag("on", "vehicle")
                        .counter()
                        .count())
                .isEqualTo(1);
        assertThat(registry.get("glueflake.event.quarantined")
                        .tag("reason", "BAD_JSON")
                        .counter()
                        .count())
                .isEqualTo(1);
    }

    static String[] generated(int count) {
        Random random = new Random(7);
        String[] lines = new String[count];
        for (int i = 0; i < count; i++) {
            lines[i] = i % 2 == 1
                    ? PERIOD.replace("p1", "p" + random.nextInt(1000))
                    : VEHICLE.replace("52.5", String.valueOf(random.nextDouble() * 90))
                            .replace("v1", "v" + i);
        }
        return lines;
    }

    private static String codecName(PartitionedFiles result) throws IOException {
        try (DataFileStream<GenericRecord> file = new DataFileStream<>(
                new ByteArrayInputStream(
                        world.bytes(result.partitions().get(0).file().location())),
                new GenericDatumReader<>())) {
            return file.getMetaString(DataFileConstants.CODEC);
        }
    }

    private static String name(EventFileSettings.Codec codec) {
        return switch (codec) {
            case NULL -> "null";
            case SNAPPY -> "snappy";
            case DEFLATE -> "deflate";
            case ZSTD -> "zstandard";
        };
    }

    static byte[] gzip(byte[] text) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(text);
        }
        return out.toByteArray();
    }
}
