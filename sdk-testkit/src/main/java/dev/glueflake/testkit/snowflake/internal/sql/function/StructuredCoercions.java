package dev.glueflake.testkit.snowflake.internal.sql.function;

import dev.glueflake.testkit.snowflake.internal.type.SqlType;
import dev.glueflake.testkit.snowflake.internal.type.SqlType.Field;
import dev.glueflake.testkit.snowflake.internal.type.SqlType.Slot;
import dev.glueflake.testkit.snowflake.internal.type.SqlType.Zone;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Which structured types become one another by themselves: those of one shape whose numbers and timestamps differ. */
final class StructuredCoercions {
    private StructuredCoercions() {}

    static boolean fits(SqlType from, SqlType to) {
        return common(from, to).isPresent();
    }

    /** The type of both; empty where there is none. */
    static Optional<SqlType> common(SqlType a, SqlType b) {
        if (a.equals(b)) {
            return Optional.of(a);
        }
        if (a instanceof SqlType.TypedArray x && b instanceof SqlType.TypedArray y) {
            return slot(x.element(), y.element()).map(SqlType.TypedArray::new);
        }
        if (a instanceof SqlType.Mapping x && b instanceof SqlType.Mapping y) {
            return item(x.key(), y.key())
                    .flatMap(key -> slot(x.value(), y.value()).map(value -> new SqlType.Mapping(key, value)));
        }
        return a instanceof SqlType.TypedObject x && b instanceof SqlType.TypedObject y
                ? object(x, y)
                : Optional.empty();
    }

    private static Optional<SqlType> object(SqlType.TypedObject a, SqlType.TypedObject b) {
        List<Field> fields = new ArrayList<>();
        for (int i = 0; i < a.fields().size(); i++) {
            Field x = a.fields().get(i);
            Optional<Slot> value =
                    i < b.fields().size() && x.name().equals(b.fields().get(i).name())
                            ? slot(x.value(), b.fields().get(i).value())
                            : Optional.empty();
            if (value.isEmpty()) {
                return Optional.empty();
            }
            fields.add(new Field(x.name(), value.get()));
        }
        return a.fields().size() == b.fields().size() ? Optional.of(new SqlType.TypedObject(fields)) : Optional.empty();
    }

    private static Optional<Slot> slot(Slot a, Slot b) {
        return item(a.type(), b.type()).map(type -> new Slot(type, a.nullable() || b.nullable()));
    }

    private static Optional<SqlType> item(SqlType a, SqlType b) {
        boolean numbers = Coercions.isNumber(a) && Coercions.isNumber(b);
        boolean texts = a instanceof SqlType.Text && b instanceof SqlType.Text;
        boolean bytes = a instanceof SqlType.Binary && b instanceof SqlType.Binary;
        boolean times = a instanceof SqlType.Time && b instanceof SqlType.Time;
        boolean stamps = a instanceof SqlType.Timestamp x
                && b instanceof SqlType.Timestamp y
                && (x.zone() == y.zone() || (x.zone() != Zone.NTZ && y.zone() != Zone.NTZ));
        return numbers || texts || bytes || times || stamps ? Optional.of(Coercions.common(a, b)) : common(a, b);
    }
}
