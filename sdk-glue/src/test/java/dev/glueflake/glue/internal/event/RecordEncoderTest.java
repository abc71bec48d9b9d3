package dev.glueflake.glue.internal.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.glueflake.glue.internal.event.EventReader.UnknownFieldRule;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.DecoderFactory;

/** What is encoded from a stream of tokens reads back, by Avro's own reader, as what a JSON tree holds. */
class RecordEncoderTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Schema SCHEMA = new Schema.Parser().parse("""
            {"type":"record","name":"r","fields":[
             {"name":"s","type":["null","string"]},{"name":"l","type":["long","null"]},{"name":"i","type":["null","int"]},
             {"name":"d","type":["null","double"]},{"name":"b","type":["null","boolean"]},{"name":"t","type":"string"}]}""");
    private static final Map<String, List<String>> SOURCES = Map.of("s", List.of("data.s"), "d", List.of("data.in.d"));

    private final EventReader reader = new EventReader(UnknownFieldRule.KEEP);
    private final RecordEncoder encoder =
            RecordEncoder.compile(SCHEMA, SOURCES, List.of("on"), new EncodingRules(false, UnknownFieldRule.KEEP));

    @Property(tries = 500)
    void anyOrderAnyNullsAndAnyCharactersReadBack(
            @ForAll String s,
            @ForAll long l,
            @ForAll int i,
            @ForAll double d,
            @ForAll boolean b,
            @ForAll String t,
            @ForAll String other,
            @ForAll long seed)
            throws IOException, BadLine {
        Random random = new Random(seed);
        double finite = Double.isFinite(d) ? d : 0.1;
        boolean hasText = random.nextBoolean();
        boolean hasNumbers = random.nextBoolean();
        List<Runnable> puts = new ArrayList<>();
        ObjectNode root = JSON.createObjectNode();
        puts.add(() -> root.put("on", "r"));
        puts.add(() -> root.put("t", t));
        puts.add(() -> root.put("other", other));
        puts.add(() -> {
            ObjectNode data = root.putObject("data").put("s", hasText ? s : null);
            data.putObject("in").put("d", finite);
        });
        if (hasNumbers) {
            puts.add(() -> root.put("l", l));
            puts.add(() -> root.put("i", i));
            puts.add(() -> root.put("b", b));
        }
        Collections.shuffle(puts, random);
        puts.forEach(Runnable::run);

        GenericRecord record = roundTrip(root);

        assertThat(text(record.get("s"))).isEqualTo(hasText ? s : null);
        assertThat(record.get("l")).isEqualTo(hasNumbers ? l : null);
        assertThat(record.get("i")).isEqualTo(hasNumbers ? i : null);
        assertThat(record.get("b")).isEqualTo(hasNumbers ? b : null);
        assertThat(record.get("d")).isEqualTo(finite);
        assertThat(text(record.get("t"))).isEqualTo(t);
        assertThat(record.get("extra")).isInstanceOfSatisfying(Map.class, extra -> assertThat(extra)
                .hasSize(1)
                .allSatisfy((name, value) -> assertThat(name + "=" + value).isEqualTo("other=" + other)));
    }

    private GenericRecord roundTrip(ObjectNode event) throws IOException, BadLine {
        LineReader line = new LineReader(new ByteArrayInputStream(JSON.writeValueAsBytes(event)), 1 << 20);
        assertThat(line.next()).isTrue();
        assertThat(reader.on(line)).isEqualTo("r");
        ByteBuffer bytes = encoder.encode(reader, line, "r");
        return new GenericDatumReader<GenericRecord>(encoder.schema())
                .read(
                        null,
                        DecoderFactory.get()
                                .binaryDecoder(bytes.array(), bytes.arrayOffset(), bytes.remaining(), null));
    }

    private static Object text(Object value) {
        return value instanceof CharSequence ? value.toString() : value;
    }
}
