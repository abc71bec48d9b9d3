package dev.glueflake.testkit.snowflake.internal.sql.tree;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.function.Predicate;

/** Looking through typed expressions; a subquery is a world of its own and is not entered. */
public final class TypedTrees {
    private static final int LARGE = 20_000;
    private static final int SHARED = 8;

    private TypedTrees() {}

    /** Whether the expression or one inside it holds. */
    public static boolean any(Typed expression, Predicate<Typed> holds) {
        if (holds.test(expression)) {
            return true;
        }
        return children(expression).stream().anyMatch(child -> any(child, holds));
    }

    /** Whether shared parts, written out each time they are used, would make the expression far larger than it is. */
    public static boolean isOvergrown(Typed expression) {
        IdentityHashMap<Typed, Long> sizes = new IdentityHashMap<>();
        long size = size(expression, sizes);
        return size > LARGE && size / SHARED > sizes.size();
    }

    private static long size(Typed expression, IdentityHashMap<Typed, Long> sizes) {
        Long known = sizes.get(expression);
        if (known != null) {
            return known;
        }
        long size = 1;
        for (Typed child : children(expression)) {
            size = Math.min(Integer.MAX_VALUE, size + size(child, sizes));
        }
        sizes.put(expression, size);
        return size;
    }

    public static boolean hasAggregate(Typed expression) {
        return any(expression, inner -> inner instanceof Typed.Aggregate);
    }

    public static boolean hasWindow(Typed expression) {
        return any(expression, inner -> inner instanceof Typed.Windowed);
    }

    public static List<Typed> children(Typed expression) {
        if (expression instanceof Typed.Call call) {
            return call.arguments();
        }
        if (expression instanceof Typed.Convert convert) {
            return List.of(convert.operand());
        }
        if (expression instanceof Typed.Quantified quantified) {
            return List.of(quantified.operand());
        }
        List<Typed> children = new ArrayList<>();
        if (expression instanceof Typed.Choice choice) {
            for (Typed.Branch branch : choice.branches()) {
                children.add(branch.condition());
                children.add(branch.result());
            }
            children.add(choice.otherwise());
        } else if (expression instanceof Typed.Aggregate aggregate) {
            children.addAll(aggregate.arguments());
            aggregate.orderBy().forEach(key -> children.add(key.value()));
        } else if (expression instanceof Typed.Windowed windowed) {
            children.addAll(windowed.arguments());
            windowed.within().forEach(key -> children.add(key.value()));
            children.addAll(windowed.partitionBy());
            windowed.orderBy().forEach(key -> children.add(key.value()));
        }
        return children;
    }
}
