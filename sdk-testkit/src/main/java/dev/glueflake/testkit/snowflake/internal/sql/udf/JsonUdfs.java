package dev.glueflake.testkit.snowflake.internal.sql.udf;

import dev.glueflake.testkit.snowflake.internal.type.CanonicalJson;

/** JSON. */
public final class JsonUdfs {
    /** JSON text in its canonical form; NULL where it is no JSON. */
    public static final String CANONICAL = "sf_json";

    private JsonUdfs() {}

    static void define(UdfLibrary library) {
        library.strict(CANONICAL, json -> CanonicalJson.of(json).orElse(null));
    }
}
