package dev.glueflake.testkit.snowflake.internal.sql.parse;

import java.util.List;
import java.util.function.BinaryOperator;

/** Trees over the operands of an associative operator. */
final class Balanced {
    /** Shorter chains keep their shape: leaning to the left, as written. */
    private static final int LONG = 64;

    private Balanced() {}

    static <T> T tree(List<T> operands, BinaryOperator<T> join) {
        if (operands.size() > LONG) {
            int middle = operands.size() / 2;
            return join.apply(
                    tree(operands.subList(0, middle), join), tree(operands.subList(middle, operands.size()), join));
        }
        T tree = operands.get(0);
        for (T operand : operands.subList(1, operands.size())) {
            tree = join.apply(tree, operand);
        }
        return tree;
    }
}
