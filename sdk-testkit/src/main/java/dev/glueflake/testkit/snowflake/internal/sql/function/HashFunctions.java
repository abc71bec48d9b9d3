package dev.glueflake.testkit.snowflake.internal.sql.function;

import dev.glueflake.testkit.snowflake.internal.sql.tree.Typed;
import dev.glueflake.testkit.snowflake.internal.sql.udf.DigestUdfs;
import dev.glueflake.testkit.snowflake.internal.type.SqlType;
import dev.glueflake.testkit.snowflake.internal.type.SqlTypes;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Digests, and HASH, whose numbers are stable but not Snowflake's own, for its function is not published. */
final class HashFunctions {
    private static final SqlType UNSIGNED = new SqlType.Numeric(20, 0);

    private HashFunctions() {}

    static void define(Catalogue f) {
        f.scalar("MD5", 1, 1, call -> call.sql(new SqlType.Text(32), "md5({0})", bytesOrText(call)));
        f.synonym("MD5_HEX", "MD5");
        f.scalar("MD5_BINARY", 1, 1, call -> call.sql(new SqlType.Binary(16), "unhex(md5({0}))", bytesOrText(call)));
        f.scalar("MD5_NUMBER", 1, 1, call -> Udfs.call(SqlTypes.INTEGER, DigestUdfs.MD5_NUMBER, call.bytes(0)));
        f.scalar("MD5_NUMBER_LOWER64", 1, 1, call -> half(call, "LOWER"));
        f.scalar("MD5_NUMBER_UPPER64", 1, 1, call -> half(call, "UPPER"));
        f.scalar("SHA1", 1, 1, call -> call.sql(new SqlType.Text(40), "sha1({0})", bytesOrText(call)));
        f.synonym("SHA1_HEX", "SHA1");
        f.scalar("SHA1_BINARY", 1, 1, call -> call.sql(new SqlType.Binary(20), "unhex(sha1({0}))", bytesOrText(call)));
        f.scalar("SHA2", 1, 2, HashFunctions::sha2);
        f.synonym("SHA2_HEX", "SHA2");
        f.scalar("SHA2_BINARY", 1, 2, call -> call.sql(new SqlType.Binary(64), "unhex({0})", sha2(call)));
        f.scalar("HASH", 1, Integer.MAX_VALUE, call -> hash(call.arguments()));
    }

    private static Typed bytesOrText(Invocation call) {
        return call.isBinary(0) ? call.argument(0) : call.text(0);
    }

    private static Typed half(Invocation call, String which) {
        return Udfs.call(UNSIGNED, DigestUdfs.MD5_HALF, call.bytes(0), call.constant(SqlTypes.VARCHAR, which));
    }

    private static Typed sha2(Invocation call) {
        Typed bits = call.count() == 1 ? call.constant(SqlTypes.INTEGER, BigDecimal.valueOf(256)) : call.integer(1);
        int digits = bits instanceof Typed.Constant known && known.value().value() instanceof BigDecimal size
                ? Math.max(224, Math.min(512, size.signum() == 0 ? 256 : size.intValue())) / 4
                : 128;
        return Udfs.call(new SqlType.Text(digits), DigestUdfs.SHA2, call.bytes(0), bits);
    }

    /** Never NULL; equal numbers and equal instants have equal hashes, whatever their types. */
    static Typed hash(List<Typed> values) {
        List<Typed> parts = new ArrayList<>();
        for (Typed value : values) {
            boolean number = Coercions.isNumber(value.type()) || value.type().isJson();
            parts.add(Invocation.value(new SqlType.Text(1), number ? "N" : kind(value.type())));
            parts.add(
                    Comparisons.isWithOffset(value.type()) ? Coercions.implicit(value, SqlTypes.TIMESTAMP_LTZ) : value);
        }
        Typed.Call call = (Typed.Call) Udfs.call(new SqlType.Numeric(19, 0), DigestUdfs.HASH, false, parts);
        return new Typed.Call(call.template(), call.arguments(), call.type(), false);
    }

    private static String kind(SqlType type) {
        return type instanceof SqlType.Null
                ? "N"
                : type.getClass().getSimpleName().substring(0, 1);
    }
}
