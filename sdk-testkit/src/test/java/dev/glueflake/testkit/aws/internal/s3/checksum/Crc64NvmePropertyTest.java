package dev.glueflake.testkit.aws.internal.s3.checksum;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class Crc64NvmePropertyTest {

    @Example
    void thePublishedCheckValueComesOut() {
        assertThat(sum("123456789".getBytes(StandardCharsets.US_ASCII), 9)).isEqualTo(0xAE8B14860A799888L);
    }

    /** However the bytes are cut, and wherever the wide steps begin, the sum is that of the definition, bit by bit. */
    @Property(tries = 200)
    void theWideStepsGiveTheSumOfTheDefinition(
            @ForAll @Size(max = 200) byte[] bytes, @ForAll @IntRange(max = 200) int cut) {
        assertThat(sum(bytes, Math.min(cut, bytes.length))).isEqualTo(bitByBit(bytes));
    }

    private static long sum(byte[] bytes, int cut) {
        Crc64Nvme crc = new Crc64Nvme();
        crc.update(bytes, 0, cut);
        crc.update(bytes, cut, bytes.length - cut);
        return crc.getValue();
    }

    private static long bitByBit(byte[] bytes) {
        long crc = -1;
        for (byte value : bytes) {
            crc ^= value & 0xFF;
            for (int bit = 0; bit < Byte.SIZE; bit++) {
                crc = (crc & 1) == 0 ? crc >>> 1 : (crc >>> 1) ^ Crc64Nvme.REVERSED_POLYNOMIAL;
            }
        }
        return ~crc;
    }
}
