package dev.glueflake.testkit.snowflake.internal.script.foreign;

import dev.glueflake.testkit.snowflake.FakeSnowflake.RoutineCall;
import dev.glueflake.testkit.snowflake.internal.catalog.QualifiedName;
import dev.glueflake.testkit.snowflake.internal.catalog.Restorable;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Identifier;
import dev.glueflake.testkit.snowflake.internal.sql.parse.SqlParser;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What a test answers routines with, by name. Thread-safe. */
public final class Answers implements Restorable {
    private final Map<List<String>, Function<RoutineCall, @Nullable Object>> all = new ConcurrentHashMap<>();

    @Override
    public Runnable keep() {
        return Restorable.entries(all);
    }

    /**
     * Says what the routines of a name answer.
     *
     * @param name plain, for every schema, or with its schema, or with its database too; as SQL writes it
     */
    public void put(String name, Function<RoutineCall, @Nullable Object> answer) {
        List<String> parts =
                SqlParser.parseName(name).parts().stream().map(Identifier::text).toList();
        all.put(parts, answer);
    }

    /** The most special one that there is for the name. */
    Optional<Function<RoutineCall, @Nullable Object>> find(QualifiedName name) {
        return Optional.ofNullable(all.get(List.of(name.database(), name.schema(), name.name())))
                .or(() -> Optional.ofNullable(all.get(List.of(name.schema(), name.name()))))
                .or(() -> Optional.ofNullable(all.get(List.of(name.name()))));
    }

    public void clear() {
        all.clear();
    }
}
