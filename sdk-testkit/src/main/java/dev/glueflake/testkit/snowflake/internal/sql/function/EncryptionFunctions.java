package dev.glueflake.testkit.snowflake.internal.sql.function;

import dev.glueflake.testkit.snowflake.internal.sql.tree.Typed;
import dev.glueflake.testkit.snowflake.internal.sql.udf.CipherUdfs;
import dev.glueflake.testkit.snowflake.internal.type.SqlType;
import dev.glueflake.testkit.snowflake.internal.type.SqlTypes;

/** Encryption by AES. What ENCRYPT gives can be read by this fake's DECRYPT alone: how Snowflake salts is not published. */
final class EncryptionFunctions {
    private EncryptionFunctions() {}

    static void define(Catalogue f) {
        f.scalar("ENCRYPT", 2, 4, call -> byPassphrase(call, CipherUdfs.ENCRYPT, call.bytes(0)));
        f.scalar("DECRYPT", 2, 4, call -> byPassphrase(call, CipherUdfs.DECRYPT, call.as(0, SqlTypes.BINARY)));
        f.scalar("TRY_DECRYPT", 2, 4, call -> byPassphrase(call, CipherUdfs.TRY_DECRYPT, call.as(0, SqlTypes.BINARY)));
        f.scalar("ENCRYPT_RAW", 3, 5, EncryptionFunctions::encryptRaw);
        f.scalar("DECRYPT_RAW", 3, 6, call -> decryptRaw(call, CipherUdfs.DECRYPT_RAW));
        f.scalar("TRY_DECRYPT_RAW", 3, 6, call -> decryptRaw(call, CipherUdfs.TRY_DECRYPT_RAW));
    }

    /** The third argument is the authenticated data, a fourth one the method. */
    private static Typed byPassphrase(Invocation call, String function, Typed value) {
        return Udfs.nullable(
                SqlTypes.BINARY,
                function,
                value,
                call.text(1),
                call.count() > 2 ? call.bytes(2) : none(),
                call.count() > 3 ? call.text(3) : none());
    }

    private static Typed encryptRaw(Invocation call) {
        return Udfs.nullable(
                SqlTypes.VARIANT,
                CipherUdfs.ENCRYPT_RAW,
                call.as(0, SqlTypes.BINARY),
                call.as(1, SqlTypes.BINARY),
                call.as(2, SqlTypes.BINARY),
                binary(call, 3, call.count() == 5),
                text(call, call.count() - 1, call.count() > 3));
    }

    /** The tag comes last; before it the method, and before that the authenticated data. */
    private static Typed decryptRaw(Invocation call, String function) {
        int count = call.count();
        return Udfs.nullable(
                SqlTypes.BINARY,
                function,
                call.as(0, SqlTypes.BINARY),
                call.as(1, SqlTypes.BINARY),
                call.as(2, SqlTypes.BINARY),
                binary(call, 3, count == 6),
                text(call, count - 2, count > 4),
                binary(call, count - 1, count > 3));
    }

    private static Typed binary(Invocation call, int index, boolean present) {
        return present ? call.as(index, SqlTypes.BINARY) : none();
    }

    private static Typed text(Invocation call, int index, boolean present) {
        return present ? call.text(index) : none();
    }

    private static Typed none() {
        return Invocation.value(new SqlType.Text(1), null);
    }
}
