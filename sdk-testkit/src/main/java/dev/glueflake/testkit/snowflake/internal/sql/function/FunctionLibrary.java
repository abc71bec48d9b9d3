package dev.glueflake.testkit.snowflake.internal.sql.function;

import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.sql.function.Definition.Kind;
import dev.glueflake.testkit.snowflake.internal.sql.tree.Typed;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** All functions that the fake has. Immutable and thread-safe. */
public final class FunctionLibrary {
    private static final Map<String, List<Definition>> DEFINITIONS = build();

    private FunctionLibrary() {}

    private static Map<String, List<Definition>> build() {
        Catalogue catalogue = new Catalogue();
        ConditionalFunctions.define(catalogue);
        ConversionFunctions.define(catalogue);
        NumberConversions.define(catalogue);
        NumericFunctions.define(catalogue);
        RoundingFunctions.define(catalogue);
        BitFunctions.define(catalogue);
        TextFunctions.define(catalogue);
        PartFunctions.define(catalogue);
        CollationFunctions.define(catalogue);
        EncodingFunctions.define(catalogue);
        HashFunctions.define(catalogue);
        EncryptionFunctions.define(catalogue);
        GenerationFunctions.define(catalogue);
        PatternFunctions.define(catalogue);
        DateFunctions.define(catalogue);
        AggregateFunctions.define(catalogue);
        CollectingFunctions.define(catalogue);
        BitmapFunctions.define(catalogue);
        StatisticFunctions.define(catalogue);
        StateFunctions.define(catalogue);
        WindowFunctions.define(catalogue);
        InterpolationFunctions.define(catalogue);
        SemiStructuredFunctions.define(catalogue);
        ArrayFunctions.define(catalogue);
        ObjectFunctions.define(catalogue);
        MapFunctions.define(catalogue);
        StructuredConstructions.define(catalogue);
        TypeFunctions.define(catalogue);
        VectorFunctions.define(catalogue);
        ShapeFunctions.define(catalogue);
        CellFunctions.define(catalogue);
        XmlFunctions.define(catalogue);
        AddressFunctions.define(catalogue);
        SimilarityFunctions.define(catalogue);
        ContextFunctions.define(catalogue);
        FileFunctions.define(catalogue);
        return Map.copyOf(catalogue.definitions());
    }

    /** Every function's name, as the parity page lists it. */
    public static Set<String> names() {
        return DEFINITIONS.keySet();
    }

    /** Whether a call with so many arguments is one of an aggregate function. */
    public static boolean isAggregate(String name, int arguments) {
        return DEFINITIONS.getOrDefault(name, List.of()).stream()
                .anyMatch(definition -> definition.kind() == Kind.AGGREGATE
                        && arguments >= definition.min()
                        && arguments <= definition.max());
    }

    /** The call as a typed expression; refused by name where there is no such function. */
    public static Typed call(Invocation call) {
        if (!CollatedFunctions.concern(call)) {
            return plain(call);
        }
        Definition.Rule collated = CollatedFunctions.rule(call);
        return collated == null ? CollatedFunctions.kept(call, plain(call)) : collated.bind(call);
    }

    /** As {@link #call}, without regard to collations. */
    static Typed plain(Invocation call) {
        List<Definition> named = DEFINITIONS.get(call.name());
        if (named == null) {
            return ContextFunctions.ofSession(call);
        }
        Definition.Rule structured = StructuredFunctions.rule(call);
        for (Definition definition : named) {
            if (call.count() >= definition.min() && call.count() <= definition.max()) {
                return structured == null ? bind(definition, call) : structured.bind(call);
            }
        }
        throw wrongCount(named, call);
    }

    private static Typed bind(Definition definition, Invocation call) {
        if (definition.kind() == Kind.SCALAR && (call.over() != null || call.distinct())) {
            throw Errors.compilation(
                    "002303", "42601", "Invalid function type [" + call.name() + "] for window function or DISTINCT.");
        }
        if (definition.kind() == Kind.WINDOW && call.distinct()) {
            throw Errors.unsupported(call.name() + "(DISTINCT …)");
        }
        if (definition.kind() == Kind.WINDOW && call.over() == null) {
            throw Errors.compilation(
                    "002304", "42601", "Window function [" + call.name() + "] requires an OVER clause.");
        }
        CallClauses.check(definition, call);
        return definition.rule().bind(call);
    }

    private static RuntimeException wrongCount(List<Definition> named, Invocation call) {
        int least = named.stream().mapToInt(Definition::min).min().orElse(0);
        int most = named.stream().mapToInt(Definition::max).max().orElse(0);
        boolean few = call.count() < least;
        return Errors.compilation(
                few ? "000938" : "000939",
                "22023",
                (few ? "not enough" : "too many") + " arguments for function [" + call.name() + "] expected "
                        + (few ? least : most) + ", got " + call.count());
    }
}
