package dev.glueflake.testkit.snowflake.internal.stage.orc;

import dev.glueflake.testkit.snowflake.internal.stage.orc.StripeStreams.Kind;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.ToLongFunction;

/** The streams of a stripe's columns. */
final class OrcColumns {
    private static final LocalDateTime BASE = LocalDateTime.of(2015, 1, 1, 0, 0);

    private final Random random;
    private final String zone;
    private final List<Stream> streams = new ArrayList<>();
    private final SortedMap<Integer, byte[]> encodings = new TreeMap<>();

    record Stream(int column, Kind kind, byte[] bytes) {}

    OrcColumns(Random random, String zone) {
        this.random = random;
        this.zone = zone;
    }

    String zone() {
        return zone;
    }

    List<Stream> streams() {
        return streams;
    }

    /** Of each column, by its number. */
    List<byte[]> encodings() {
        return List.copyOf(encodings.values());
    }

    void write(OrcType type, List<?> values) {
        if (values.contains(null) || random.nextInt(8) == 0) {
            stream(
                    type,
                    Kind.PRESENT,
                    bits(values.stream().map(Objects::nonNull).toList()));
        }
        new Column(type, random.nextBoolean())
                .write(values.stream().filter(Objects::nonNull).toList());
    }

    private void stream(OrcType type, Kind kind, byte[] bytes) {
        streams.add(new Stream(type.id(), kind, bytes));
    }

    private byte[] bits(List<Boolean> values) {
        byte[] bytes = new byte[(values.size() + 7) / 8];
        for (int i = 0; i < values.size(); i++) {
            bytes[i / 8] |= (byte) (values.get(i) ? 0x80 >> i % 8 : 0);
        }
        return OrcBytes.byteRuns(bytes, random);
    }

    /** @param later whether numbers are in the encoding of Hive 0.12 */
    private final class Column {
        private final OrcType type;
        private final boolean later;

        Column(OrcType type, boolean later) {
            this.type = type;
            this.later = later;
        }

        void write(List<?> values) {
            encoding(false, 0);
            switch (type.kind()) {
                case BOOLEAN ->
                    stream(
                            type,
                            Kind.DATA,
                            bits(values.stream().map(Boolean.class::cast).toList()));
                case BYTE -> tiny(values);
                case SHORT, INT, LONG -> numbers(Kind.DATA, true, values, value -> (Long) value);
                case DATE -> numbers(Kind.DATA, true, values, value -> ((LocalDate) value).toEpochDay());
                case FLOAT ->
                    data(
                            values,
                            (out, value) ->
                                    out.littleEndian(Float.floatToIntBits(((Double) value).floatValue()), Float.BYTES));
                case DOUBLE ->
                    data(
                            values,
                            (out, value) -> out.littleEndian(Double.doubleToLongBits((Double) value), Double.BYTES));
                case STRING -> texts(values);
                case BINARY -> blobs(values);
                case DECIMAL -> decimals(values);
                case TIMESTAMP -> timestamps(values);
                case LIST -> list(values);
                case MAP -> map(values);
                default -> struct(values);
            }
        }

        private void encoding(boolean dictionary, int size) {
            boolean whole = type.children().isEmpty() || type.kind() != OrcType.Kind.STRUCT;
            int number = (dictionary ? 1 : 0) + (later && whole && hasNumbers() ? 2 : 0);
            encodings.put(
                    type.id(), new OrcBytes().field(1, number).field(2, size).toByteArray());
        }

        private boolean hasNumbers() {
            return switch (type.kind()) {
                case BOOLEAN, BYTE, FLOAT, DOUBLE -> false;
                default -> true;
            };
        }

        private void numbers(Kind kind, boolean signed, List<?> values, ToLongFunction<Object> number) {
            long[] all = values.stream().mapToLong(number::applyAsLong).toArray();
            stream(type, kind, OrcNumbers.write(all, signed, later, random));
        }

        private void data(List<?> values, BiConsumer<OrcBytes, Object> write) {
            OrcBytes out = new OrcBytes();
            values.forEach(value -> write.accept(out, value));
            stream(type, Kind.DATA, out.toByteArray());
        }

        private void tiny(List<?> values) {
            byte[] bytes = new byte[values.size()];
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] = ((Long) values.get(i)).byteValue();
            }
            stream(type, Kind.DATA, OrcBytes.byteRuns(bytes, random));
        }

        private void texts(List<?> values) {
            if (random.nextBoolean()) {
                blobs(values);
                return;
            }
            List<String> words =
                    values.stream().map(value -> text((byte[]) value)).toList();
            List<String> dictionary = List.copyOf(new LinkedHashSet<>(words));
            List<byte[]> entries = dictionary.stream()
                    .map(word -> word.getBytes(StandardCharsets.UTF_8))
                    .toList();
            encoding(true, dictionary.size());
            numbers(Kind.DATA, false, words, dictionary::indexOf);
            OrcBytes all = new OrcBytes();
            entries.forEach(all::bytes);
            stream(type, Kind.DICTIONARY_DATA, all.toByteArray());
            numbers(Kind.LENGTH, false, entries, value -> ((byte[]) value).length);
        }

        private void blobs(List<?> values) {
            data(values, (out, value) -> out.bytes((byte[]) value));
            numbers(Kind.LENGTH, false, values, value -> ((byte[]) value).length);
        }

        private void decimals(List<?> values) {
            data(values, (out, value) -> out.signedVarint(((BigDecimal) value).unscaledValue()));
            numbers(Kind.SECONDARY, true, values, value -> ((BigDecimal) value).scale());
        }

        private void timestamps(List<?> values) {
            ZoneId at = ZoneId.of(zone);
            long base = BASE.atZone(at).toEpochSecond();
            numbers(
                    Kind.DATA,
                    true,
                    values,
                    value -> seconds(((LocalDateTime) value).atZone(at).toInstant()) - base);
            numbers(Kind.SECONDARY, false, values, value -> nanos(((LocalDateTime) value).getNano()));
        }

        private void list(List<?> values) {
            numbers(Kind.LENGTH, false, values, value -> ((List<?>) value).size());
            OrcColumns.this.write(type.children().get(0), elements(values));
        }

        /** Of entries, each a list of key and value. */
        private void map(List<?> values) {
            numbers(Kind.LENGTH, false, values, value -> ((List<?>) value).size());
            fields(elements(values));
        }

        private void struct(List<?> values) {
            fields(values);
        }

        private void fields(List<?> values) {
            for (int i = 0; i < type.children().size(); i++) {
                List<Object> field = new ArrayList<>();
                for (Object value : values) {
                    field.add(((List<?>) value).get(i));
                }
                OrcColumns.this.write(type.children().get(i), field);
            }
        }
    }

    private static List<Object> elements(List<?> lists) {
        List<Object> all = new ArrayList<>();
        lists.forEach(list -> all.addAll((List<?>) list));
        return all;
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** Cut towards zero, as writers do where there is more than a millisecond. */
    private static long seconds(java.time.Instant instant) {
        boolean cut = instant.getEpochSecond() < 0 && instant.getNano() >= 1_000_000;
        return instant.getEpochSecond() + (cut ? 1 : 0);
    }

    private static long nanos(int nanos) {
        int zeros = 0;
        int rest = nanos;
        while (rest != 0 && rest % 10 == 0 && zeros < 8) {
            rest /= 10;
            zeros++;
        }
        return zeros < 2 ? (long) nanos << 3 : (long) rest << 3 | zeros - 1;
    }
}
