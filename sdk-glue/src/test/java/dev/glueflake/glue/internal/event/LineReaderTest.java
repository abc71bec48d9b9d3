package dev.glueflake.glue.internal.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class LineReaderTest {
    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.strings().withChars('a', 'b', '\n', '\r', ' ').ofMaxLength(60);
    }

    @Property(tries = 3000)
    void linesAreThoseOfTheTextWhateverItsPieces(
            @ForAll("texts") String text, @ForAll @IntRange(min = 1, max = 20) int maxLine, @ForAll long seed) {
        LineReader reader = new LineReader(new Pieces(text, seed), maxLine);
        List<String> seen = new ArrayList<>();
        while (reader.next()) {
            String kept = new String(reader.bytes(), reader.start(), reader.length(), StandardCharsets.UTF_8);
            String full = text.substring((int) reader.offset(), (int) (reader.offset() + reader.fullLength()));
            assertThat(reader.isTooLong()).isEqualTo(full.length() > maxLine);
            assertThat(full).startsWith(kept.substring(0, Math.min(kept.length(), full.length())));
            assertThat(reader.isTooLong() || kept.equals(full)).isTrue();
            assertThat(reader.number()).isEqualTo(seen.size() + 1L);
            seen.add(full);
        }
        assertThat(seen).isEqualTo(expected(text));
    }

    /** Splits at LF; one CR before it, or before the end of the text, goes with it. */
    private static List<String> expected(String text) {
        List<String> lines = new ArrayList<>(List.of(text.split("\n", -1)));
        if (lines.get(lines.size() - 1).isEmpty()) {
            lines.remove(lines.size() - 1);
        }
        return lines.stream()
                .map(line -> line.endsWith("\r") ? line.substring(0, line.length() - 1) : line)
                .toList();
    }

    @Test
    void aLineOfExactlyTheLongestLengthIsKeptAndOneByteMoreIsNot() {
        int longest = 200_000;
        String text =
                "x".repeat(longest) + "\r\n" + "y".repeat(longest + 1) + "\n" + "z".repeat(10 * longest) + "\nend";
        LineReader reader = new LineReader(new Pieces(text, 5), longest);

        assertThat(reader.next()).isTrue();
        assertThat(reader.length()).isEqualTo(longest);
        assertThat(reader.isTooLong()).isFalse();
        assertThat(reader.next()).isTrue();
        assertThat(reader.isTooLong()).isTrue();
        assertThat(reader.next()).isTrue();
        assertThat(reader.fullLength()).isEqualTo(10L * longest);
        assertThat(reader.bytes().length).isLessThan(3 * longest);
        assertThat(reader.next()).isTrue();
        assertThat(new String(reader.bytes(), reader.start(), reader.length(), StandardCharsets.UTF_8))
                .isEqualTo("end");
        assertThat(reader.next()).isFalse();
    }

    @Test
    void aByteOrderMarkIsDropped() {
        LineReader reader = new LineReader(new Pieces("\ufeff{}\n\ufeff{}", 1), 100);

        assertThat(reader.next()).isTrue();
        assertThat(reader.length()).isEqualTo(2);
        assertThat(reader.offset()).isEqualTo(3);
        assertThat(reader.next()).isTrue();
        assertThat(reader.length()).isEqualTo(5);
    }

    /** Gives its bytes in pieces of random length, as a network does. */
    private static final class Pieces extends InputStream {
        private final ByteArrayInputStream bytes;
        private final Random random;

        Pieces(String text, long seed) {
            this.bytes = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
            this.random = new Random(seed);
        }

        @Override
        public int read() {
            return bytes.read();
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            return bytes.read(target, offset, length == 0 ? 0 : 1 + random.nextInt(length));
        }
    }
}
