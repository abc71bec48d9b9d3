package dev.glueflake.glue.event;

import dev.glueflake.core.S3Location;
import dev.glueflake.testkit.aws.AwsEnvironment;
import dev.glueflake.testkit.aws.EmbeddedAws;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.file.DataFileStream;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.S3Object;

/** Embedded S3 with a bucket of event files and a lake, and Avro's own reader to look at what was written. */
public final class EventWorld implements AutoCloseable {
    public static final String NAME = "2019-06-01-15-7-42-events.json";
    static final S3Location SOURCE = S3Location.parse("s3://events/" + NAME);
    public static final String VEHICLE = """
            {"event":"update","on":"vehicle","at":"2019-06-01T15:07:42Z","organization_id":"o1",\
            "data":{"id":"v1","location":{"lat":52.5,"lng":13.4,"at":"2019-06-01T15:07:41Z"}}}""";
    public static final String PERIOD = """
            {"event":"create","on":"operating_period","at":"2019-06-01T15:07:42Z","organization_id":"o1",\
            "data":{"id":"p1","start":"2019-06-01T15:00:00Z","finish":"2019-06-01T16:00:00Z"}}""";

    public final EmbeddedAws aws = AwsEnvironment.embedded();

    public void reset() {
        aws.reset();
        aws.s3().createBucket(request -> request.bucket("events"));
        aws.s3().createBucket(request -> request.bucket("lake"));
    }

    public static EventFileSettings.Builder settings() {
        return EventFileSettings.builder(S3Location.parse("s3://events/"), S3Location.parse("s3://lake/demo/"));
    }

    public EventFilePartitionWriter writer() {
        return EventFilePartitionWriter.of(aws.s3());
    }

    PartitionedFiles split(String... lines) {
        return split(settings().build(), lines);
    }

    PartitionedFiles split(EventFileSettings settings, String... lines) {
        put(String.join("\n", lines));
        return writer().write(settings, SOURCE);
    }

    public void put(String text) {
        put(NAME, text.getBytes(StandardCharsets.UTF_8));
    }

    public void put(String key, byte[] content) {
        aws.s3().putObject(request -> request.bucket("events").key(key), RequestBody.fromBytes(content));
    }

    byte[] bytes(S3Location location) {
        return aws.s3()
                .getObjectAsBytes(request -> request.bucket(location.bucket()).key(location.key()))
                .asByteArray();
    }

    String text(String key) {
        return new String(bytes(new S3Location("lake", key)), StandardCharsets.UTF_8);
    }

    /** Every object of the lake, by key. */
    Map<String, byte[]> lake() {
        Map<String, byte[]> all = new TreeMap<>();
        for (S3Object object :
                aws.s3().listObjectsV2(request -> request.bucket("lake")).contents()) {
            all.put(object.key(), bytes(new S3Location("lake", object.key())));
        }
        return all;
    }

    List<GenericRecord> records(String on) {
        return records(new S3Location("lake", "demo/" + on + "/2019/06/01/2019-06-01-15-7-42-events.avro"));
    }

    List<GenericRecord> records(S3Location location) {
        try (DataFileStream<GenericRecord> stream =
                new DataFileStream<>(new ByteArrayInputStream(bytes(location)), new GenericDatumReader<>())) {
            List<GenericRecord> records = new ArrayList<>();
            stream.forEach(records::add);
            return records;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static @Nullable Object value(GenericRecord record, String field) {
        Object value = record.get(field);
        return value instanceof CharSequence ? value.toString() : value;
    }

    @Override
    public void close() {
        aws.close();
    }
}
