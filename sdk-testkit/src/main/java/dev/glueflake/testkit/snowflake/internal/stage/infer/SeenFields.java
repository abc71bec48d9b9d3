package dev.glueflake.testkit.snowflake.internal.stage.infer;

import dev.glueflake.testkit.snowflake.internal.stage.read.FieldType;
import dev.glueflake.testkit.snowflake.internal.stage.read.FileField;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The fields of one file whose values are seen one by one; all of them are nullable. */
final class SeenFields {
    private final Map<String, Optional<FieldType>> types = new LinkedHashMap<>();

    /** @param type null of a value that is NULL */
    void add(String name, @Nullable FieldType type) {
        FieldType seen = types.getOrDefault(name, Optional.empty()).orElse(null);
        types.put(name, Optional.ofNullable(FieldType.both(seen, type)));
    }

    List<FileField> fields() {
        return types.entrySet().stream()
                .map(field -> new FileField(field.getKey(), field.getValue().orElse(null), true))
                .toList();
    }
}
