package dev.glueflake.testkit.snowflake.internal.sql.udf;

import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** All functions in Java, by name. */
public final class UdfLibrary {
    private static final Map<String, Udf> ALL = build();

    private final Map<String, Udf> functions = new HashMap<>();

    private UdfLibrary() {}

    private static Map<String, Udf> build() {
        UdfLibrary library = new UdfLibrary();
        JsonUdfs.define(library);
        TemporalUdfs.define(library);
        ZoneUdfs.define(library);
        return Map.copyOf(library.functions);
    }

    /** The function of that name, null where there is none. */
    public static @Nullable Udf find(String name) {
        return ALL.get(name);
    }

    void add(String name, Udf.Body body) {
        if (!name.startsWith(Udf.PREFIX) || functions.put(name, new Udf(name, body)) != null) {
            throw new IllegalStateException("the name " + name + " is taken or lacks its prefix");
        }
    }

    /** A function of one argument that is null for null. */
    void strict(String name, UnaryOperator<@Nullable String> body) {
        add(name, arguments -> arguments[0] == null ? null : body.apply((String) arguments[0]));
    }
}
