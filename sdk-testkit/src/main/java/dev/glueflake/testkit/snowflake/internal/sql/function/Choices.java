package dev.glueflake.testkit.snowflake.internal.sql.function;

import dev.glueflake.testkit.snowflake.internal.sql.tree.Typed;
import dev.glueflake.testkit.snowflake.internal.type.SqlType;
import dev.glueflake.testkit.snowflake.internal.type.SqlTypes;
import dev.glueflake.testkit.snowflake.internal.type.TypedValue;
import java.util.ArrayList;
import java.util.List;

/** CASE in every guise: branches brought to one type. */
public final class Choices {
    public static final Typed NULL = new Typed.Constant(new TypedValue(SqlTypes.NULL, null));

    private Choices() {}

    public static Typed of(List<Typed.Branch> branches, Typed otherwise) {
        List<Typed> results =
                new ArrayList<>(branches.stream().map(Typed.Branch::result).toList());
        results.add(otherwise);
        SqlType type = Coercions.common(results);
        List<Typed.Branch> typed = branches.stream()
                .map(branch ->
                        new Typed.Branch(condition(branch.condition()), Coercions.implicit(branch.result(), type)))
                .toList();
        return new Typed.Choice(typed, Coercions.implicit(otherwise, type), type);
    }

    public static Typed of(Typed condition, Typed then, Typed otherwise) {
        return of(List.of(new Typed.Branch(condition, then)), otherwise);
    }

    public static Typed condition(Typed condition) {
        return Coercions.implicit(condition, SqlTypes.BOOLEAN);
    }

    public static Typed isNull(Typed operand) {
        return new Typed.Call("({0} IS NULL)", List.of(operand), SqlTypes.BOOLEAN, false);
    }

    /** The first that is not NULL. */
    public static Typed coalesce(List<Typed> values) {
        SqlType type = Coercions.common(values);
        List<Typed> typed =
                values.stream().map(value -> Coercions.implicit(value, type)).toList();
        return new Typed.Call("COALESCE({*})", typed, type, typed.stream().allMatch(Typed::nullable));
    }
}
