package dev.glueflake.testkit.snowflake.internal.sql.function;

import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.sql.emit.CollationKeys;
import dev.glueflake.testkit.snowflake.internal.sql.emit.CollationRules;
import dev.glueflake.testkit.snowflake.internal.sql.emit.CollationRules.Conversion;
import dev.glueflake.testkit.snowflake.internal.sql.tree.Typed;
import dev.glueflake.testkit.snowflake.internal.type.Collation;
import dev.glueflake.testkit.snowflake.internal.type.SqlType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Functions that work at the place in a text where another one is found: a collation that only folds case finds it in either
 * case, one that folds more is refused.
 */
final class CollatedSearch {
    private static final Set<String> NAMES = Set.of("POSITION", "CHARINDEX", "REPLACE", "SPLIT", "SPLIT_PART");

    private static final Set<String> TURKIC = Set.of("tr", "az");

    private CollatedSearch() {}

    static Definition.@Nullable Rule rule(Invocation call) {
        if (call.name().equals("UPPER") || call.name().equals("LOWER")) {
            CollationRules rules = CollationRules.of(Collations.of(call.type(0)));
            boolean turkic = TURKIC.stream().anyMatch(language -> rules.locale().matches(language + "(_.*)?"));
            return turkic ? CollatedSearch::turkicCase : null;
        }
        return NAMES.contains(call.name()) ? CollatedSearch::searched : null;
    }

    /** In Turkish and Azerbaijani the dotted and the dotless I are letters of their own. */
    private static Typed turkicCase(Invocation call) {
        String template = call.name().equals("UPPER")
                ? "upper(replace({0}, 'i', 'İ'))"
                : "lower(replace(replace({0}, 'I', 'ı'), 'İ', 'i'))";
        return call.sql(call.type(0), template, call.text(0));
    }

    private static Typed searched(Invocation call) {
        boolean finds = !call.name().startsWith("SPLIT") && !call.name().equals("REPLACE");
        Typed sought = call.text(finds ? 0 : 1);
        List<Typed> texts = List.of(call.text(0), call.text(1));
        Collation collation = Collations.of(texts);
        CollationRules rules = CollationRules.of(collation);
        CollatedFunctions.refuseLoose(call.name(), rules, collation);
        if (!rules.folds() || isSameInEitherCase(sought, rules)) {
            return CollatedFunctions.kept(call, FunctionLibrary.plain(plain(call)));
        }
        if (rules.foldsAccents() || rules.trims() || call.name().startsWith("SPLIT")) {
            throw Errors.unsupported(call.name() + " by the collation '" + collation.specification() + "'");
        }
        return finds ? position(call, rules) : CollatedFunctions.kept(call, replace(call, rules));
    }

    /** The same call of texts without a collation. */
    private static Invocation plain(Invocation call) {
        return call.with(call.arguments().stream()
                .map(value -> Collations.collated(value, Collation.NONE))
                .toList());
    }

    /** Text of ASCII without letters, as most delimiters are. */
    private static boolean isSameInEitherCase(Typed sought, CollationRules rules) {
        return !rules.trims()
                && sought instanceof Typed.Constant constant
                && constant.value().value() instanceof String text
                && !text.isEmpty()
                && text.chars().allMatch(each -> each > ' ' && each < 0x7F && !Character.isLetter(each));
    }

    private static Typed position(Invocation call, CollationRules rules) {
        String fold = (rules.conversion() == Conversion.UPPER ? Conversion.UPPER : Conversion.LOWER)
                .name()
                .toLowerCase(Locale.ROOT);
        List<Typed> arguments = new ArrayList<>();
        for (Typed argument : plain(call).arguments()) {
            boolean text = argument.type() instanceof SqlType.Text;
            arguments.add(text ? call.sql(argument.type(), fold + "({0})", argument) : argument);
        }
        return FunctionLibrary.plain(call.with(arguments));
    }

    /** A text without any letter that counts is found nowhere. */
    private static Typed replace(Invocation call, CollationRules rules) {
        Typed with = call.count() > 2 ? call.text(2) : call.constant(new SqlType.Text(1), "");
        String key = CollationKeys.template(rules);
        String nothing = key.replace("{0}", "{1}") + " = " + key.replace("{0}", "''");
        return call.sql(
                call.text(0).type(),
                "CASE WHEN {2} IS NOT NULL AND " + nothing
                        + " THEN {0} ELSE regexp_replace({0}, regexp_escape({1}), replace({2}, '\\', '\\\\'), 'gi') END",
                call.text(0),
                call.text(1),
                with);
    }
}
