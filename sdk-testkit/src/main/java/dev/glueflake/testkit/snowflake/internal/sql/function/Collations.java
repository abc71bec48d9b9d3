package dev.glueflake.testkit.snowflake.internal.sql.function;

import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.sql.emit.CollationRules;
import dev.glueflake.testkit.snowflake.internal.sql.tree.Typed;
import dev.glueflake.testkit.snowflake.internal.type.Collation;
import dev.glueflake.testkit.snowflake.internal.type.SqlType;
import java.util.List;

/** Which collation counts where texts of several come together: that of the highest rank, of which there may be only one. */
public final class Collations {
    private Collations() {}

    /** Of two that do not go together Snowflake names {@code first} first. */
    public static Collation combined(Collation first, Collation second) {
        if (first.rank() != second.rank()) {
            return first.rank().compareTo(second.rank()) > 0 ? first : second;
        }
        if (!first.equals(second)) {
            throw Errors.compilation(
                    "002322",
                    "42846",
                    "Incompatible collations: '" + first.specification() + "' and '" + second.specification() + "'");
        }
        return first;
    }

    public static Collation of(SqlType type) {
        return type instanceof SqlType.Text text ? text.collation() : Collation.NONE;
    }

    /** That of all values together. */
    static Collation of(List<Typed> values) {
        Collation all = Collation.NONE;
        for (Typed value : values) {
            all = combined(all, of(value.type()));
        }
        return all;
    }

    static CollationRules rules(List<Typed> values) {
        return CollationRules.of(of(values));
    }

    /** The value with another collation. */
    static Typed collated(Typed value, Collation collation) {
        return value.type() instanceof SqlType.Text text ? Coercions.convert(value, text.with(collation)) : value;
    }
}
