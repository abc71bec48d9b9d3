package dev.glueflake.testkit.snowflake.internal.wire.query;

import dev.glueflake.testkit.snowflake.internal.session.SessionParameters;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** Session parameters that hold for one request alone. */
final class ParameterScope {
    private ParameterScope() {}

    /** Sets the request's parameters, does the work and puts them back, before anybody learns of the work's result. */
    static <T> T within(SessionParameters parameters, QueryOptions options, Supplier<T> work) {
        Map<String, String> wanted = new LinkedHashMap<>(options.parameters());
        if (options.queryTag() != null) {
            wanted.put("QUERY_TAG", options.queryTag());
        }
        Map<String, String> before = new LinkedHashMap<>();
        try {
            wanted.forEach((name, value) -> {
                before.put(name, parameters.get(name));
                parameters.set(name, value);
            });
            return work.get();
        } finally {
            before.forEach(parameters::set);
        }
    }
}
