package dev.glueflake.glue.event;

import static dev.glueflake.glue.event.EventWorld.NAME;
import static dev.glueflake.glue.event.EventWorld.PERIOD;
import static dev.glueflake.glue.event.EventWorld.SOURCE;
import static dev.glueflake.glue.event.EventWorld.VEHICLE;
import static dev.glueflake.glue.event.EventWorld.settings;
import static dev.glueflake.glue.event.EventWorld.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.glueflake.core.ConfigurationException;
import dev.glueflake.core.PermanentException;
import dev.glueflake.core.S3Location;
import dev.glueflake.core.TransientException;
import dev.glueflake.glue.event.EventFileSettings.UnknownFields;
import dev.glueflake.testkit.aws.AwsService;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The known defects of the old event lake that lie on the writer's path, each by its id. */
class EventLakeDefectsTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String QUARANTINE = "quarantine/demo/2019/06/01/2019-06-01-15-7-42-events.jsonl";

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
    void c01AnUnknownTypeGoesToTheQuarantineAndTheOthersAreWritten() {
        PartitionedFiles result = world.split(VEHICLE, "{\"on\":\"scooter\",\"event\":\"new\"}", PERIOD);

        assertThat(result.written()).isEqualTo(2);
        assertThat(result.quarantinedByReason()).isEqualTo(Map.of("UNKNOWN_ON", 1L));
        assertThat(broken().get(0).path("content").asText()).isEqualTo("{\"on\":\"scooter\",\"event\":\"new\"}");
    }

    @Test
    void c02BrokenLinesGoToTheQuarantineWithReasonLineAndOffset() {
        PartitionedFiles result = world.split(
                VEHICLE,
                "{\"on\":\"vehicle\"",
                "",
                "{\"event\":\"x\"}",
                "{\"on\":null}",
                "[1]",
                "{\"on\":\"vehicle\"} {}",
                "{\"on\":\"vehicle\",\"on\":\"vehicle\"}",
                "{\"on\":7}",
                "{\"on\":\"vehicle\",\"data\":5}",
                "{\"on\":\"vehicle\",\"data\":{\"id\":[1]}}",
                "{\"on\":\"vehicle\",\"data\":{\"id\":\"\\ud83d\"}}",
                "{\"on\":\"vehicle\",\"data\":{\"location\":{\"lat\":\"52\"}}}",
                "{\"on\":\"vehicle\",\"data\":{\"location\":{\"lat\":1e999}}}",
                "{\"on\":\"vehicle\",\"x\":" + "[".repeat(100) + "]".repeat(100) + "}",
                PERIOD);

        assertThat(result.lines()).isEqualTo(16);
        assertThat(result.written()).isEqualTo(2);
        assertThat(result.blank()).isEqualTo(1);
        assertThat(broken())
                .extracting(line ->
                        line.path("line").asInt() + " " + line.path("reason").asText())
                .containsExactly(
                        "2 BAD_JSON",
                        "4 MISSING_ON",
                        "5 MISSING_ON",
                        "6 NO_OBJECT",
                        "7 BAD_JSON",
                        "8 BAD_JSON",
                        "9 WRONG_TYPE",
                        "10 WRONG_TYPE",
                        "11 WRONG_TYPE",
                        "12 BAD_JSON",
                        "13 WRONG_TYPE",
                        "14 WRONG_TYPE",
                        "15 BAD_JSON");
        JsonNode first = broken().get(0);
        assertThat(first.path("source").asText()).isEqualTo(SOURCE.toString());
        assertThat(first.path("offset").asInt()).isEqualTo(VEHICLE.length() + 1);
        assertThat(first.path("message").asText()).isNotBlank();
        assertThat(result.quarantine()).isNotNull();
        assertThat(world.records("vehicle")).hasSize(1);
    }

    @Test
    void c02ALineThatIsNotUtf8OrTooLongIsKeptAsFarAsItCanBe() {
        byte[] invalid = {'{', '"', (byte) 0xff, '"', '}', '\n'};
        byte[] longer = ("{\"on\":\"" + "x".repeat(3000) + "\"}").getBytes(java.nio.charset.StandardCharsets.UTF_8);
        byte[] all = java.util.Arrays.copyOf(invalid, invalid.length + longer.length);
        System.arraycopy(longer, 0, all, invalid.length, longer.length);
        world.put(NAME, all);

        PartitionedFiles result =
                world.writer().write(settings().maxLineBytes(2000).build(), SOURCE);

        assertThat(result.quarantinedByReason()).isEqualTo(Map.of("BAD_JSON", 1L, "LINE_TOO_LONG", 1L));
        assertThat(broken().get(0).path("contentBase64").asText()).isEqualTo("eyL/In0=");
        assertThat(broken().get(1).path("length").asInt()).isEqualTo(longer.length);
        assertThat(broken().get(1).path("offset").asInt()).isEqualTo(invalid.length);
        assertThat(broken().get(1).path("contentStart").asText()).hasSize(1024).startsWith("{\"on\":\"xxx");
    }

    @Test
    void c02AnEmptyFileHasNoOutputAndSucceeds() {
        PartitionedFiles result = world.split("");

        assertThat(result.lines()).isZero();
        assertThat(result.partitions()).isEmpty();
        assertThat(world.lake()).isEmpty();
    }

    @Test
    void aTypeWhoseLinesAreAllBrokenHasNoFile() {
        PartitionedFiles result = world.split("{\"on\":\"vehicle\",\"data\":5}");

        assertThat(result.partitions()).isEmpty();
        assertThat(world.lake().keySet()).containsExactly(QUARANTINE);
    }

    @Test
    void c03ARepetitionAfterAFailureHalfWayGivesTheSameBytesAtTheSameKeys() {
        String[] lines = {VEHICLE, "broken", PERIOD};
        world.split(lines);
        Map<String, byte[]> expected = world.lake();
        world.reset();
        world.aws
                .faults()
                .on(AwsService.S3, "PutObject")
                .keyPrefix("demo/vehicle")
                .error(403, "AccessDenied", "no", 1);

        assertThatThrownBy(() -> world.split(lines)).isInstanceOf(PermanentException.class);
        assertThat(world.aws.faults().remaining()).isZero();
        world.split(lines);

        assertThat(world.lake()).usingRecursiveComparison().isEqualTo(expected);
    }

    @Test
    void c05AFieldThatSomeRowsLackIsNull() {
        world.split(VEHICLE.replace("\"organization_id\":\"o1\",", ""), VEHICLE, VEHICLE.replace("\"o1\"", "null"));

        assertThat(world.records("vehicle"))
                .extracting(record -> value(record, "organization_id"))
                .containsExactly(null, "o1", null);
    }

    @Test
    void c06NullDataIsNullsAndANumberIsItsText() {
        String[] lines = {
            "{\"on\":\"vehicle\",\"data\":null}",
            "{\"on\":\"vehicle\",\"data\":{\"id\":12345678901234567890.10,\"location\":null}}",
            "{\"on\":\"vehicle\",\"data\":{\"id\":true}}"
        };
        world.split(lines);
        assertThat(world.records("vehicle"))
                .extracting(record -> value(record, "id"))
                .containsExactly(null, "12345678901234567890.10", "true");

        PartitionedFiles strict = world.split(settings().strictTypes(true).build(), lines);
        assertThat(strict.written()).isEqualTo(1);
        assertThat(strict.quarantinedByReason()).isEqualTo(Map.of("WRONG_TYPE", 2L));
    }

    @Test
    void c07MissingCoordinatesAreNull() {
        world.split(VEHICLE, "{\"on\":\"vehicle\",\"data\":{\"id\":\"v2\",\"location\":{\"lng\":1}}}");

        GenericRecord second = world.records("vehicle").get(1);
        assertThat(value(second, "lat")).isNull();
        assertThat(value(second, "lng")).isEqualTo(1.0);
    }

    @Test
    void c08CoordinatesKeepTheirDigitsUnlessTheOldSchemaIsChosen() {
        String line = VEHICLE.replace("52.5", "52.5200123456789");
        world.split(line);
        assertThat(value(world.records("vehicle").get(0), "lat")).isEqualTo(52.5200123456789);

        world.split(
                settings().transformers(EventTransformer.builtInWithFloats()).build(), line);
        assertThat(value(world.records("vehicle").get(0), "lat")).isEqualTo(52.520012f);
    }

    @Test
    void c09UnknownFieldsAreCountedKeptOrQuarantined() {
        String line = VEHICLE.replace(
                "\"id\":\"v1\"", "\"id\":\"v1\",\"speed\":3.10,\"tags\":{\"a\":[1,\"é\"]},\"note\":\"n\"");

        assertThat(world.split(line, VEHICLE).droppedFields()).isEqualTo(3);

        PartitionedFiles kept =
                world.split(settings().unknownFields(UnknownFields.KEEP).build(), line, VEHICLE);
        assertThat(kept.droppedFields()).isZero();
        assertThat(world.records("vehicle").get(0).get("extra").toString())
                .contains("data.note=n", "data.speed=3.10", "data.tags={\"a\":[1,\"é\"]}");
        assertThat(world.records("vehicle").get(1).get("extra")).hasToString("{}");

        PartitionedFiles strict =
                world.split(settings().unknownFields(UnknownFields.QUARANTINE).build(), line, VEHICLE);
        assertThat(strict.written()).isEqualTo(1);
        assertThat(broken().get(0).path("message").asText()).contains("data.speed");
    }

    @Test
    void c10TheDateComesFromTheBaseNameWhateverTheFolder() {
        EventFileSettings settings = EventFileSettings.builder(
                        S3Location.parse("s3://events/in-2020/hourly"), S3Location.parse("s3://lake/demo"))
                .build();
        world.put("in-2020/hourly/" + NAME, VEHICLE.getBytes(java.nio.charset.StandardCharsets.UTF_8));

        world.writer().write(settings, settings.locate(NAME));
        world.writer().write(settings, settings.locate("in-2020/hourly/" + NAME));

        assertThat(world.lake().keySet()).containsExactly("demo/vehicle/2019/06/01/2019-06-01-15-7-42-events.avro");
        assertThatThrownBy(() -> settings.locate("in-2020/other/" + NAME))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("in-2020/other")
                .hasMessageContaining("does not lie directly in s3://events/in-2020/hourly/");
        assertThatThrownBy(() -> settings.locate("2019-06-01-15-events.json"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("minute and second not padded");
    }

    @Test
    void c13AndC14RegionAndCredentialsAreThoseOfTheClient() {
        world.split(VEHICLE);

        assertThat(world.aws.calls()).isNotEmpty().allSatisfy(call -> {
            assertThat(call.region()).isEqualTo(world.aws.region());
            assertThat(call.accessKeyId()).isEqualTo(world.aws.accessKeyId());
        });
    }

    @Test
    void c15AccessDeniedIsNotTakenForAMissingFile() {
        world.aws.faults().on(AwsService.S3, "HeadObject").error(403, "AccessDenied", "no", 1);

        assertThatThrownBy(() -> world.writer().write(settings().build(), SOURCE))
                .isInstanceOf(PermanentException.class)
                .isNotInstanceOf(EventFileNotFoundException.class)
                .hasMessageContaining("s3:ListBucket");
    }

    @Test
    void c15AMissingFileIsTypedAndAMissingBucketIsAnotherError() {
        assertThatThrownBy(() -> world.writer().write(settings().build(), SOURCE))
                .isInstanceOf(EventFileNotFoundException.class)
                .hasMessageContaining(SOURCE.toString());
        EventFileSettings elsewhere = EventFileSettings.builder(
                        S3Location.parse("s3://nowhere/"), S3Location.parse("s3://lake/demo/"))
                .build();
        assertThatThrownBy(() -> world.writer().write(elsewhere, elsewhere.locate(NAME)))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("no bucket nowhere");
    }

    @Test
    void c17PartsAreSentWhileTheFileIsStillRead() {
        List<Integer> partsSent = new ArrayList<>();
        world.put((VEHICLE + "\n").repeat(150_000));

        PartitionedFiles result = EventFilePartitionWriter.builder(world.aws.s3())
                .progress(event -> partsSent.add(world.aws.callCount(AwsService.S3, "UploadPart")))
                .build()
                .write(settings().codec(EventFileSettings.Codec.NULL).build(), SOURCE);

        assertThat(result.written()).isEqualTo(150_000);
        assertThat(result.partitions().get(0).file().bytes()).isGreaterThan(10_000_000);
        // 17 reports: before the first line, one each 10,000 lines, after the last.
        assertThat(partsSent).hasSize(17);
        assertThat(partsSent.get(11)).isPositive();
    }

    @Test
    void c18NothingIsReadOrWrittenBeforeTheCall() {
        world.aws.reset();

        EventFileHandler.of(
                EventFilePartitionWriter.of(world.aws.s3()), settings().build());

        assertThat(world.aws.calls()).isEmpty();
    }

    @Test
    void c20FilesAreCompressedUnlessToldOtherwise() {
        String[] lines = EventFilePartitionWriterTest.generated(5000);

        long compressed = world.split(lines).partitions().get(0).file().bytes();
        long plain = world.split(settings().codec(EventFileSettings.Codec.NULL).build(), lines)
                .partitions()
                .get(0)
                .file()
                .bytes();

        assertThat(compressed).isLessThan(plain / 4);
    }

    @Test
    void aReadThatBreaksHalfWayLeavesNothing() {
        world.put(String.join("\n", EventFilePartitionWriterTest.generated(5000)));
        world.aws.faults().on(AwsService.S3, "GetObject").resetMidBody(1);

        assertThatThrownBy(() -> world.writer().write(settings().build(), SOURCE))
                .isInstanceOf(TransientException.class)
                .hasMessageContaining("write it again");
        assertThat(world.aws.faults().remaining()).isZero();
        assertThat(world.lake()).isEmpty();
        assertThat(world.writer().write(settings().build(), SOURCE).written()).isEqualTo(5000);
    }

    @Test
    void aFileThatChangesAfterThePlanIsNotMixed() {
        world.put(VEHICLE);
        EventFilePlan plan = world.writer().plan(settings().build(), SOURCE);
        world.put(PERIOD);

        assertThatThrownBy(() -> world.writer().write(plan))
                .isInstanceOf(TransientException.class)
                .hasMessageContaining("has changed since it was planned");
        assertThat(world.lake()).isEmpty();
    }

    @Test
    void damagedAndOverlargeContentIsRefusedAndLeavesNothing() throws IOException {
        byte[] text = String.join("\n", EventFilePartitionWriterTest.generated(500))
                .getBytes(java.nio.charset.StandardCharsets.UTF_8);
        byte[] gzip = EventFilePartitionWriterTest.gzip(text);
        byte[] zstd = com.github.luben.zstd.Zstd.compress(text);
        byte[] trailing = java.util.Arrays.copyOf(gzip, gzip.length + 5);

        for (byte[] damaged : List.of(
                java.util.Arrays.copyOf(gzip, gzip.length / 2),
                java.util.Arrays.copyOf(gzip, gzip.length - 3),
                java.util.Arrays.copyOf(zstd, zstd.length / 2),
                trailing,
                EventFilePartitionWriterTest.gzip(gzip),
                EventFilePartitionWriterTest.gzip(zstd))) {
            world.put(NAME, damaged);
            assertThatThrownBy(() -> world.writer().write(settings().build(), SOURCE))
                    .isInstanceOf(PermanentException.class)
                    .hasMessageContaining(SOURCE.toString())
                    .extracting("errorCode")
                    .isEqualTo("EVENT_FILE_DAMAGED");
        }
        world.put(NAME, gzip);
        assertThatThrownBy(
                        () -> world.writer().write(settings().maxFileBytes(1000).build(), SOURCE))
                .isInstanceOf(PermanentException.class)
                .hasMessageContaining("longer than 1000 bytes");
        world.put(NAME, EventFilePartitionWriterTest.gzip(new byte[20_000_000]));
        assertThatThrownBy(() -> world.writer().write(settings().build(), SOURCE))
                .isInstanceOf(PermanentException.class)
                .hasMessageContaining("200 times");
        assertThat(world.lake()).isEmpty();
    }

    private static List<JsonNode> broken() {
        return world.text(QUARANTINE).lines().map(EventLakeDefectsTest::json).toList();
    }

    private static JsonNode json(String line) {
        try {
            return JSON.readTree(line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
