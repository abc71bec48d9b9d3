package dev.glueflake.testkit.snowflake.internal.sql.function;

import dev.glueflake.testkit.snowflake.internal.sql.emit.EngineErrors;
import dev.glueflake.testkit.snowflake.internal.sql.tree.Typed;
import dev.glueflake.testkit.snowflake.internal.sql.udf.CompressionUdfs;
import dev.glueflake.testkit.snowflake.internal.sql.udf.EncodingUdfs;
import dev.glueflake.testkit.snowflake.internal.type.SqlType;
import dev.glueflake.testkit.snowflake.internal.type.SqlTypes;
import java.math.BigDecimal;

/** Bytes as text and back, and compressed; hexadecimal digits are upper case unless asked for otherwise. */
final class EncodingFunctions {
    private EncodingFunctions() {}

    static void define(Catalogue f) {
        f.scalar("HEX_ENCODE", 1, 2, EncodingFunctions::hex);
        f.scalar("BASE64_ENCODE", 1, 3, EncodingFunctions::base64);
        for (String attempt : new String[] {"", "TRY_"}) {
            boolean failing = attempt.isEmpty();
            f.scalar(attempt + "HEX_DECODE_BINARY", 1, 1, call -> fromHex(call, failing));
            f.scalar(attempt + "HEX_DECODE_STRING", 1, 1, call -> text(fromHex(call, failing), failing));
            f.scalar(attempt + "BASE64_DECODE_BINARY", 1, 2, call -> fromBase64(call, failing));
            f.scalar(attempt + "BASE64_DECODE_STRING", 1, 2, call -> text(fromBase64(call, failing), failing));
        }
        f.scalar(
                "COMPRESS",
                2,
                2,
                call -> Udfs.call(SqlTypes.BINARY, CompressionUdfs.COMPRESS, call.bytes(0), call.text(1)));
        f.scalar("DECOMPRESS_BINARY", 2, 2, EncodingFunctions::decompress);
        f.scalar("DECOMPRESS_STRING", 2, 2, call -> text(decompress(call), true));
    }

    private static Typed hex(Invocation call) {
        if (call.count() == 1) {
            return call.sql(SqlTypes.VARCHAR, "hex({0})", call.bytes(0));
        }
        String wrong = EngineErrors.raise(
                "001014",
                "22023",
                "Invalid value [",
                "CAST({1} AS VARCHAR)",
                "] for the case of HEX_ENCODE: it is 0 or 1");
        return call.sql(
                SqlTypes.VARCHAR,
                "CASE {1} WHEN 1 THEN hex({0}) WHEN 0 THEN lower(hex({0})) ELSE CASE WHEN {1} IS NOT NULL THEN " + wrong
                        + " END END",
                call.bytes(0),
                call.integer(1));
    }

    private static Typed base64(Invocation call) {
        Typed line = call.count() > 1 ? call.integer(1) : call.constant(SqlTypes.INTEGER, BigDecimal.ZERO);
        return Udfs.call(SqlTypes.VARCHAR, EncodingUdfs.BASE64, call.bytes(0), line, alphabet(call, 2));
    }

    private static Typed alphabet(Invocation call, int index) {
        return call.count() > index ? call.text(index) : call.constant(new SqlType.Text(1), "");
    }

    private static Typed fromHex(Invocation call, boolean failing) {
        return failing
                ? Udfs.call(SqlTypes.BINARY, EncodingUdfs.FROM_HEX, call.text(0))
                : Udfs.nullable(SqlTypes.BINARY, EncodingUdfs.TRY_FROM_HEX, call.text(0));
    }

    private static Typed fromBase64(Invocation call, boolean failing) {
        return failing
                ? Udfs.call(SqlTypes.BINARY, EncodingUdfs.FROM_BASE64, call.text(0), alphabet(call, 1))
                : Udfs.nullable(SqlTypes.BINARY, EncodingUdfs.TRY_FROM_BASE64, call.text(0), alphabet(call, 1));
    }

    private static Typed text(Typed bytes, boolean failing) {
        return failing
                ? Udfs.call(SqlTypes.VARCHAR, EncodingUdfs.UTF8, bytes)
                : Udfs.nullable(SqlTypes.VARCHAR, EncodingUdfs.TRY_UTF8, bytes);
    }

    private static Typed decompress(Invocation call) {
        return Udfs.call(SqlTypes.BINARY, CompressionUdfs.DECOMPRESS, call.as(0, SqlTypes.BINARY), call.text(1));
    }
}
