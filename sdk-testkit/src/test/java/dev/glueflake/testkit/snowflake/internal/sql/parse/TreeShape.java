package dev.glueflake.testkit.snowflake.internal.sql.parse;

import dev.glueflake.testkit.snowflake.internal.sql.ast.Identifier;
import dev.glueflake.testkit.snowflake.internal.sql.ast.ObjectName;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Position;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Query;
import dev.glueflake.testkit.snowflake.internal.sql.ast.TypeName;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A syntax tree as text, without the places and spellings that differ between two writings of one statement. */
final class TreeShape {
    private TreeShape() {}

    static String of(@Nullable Object node) {
        if (node == null) {
            return "-";
        }
        if (node instanceof Identifier || node instanceof ObjectName name && name.deferred() == null) {
            return node.toString();
        }
        if (node instanceof List<?> list) {
            return list.stream().map(TreeShape::of).collect(Collectors.joining(", ", "[", "]"));
        }
        return node instanceof Record record ? ofRecord(record) : node.toString();
    }

    private static String ofRecord(Record record) {
        return Arrays.stream(record.getClass().getRecordComponents())
                .filter(component -> component.getType() != Position.class)
                .filter(component -> !(record instanceof Query.SelectItem
                        && component.getName().equals("text")))
                .filter(component -> !(record instanceof TypeName type
                        && type.parts() == null
                        && component.getName().equals("parts")))
                .filter(component -> !(record instanceof TypeName type
                        && type.collation() == null
                        && component.getName().equals("collation")))
                .map(component -> of(value(record, component)))
                .collect(Collectors.joining(", ", record.getClass().getSimpleName() + "(", ")"));
    }

    private static @Nullable Object value(Record record, RecordComponent component) {
        try {
            return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
