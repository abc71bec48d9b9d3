package dev.glueflake.testkit.snowflake.internal.sql.udf;

import dev.glueflake.testkit.snowflake.internal.error.SnowflakeException;
import dev.glueflake.testkit.snowflake.internal.variant.Json;
import dev.glueflake.testkit.snowflake.internal.variant.JsonWriter;
import java.util.BitSet;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Bitmaps of positions below {@value #SIZE}, as hexadecimal digits: the way to exact counts of distinct values by parts. */
final class BitmapUdfs {
    private static final int SIZE = 32_768;
    private static final HexFormat HEX = HexFormat.of();

    private BitmapUdfs() {}

    static void define(UdfLibrary library) {
        library.add("sf_bitmap", arguments -> built(ArrayUdfs.items(JsonArguments.of(arguments[0]))));
        library.add("sf_bitmap_or", arguments -> united(ArrayUdfs.items(JsonArguments.of(arguments[0]))));
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

    private static @Nullable String united(List<Json> bitmaps) {
        BitSet bits = new BitSet();
        bitmaps.forEach(bitmap -> bits.or(bits(JsonWriter.plain(bitmap))));
        return bitmaps.isEmpty() ? null : HEX.formatHex(bits.toByteArray());
    }
}
