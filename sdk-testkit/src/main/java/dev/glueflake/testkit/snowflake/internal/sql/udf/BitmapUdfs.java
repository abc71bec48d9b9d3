package dev.glueflake.testkit.snowflake.internal.sql.udf;

import dev.glueflake.testkit.snowflake.internal.error.SnowflakeException;
import dev.glueflake.testkit.snowflake.internal.variant.Json;
import dev.glueflake.testkit.snowflake.internal.variant.JsonWriter;
import java.util.BitSet;
import java.util.HexFormat;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Bitmaps of positions below {@value #SIZE}, as hexadecimal digits: the way to exact counts of distinct values by parts. */
final class BitmapUdfs {
    private static final int SIZE = 32_768;
    private static final HexFormat HEX = HexFormat.of();

    private BitmapUdfs() {}

    static void define(UdfLibrary library) {
        library.add("sf_bitmap", arguments -> built(ArrayUdfs.items(JsonArguments.of(arguments[0]))));
        library.add("sf_bitmap_or", arguments -> combined(arguments[0], BitSet::or));
        library.add("sf_bitmap_and", arguments -> combined(arguments[0], BitSet::and));
        library.whole("sf_bitmap_values", arguments -> values(bits(arguments[0]), Long.parseLong(arguments[1])));
        library.strict("sf_bitmap_count", hex -> Integer.toString(bits(hex).cardinality()));
    }

    private static BitSet bits(String hex) {
        return BitSet.valueOf(HEX.parseHex(hex));
    }

    private static @Nullable String built(List<Json> positions) {
        BitSet bits = new BitSet();
        for (Json position : positions) {
            int at = ArrayUdfs.number(position);
            if (at < 0 || at >= SIZE) {
                throw new SnowflakeException(
                        "100303", "22023", "Bitmap position " + at + " is not between 0 and 32767");
            }
            bits.set(at);
        }
        return positions.isEmpty() ? null : HEX.formatHex(bits.toByteArray());
    }

    /** NULL of no bitmaps. */
    private static @Nullable String combined(@Nullable Object bitmaps, BiConsumer<BitSet, BitSet> change) {
        BitSet result = null;
        for (Json bitmap : ArrayUdfs.items(JsonArguments.of(bitmaps))) {
            BitSet bits = bits(JsonWriter.plain(bitmap));
            if (result == null) {
                result = bits;
            } else {
                change.accept(result, bits);
            }
        }
        return result == null ? null : HEX.formatHex(result.toByteArray());
    }

    private static String values(BitSet bits, long bucket) {
        return bits.stream()
                .mapToObj(bit -> Long.toString(bucket > 0 ? (bucket - 1) * SIZE + bit + 1 : bucket * SIZE - bit))
                .collect(Collectors.joining(",", "[", "]"));
    }
}
