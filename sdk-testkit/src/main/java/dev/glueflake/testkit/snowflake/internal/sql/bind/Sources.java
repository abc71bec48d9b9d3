package dev.glueflake.testkit.snowflake.internal.sql.bind;

import dev.glueflake.testkit.snowflake.internal.sql.tree.TypedQuery.Source;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Looking at what stands in FROM. */
final class Sources {
    private Sources() {}

    /** The generated names of all sources that are joined. */
    static List<String> relations(@Nullable Source source) {
        if (source == null) {
            return List.of();
        }
        if (source instanceof Source.Join join) {
            return Stream.concat(relations(join.left()).stream(), relations(join.right()).stream())
                    .toList();
        }
        if (source instanceof Source.Sampled sampled) {
            return relations(sampled.source());
        }
        return List.of(alias(source));
    }

    private static String alias(Source source) {
        if (source instanceof Source.Stored stored) {
            return stored.alias();
        }
        if (source instanceof Source.Derived derived) {
            return derived.alias();
        }
        return source instanceof Source.CommonReference common ? common.alias() : ((Source.Expansion) source).alias();
    }
}
