package dev.glueflake.testkit.snowflake.internal.sql.function;

import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.error.SnowflakeException;
import dev.glueflake.testkit.snowflake.internal.sql.emit.CollationKeys;
import dev.glueflake.testkit.snowflake.internal.sql.emit.CollationRules;
import dev.glueflake.testkit.snowflake.internal.sql.tree.Typed;
import dev.glueflake.testkit.snowflake.internal.type.Collation;
import dev.glueflake.testkit.snowflake.internal.type.SqlTypes;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What functions do otherwise for texts that have a collation. Those that are not here take no notice of it: what compares
 * by {@link Comparisons} and what gives the type of its argument back is right by that.
 */
final class CollatedFunctions {
    /** Their result has the collation of the first argument although its length is another. */
    private static final Set<String> KEEPING =
            Set.of("LPAD", "RPAD", "REPEAT", "INSERT", "REGEXP_REPLACE", "REPLACE", "SPLIT_PART", "LISTAGG");

    /** They look for texts in texts, or tell texts apart, and are not known to do so by a collation. */
    private static final Set<String> REFUSED = Set.of(
            "TRANSLATE",
            "STRTOK",
            "STRTOK_TO_ARRAY",
            "EDITDISTANCE",
            "JAROWINKLER_SIMILARITY",
            "SEARCH",
            "MODE",
            "ARRAY_UNIQUE_AGG",
            "ARRAY_CONTAINS",
            "ARRAY_POSITION",
            "APPROX_COUNT_DISTINCT",
            "HLL",
            "HLL_ACCUMULATE",
            "APPROX_TOP_K",
            "MINHASH");

    private static final String BOUNDS = "CASE WHEN length({1}) = 0 THEN {0} IS NOT NULL ELSE ";

    private CollatedFunctions() {}

    /** Whether an argument has a collation. */
    static boolean concern(Invocation call) {
        return call.arguments().stream()
                .anyMatch(value -> !Collations.of(value.type()).isNone());
    }

    /** How a call of collated texts is bound where it is not bound as any other, else null. */
    static Definition.@Nullable Rule rule(Invocation call) {
        return switch (call.name()) {
            case "CONTAINS" -> each -> found(each, "contains");
            case "STARTSWITH" -> each -> found(each, "starts_with");
            case "ENDSWITH" -> each -> found(each, "ends_with");
            default -> CollatedSearch.rule(call);
        };
    }

    /** The collation of the first argument, kept; or the call refused. */
    static Typed kept(Invocation call, Typed result) {
        boolean folding = call.arguments().stream().anyMatch(value -> CollationRules.of(Collations.of(value.type()))
                .folds());
        if (folding && (REFUSED.contains(call.name()) || isDistinctList(call) || isTrimmedOfLetters(call))) {
            throw unsupported(call.name());
        }
        return KEEPING.contains(call.name()) ? Collations.collated(result, Collations.of(call.type(0))) : result;
    }

    private static boolean isDistinctList(Invocation call) {
        return call.distinct() && (call.name().equals("LISTAGG") || call.name().equals("ARRAY_AGG"));
    }

    /** TRIM and its kin take a collation only where they remove blanks. */
    private static boolean isTrimmedOfLetters(Invocation call) {
        return call.name().endsWith("TRIM")
                && call.count() == 2
                && !(call.argument(1) instanceof Typed.Constant constant
                        && constant.value().value() instanceof String characters
                        && characters.isBlank());
    }

    /** As Snowflake names a function that takes no collated text. */
    static SnowflakeException unsupported(String function) {
        return Errors.compilation("000002", "0A000", "Function " + function + " does not support collation.");
    }

    static SnowflakeException unsupported(String function, Collation collation) {
        return Errors.compilation(
                "000002",
                "0A000",
                "Function " + function + " does not support collation: " + collation.specification() + ".");
    }

    /** Whether one text is in the other, whole characters against whole characters. */
    private static Typed found(Invocation call, String function) {
        List<Typed> texts = List.of(call.text(0), call.text(1));
        Collation collation = Collations.of(texts);
        CollationRules rules = CollationRules.of(collation);
        refuseLoose(call.name(), rules, collation);
        String characters = CollationKeys.characters(rules);
        String condition = function + "(" + characters + ", " + characters.replace("{0}", "{1}") + ")";
        return call.sql(SqlTypes.BOOLEAN, BOUNDS + condition + " END", texts.get(0), texts.get(1));
    }

    /** What no function does that looks for a part of a text. */
    static void refuseLoose(String function, CollationRules rules, Collation collation) {
        if (rules.foldsPunctuation() || (rules.foldsAccents() && !rules.foldsCase())) {
            throw unsupported(function, collation);
        }
    }
}
