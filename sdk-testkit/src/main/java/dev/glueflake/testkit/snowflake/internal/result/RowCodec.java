package dev.glueflake.testkit.snowflake.internal.result;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows of canonical values as bytes; each value begins with the letter of its Java type. */
final class RowCodec {
    private RowCodec() {}

    static byte[] encode(List<@Nullable Object[]> rows) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            for (@Nullable Object[] row : rows) {
                out.writeInt(row.length);
                for (@Nullable Object cell : row) {
                    write(out, cell);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static List<@Nullable Object[]> decode(byte[] bytes) {
        List<@Nullable Object[]> rows = new ArrayList<>();
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            while (in.available() > 0) {
                @Nullable Object[] row = new @Nullable Object[in.readInt()];
                for (int i = 0; i < row.length; i++) {
                    row[i] = read(in);
                }
                rows.add(row);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return rows;
    }

    private static void write(DataOutputStream out, @Nullable Object cell) throws IOException {
        if (cell == null) {
            out.writeByte('0');
        } else if (cell instanceof String text) {
            bytes(out, 'S', text.getBytes(StandardCharsets.UTF_8));
        } else if (cell instanceof BigDecimal number) {
            number(out, number);
        } else if (cell instanceof byte[] binary) {
            bytes(out, 'B', binary);
        } else if (cell instanceof Boolean flag) {
            out.writeByte(flag ? 'T' : 'F');
        } else if (cell instanceof Double real) {
            out.writeByte('R');
            out.writeDouble(real);
        } else {
            moment(out, cell);
        }
    }

    private static void number(DataOutputStream out, BigDecimal number) throws IOException {
        BigInteger unscaled = number.unscaledValue();
        if (unscaled.bitLength() < Long.SIZE) {
            out.writeByte('N');
            out.writeInt(number.scale());
            out.writeLong(unscaled.longValue());
        } else {
            out.writeByte('H');
            out.writeInt(number.scale());
            bytes(out, unscaled.toByteArray());
        }
    }

    private static void moment(DataOutputStream out, Object cell) throws IOException {
        if (cell instanceof LocalDate date) {
            out.writeByte('D');
            out.writeLong(date.toEpochDay());
        } else if (cell instanceof LocalTime time) {
            out.writeByte('t');
            out.writeLong(time.toNanoOfDay());
        } else if (cell instanceof LocalDateTime wall) {
            instant(out, 'W', wall.toInstant(ZoneOffset.UTC));
        } else if (cell instanceof Instant instant) {
            instant(out, 'I', instant);
        } else if (cell instanceof OffsetDateTime zoned) {
            instant(out, 'Z', zoned.toInstant());
            out.writeInt(zoned.getOffset().getTotalSeconds());
        } else {
            throw new IllegalStateException("no canonical value: " + cell.getClass());
        }
    }

    private static void instant(DataOutputStream out, char letter, Instant instant) throws IOException {
        out.writeByte(letter);
        out.writeLong(instant.getEpochSecond());
        out.writeInt(instant.getNano());
    }

    private static void bytes(DataOutputStream out, char letter, byte[] bytes) throws IOException {
        out.writeByte(letter);
        bytes(out, bytes);
    }

    private static void bytes(DataOutputStream out, byte[] bytes) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static @Nullable Object read(DataInputStream in) throws IOException {
        byte letter = in.readByte();
        return switch (letter) {
            case '0' -> null;
            case 'S' -> new String(bytes(in), StandardCharsets.UTF_8);
            case 'N', 'H' -> {
                int scale = in.readInt();
                yield letter == 'N'
                        ? BigDecimal.valueOf(in.readLong(), scale)
                        : new BigDecimal(new BigInteger(bytes(in)), scale);
            }
            case 'B' -> bytes(in);
            case 'T' -> true;
            case 'F' -> false;
            case 'R' -> in.readDouble();
            case 'D' -> LocalDate.ofEpochDay(in.readLong());
            case 't' -> LocalTime.ofNanoOfDay(in.readLong());
            case 'W' -> LocalDateTime.ofInstant(instant(in), ZoneOffset.UTC);
            case 'I' -> instant(in);
            case 'Z' -> OffsetDateTime.ofInstant(instant(in), ZoneOffset.ofTotalSeconds(in.readInt()));
            default -> throw new IOException("no value begins with " + letter);
        };
    }

    private static Instant instant(DataInputStream in) throws IOException {
        return Instant.ofEpochSecond(in.readLong(), in.readInt());
    }

    private static byte[] bytes(DataInputStream in) throws IOException {
        byte[] bytes = new byte[in.readInt()];
        in.readFully(bytes);
        return bytes;
    }
}
