package dev.glueflake.testkit.snowflake.internal.script;

import dev.glueflake.testkit.snowflake.internal.sql.ast.Identifier;
import org.jspecify.annotations.Nullable;

/** How a statement of a script ended. */
sealed interface Flow {
    Flow NEXT = new Next();

    record Next() implements Flow {}

    record Break(@Nullable Identifier label) implements Flow {}

    record Continue(@Nullable Identifier label) implements Flow {}

    record Return(Answer answer) implements Flow {}

    /** Whether a BREAK or CONTINUE with that label means the loop with this one. */
    static boolean isFor(@Nullable Identifier label, @Nullable Identifier loop) {
        return label == null || (loop != null && loop.text().equals(label.text()));
    }
}
