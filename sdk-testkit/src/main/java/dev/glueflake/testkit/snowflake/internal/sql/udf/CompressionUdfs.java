package dev.glueflake.testkit.snowflake.internal.sql.udf;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdException;
import com.github.luben.zstd.ZstdInputStream;
import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.error.SnowflakeException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/** COMPRESS and DECOMPRESS by ZLIB, ZSTD and SNAPPY; bytes come and go as hexadecimal digits. */
public final class CompressionUdfs {
    /** {@code (bytes, method)}, the method perhaps with its level: {@code zlib(1)}. */
    public static final String COMPRESS = "sf_compress";
    /** {@code (bytes, method)}. */
    public static final String DECOMPRESS = "sf_decompress";

    private static final HexFormat HEX = HexFormat.of().withUpperCase();
    private static final Pattern METHOD = Pattern.compile("\\s*([A-Za-z0-9]+)\\s*(?:\\(\\s*(\\d{1,3})\\s*\\))?\\s*");

    private CompressionUdfs() {}

    static void define(UdfLibrary library) {
        library.whole(COMPRESS, a -> HEX.formatHex(compress(HEX.parseHex(a[0]), method(a[1]))));
        library.whole(DECOMPRESS, a -> HEX.formatHex(decompress(HEX.parseHex(a[0]), method(a[1]))));
    }

    private static Matcher method(String text) {
        Matcher method = METHOD.matcher(text);
        if (!method.matches()) {
            throw unknown(text);
        }
        return method;
    }

    private static SnowflakeException unknown(String method) {
        return Numbers.invalid("the compression method", method, "it is SNAPPY, ZLIB, ZSTD or BZ2");
    }

    private static byte[] compress(byte[] bytes, Matcher method) {
        int level = method.group(2) == null ? 0 : Integer.parseInt(method.group(2));
        return switch (method.group(1).toUpperCase(Locale.ROOT)) {
            case "ZLIB" -> deflated(bytes, level);
            case "ZSTD" -> Zstd.compress(bytes, level == 0 ? Zstd.defaultCompressionLevel() : level);
            case "SNAPPY" -> Snappy.compress(bytes);
            case "BZ2" -> throw Errors.unsupported("COMPRESS with BZ2");
            default -> throw unknown(method.group());
        };
    }

    private static byte[] deflated(byte[] bytes, int level) {
        if (level > Deflater.BEST_COMPRESSION) {
            throw Numbers.invalid("the compression level of ZLIB", String.valueOf(level), "it is 9 at most");
        }
        Deflater deflater = new Deflater(level == 0 ? Deflater.DEFAULT_COMPRESSION : level);
        ByteArrayOutputStream result = new ByteArrayOutputStream();
        try (DeflaterOutputStream out = new DeflaterOutputStream(result, deflater)) {
            out.write(bytes);
        } catch (IOException impossible) {
            throw new IllegalStateException("bytes in memory", impossible);
        } finally {
            deflater.end();
        }
        return result.toByteArray();
    }

    private static byte[] decompress(byte[] bytes, Matcher method) {
        String name = method.group(1).toUpperCase(Locale.ROOT);
        try {
            return switch (name) {
                case "ZLIB" -> new InflaterInputStream(new ByteArrayInputStream(bytes)).readAllBytes();
                case "ZSTD" -> new ZstdInputStream(new ByteArrayInputStream(bytes)).readAllBytes();
                case "SNAPPY" -> Snappy.decompress(bytes);
                case "BZ2" -> throw Errors.unsupported("DECOMPRESS with BZ2");
                default -> throw unknown(method.group());
            };
        } catch (IOException | ZstdException | IndexOutOfBoundsException | IllegalArgumentException damaged) {
            throw new SnowflakeException("100188", "22000", "Invalid compressed data for method " + name);
        }
    }
}
