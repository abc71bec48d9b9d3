package dev.glueflake.testkit.snowflake.internal.stage.orc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glueflake.testkit.snowflake.internal.stage.orc.OrcType.Kind;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.LongSupplier;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

/** Rows of every type, written in every codec and encoding, are read as they were. */
class OrcRoundTripTest {
    private Random random = new Random();

    @Property(tries = 150, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void rowsAreReadAsTheyWereWritten(@ForAll long seed) throws IOException {
        random = new Random(seed);
        OrcType schema = schema();
        List<List<Object>> rows = rows(schema, 1 + random.nextInt(random.nextBoolean() ? 20 : 1500));
        Path path = Files.createTempFile("rows", ".orc");
        try {
            Files.write(path, OrcWriter.write(schema, rows, random));
            assertThat(read(path)).isEqualTo(text(rows));
        } finally {
            Files.delete(path);
        }
    }

    private static List<String> read(Path path) throws IOException {
        try (OrcFile file = OrcFile.open(path)) {
            List<String> rows = new ArrayList<>();
            while (file.hasNext()) {
                rows.add(text(file.next()).toString());
            }
            return rows;
        }
    }

    /** What can be compared, of bytes their text. */
    private static Object text(Object value) {
        if (value instanceof List<?> all) {
            return all.stream().map(OrcRoundTripTest::text).map(String::valueOf).toList();
        }
        return value instanceof byte[] bytes ? new String(bytes, StandardCharsets.ISO_8859_1) : value;
    }

    private OrcType schema() {
        List<OrcType> fields = new ArrayList<>();
        List<String> names = new ArrayList<>();
        int id = 1;
        for (int i = 1 + random.nextInt(4); i > 0; i--) {
            fields.add(type(id, 0));
            names.add("f" + id);
            id = last(fields.get(fields.size() - 1)) + 1;
        }
        return new OrcType(0, Kind.STRUCT, fields, names, 0, 0);
    }

    private OrcType type(int id, int depth) {
        List<Kind> kinds = new ArrayList<>(List.of(
                Kind.BOOLEAN,
                Kind.BYTE,
                Kind.SHORT,
                Kind.INT,
                Kind.LONG,
                Kind.FLOAT,
                Kind.DOUBLE,
                Kind.STRING,
                Kind.BINARY,
                Kind.TIMESTAMP,
                Kind.DECIMAL,
                Kind.DATE));
        if (depth < 2) {
            kinds.addAll(List.of(Kind.LIST, Kind.MAP, Kind.STRUCT));
        }
        Kind kind = kinds.get(random.nextInt(kinds.size()));
        return switch (kind) {
            case LIST -> new OrcType(id, kind, List.of(type(id + 1, depth + 1)), List.of(), 0, 0);
            case MAP -> {
                OrcType key = new OrcType(id + 1, Kind.STRING, List.of(), List.of(), 0, 0);
                yield new OrcType(id, kind, List.of(key, type(id + 2, depth + 1)), List.of(), 0, 0);
            }
            case STRUCT -> {
                OrcType first = type(id + 1, depth + 1);
                OrcType second = type(last(first) + 1, depth + 1);
                yield new OrcType(id, kind, List.of(first, second), List.of("a", "b"), 0, 0);
            }
            case DECIMAL -> new OrcType(id, kind, List.of(), List.of(), 38, 6);
            default -> new OrcType(id, kind, List.of(), List.of(), 0, 0);
        };
    }

    private static int last(OrcType type) {
        return type.children().isEmpty()
                ? type.id()
                : last(type.children().get(type.children().size() - 1));
    }

    private List<List<Object>> rows(OrcType schema, int count) {
        List<LongSupplier> numbers =
                schema.children().stream().map(field -> numbers()).toList();
        double nulls = random.nextInt(3) / 10.0;
        List<List<Object>> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            List<Object> row = new ArrayList<>();
            for (int f = 0; f < numbers.size(); f++) {
                row.add(value(schema.children().get(f), numbers.get(f), nulls));
            }
            rows.add(row);
        }
        return rows;
    }

    /** Numbers of a kind that an encoding is made for: all alike, rising, small, small with exceptions, any. */
    private LongSupplier numbers() {
        long[] last = {random.nextInt(1000)};
        int width = 1 + random.nextInt(63);
        return switch (random.nextInt(6)) {
            case 0 -> () -> last[0];
            case 1 -> () -> last[0] += 7;
            case 2 -> () -> last[0] -= random.nextInt(1 << random.nextInt(20));
            case 3 -> () -> random.nextInt(20) == 0 ? random.nextLong() >> 20 : random.nextInt(50) - 10;
            case 4 -> () -> random.nextLong() >> width;
            default -> random::nextLong;
        };
    }

    private Object value(OrcType type, LongSupplier numbers, double nulls) {
        if (random.nextDouble() < nulls) {
            return null;
        }
        return switch (type.kind()) {
            case BOOLEAN -> numbers.getAsLong() % 2 == 0;
            case BYTE -> (long) (byte) numbers.getAsLong();
            case SHORT -> (long) (short) numbers.getAsLong();
            case INT -> (long) (int) numbers.getAsLong();
            case LONG -> numbers.getAsLong();
            case FLOAT -> (double) random.nextFloat();
            case DOUBLE -> random.nextGaussian();
            case STRING -> ("w" + numbers.getAsLong() % 50 + "é☃").getBytes(StandardCharsets.UTF_8);
            case BINARY -> BigInteger.valueOf(numbers.getAsLong()).toByteArray();
            case DECIMAL ->
                new BigDecimal(new BigInteger(1 + random.nextInt(100), random), random.nextInt(7))
                        .multiply(random.nextBoolean() ? BigDecimal.ONE : BigDecimal.ONE.negate());
            case DATE -> LocalDate.ofEpochDay(numbers.getAsLong() % 100_000);
            case TIMESTAMP -> timestamp(numbers.getAsLong());
            case LIST -> many(() -> value(type.children().get(0), numbers, nulls));
            case MAP ->
                many(() -> List.of(
                        value(type.children().get(0), numbers, 0),
                        value(type.children().get(1), numbers, 0)));
            default -> {
                List<Object> fields = new ArrayList<>();
                type.children().forEach(field -> fields.add(value(field, numbers, nulls)));
                yield fields;
            }
        };
    }

    private List<Object> many(java.util.function.Supplier<Object> element) {
        List<Object> all = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            all.add(element.get());
        }
        return all;
    }

    /** Within the day, where no zone changes its offset. */
    private Object timestamp(long number) {
        int precision = (int) Math.pow(10, random.nextInt(10));
        return LocalDate.ofEpochDay(Math.floorMod(number, 60_000) - 20_000)
                .atTime(9, random.nextInt(60), random.nextInt(60))
                .withNano(random.nextInt(1_000_000_000) / precision * precision);
    }
}
