package dev.glueflake.testkit.snowflake.internal.sql.function;

import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.sql.tree.Typed;
import dev.glueflake.testkit.snowflake.internal.type.SqlType;
import dev.glueflake.testkit.snowflake.internal.type.SqlTypes;

/** Digests and encodings; hexadecimal digests are lower case, encodings upper case. */
final class HashFunctions {
    private HashFunctions() {}

    static void define(Catalogue f) {
        f.scalar("MD5", 1, 1, call -> call.sql(new SqlType.Text(32), "md5({0})", bytesOrText(call)));
        f.synonym("MD5_HEX", "MD5");
        f.scalar("SHA1", 1, 1, call -> call.sql(new SqlType.Text(40), "sha1({0})", bytesOrText(call)));
        f.synonym("SHA1_HEX", "SHA1");
        f.scalar("SHA2", 1, 2, HashFunctions::sha2);
        f.synonym("SHA2_HEX", "SHA2");
        f.scalar("HEX_ENCODE", 1, 1, call -> call.sql(SqlTypes.VARCHAR, "hex({0})", bytesOrText(call)));
        f.refused("HEX_ENCODE", 2, 2);
        f.refused("BASE64_ENCODE", 2, 3);
        f.scalar(
                "BASE64_ENCODE",
                1,
                1,
                call -> call.sql(SqlTypes.VARCHAR, "to_base64(" + bytes(call) + ")", bytesOrText(call)));
    }

    private static Typed bytesOrText(Invocation call) {
        return call.type(0) instanceof SqlType.Binary ? call.argument(0) : call.text(0);
    }

    private static String bytes(Invocation call) {
        return call.type(0) instanceof SqlType.Binary ? "{0}" : "encode({0})";
    }

    private static Typed sha2(Invocation call) {
        int bits = call.count() == 1 ? 256 : call.constantInt(1);
        if (bits != 256 && bits != 0) {
            throw Errors.unsupported("SHA2 of " + bits + " bits");
        }
        return call.sql(new SqlType.Text(64), "sha256({0})", bytesOrText(call));
    }
}
