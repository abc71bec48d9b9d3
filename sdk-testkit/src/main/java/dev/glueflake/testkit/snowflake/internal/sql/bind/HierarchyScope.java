package dev.glueflake.testkit.snowflake.internal.sql.bind;

import dev.glueflake.testkit.snowflake.internal.sql.ast.Expression;
import dev.glueflake.testkit.snowflake.internal.sql.tree.Typed;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What CONNECT BY adds to the names of FROM.
 *
 * @param level LEVEL
 * @param prior the columns behind PRIOR; null outside CONNECT BY itself
 * @param root the columns behind CONNECT_BY_ROOT; null inside CONNECT BY
 * @param paths the value of each call of {@link #PATH}
 */
record HierarchyScope(
        Typed level, @Nullable Scope prior, @Nullable Scope root, Map<Expression.FunctionCall, Typed> paths) {
    static final String LEVEL = "LEVEL";
    static final String PATH = "SYS_CONNECT_BY_PATH";
}
