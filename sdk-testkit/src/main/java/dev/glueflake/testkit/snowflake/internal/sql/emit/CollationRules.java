package dev.glueflake.testkit.snowflake.internal.sql.emit;

import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.error.SnowflakeException;
import dev.glueflake.testkit.snowflake.internal.type.Collation;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a collation's specification asks for.
 *
 * @param locale empty for the order of code points
 * @param upperFirst null where the locale decides which case comes first
 */
public record CollationRules(
        String locale,
        boolean foldsCase,
        boolean foldsAccents,
        boolean foldsPunctuation,
        @Nullable Boolean upperFirst,
        Conversion conversion,
        boolean trimsLeading,
        boolean trimsTrailing) {

    /** What becomes of the letters before anything else. */
    public enum Conversion {
        NONE,
        UPPER,
        LOWER
    }

    private static final Set<String> CODE_POINTS = Set.of("", "utf8", "bin");

    /** What only a locale can heed, in the order in which Snowflake complains. */
    private static final List<Family> FAMILIES = List.of(
            new Family("Case sensitivity", "cs", "ci"),
            new Family("Accent sensitivity", "as", "ai"),
            new Family("Punctuation sensitivity", "ps", "pi"),
            new Family("Upper/lower preference", "fl", "fu"));

    private static final Set<String> CONVERSIONS = Set.of("upper", "lower", "trim", "ltrim", "rtrim");

    private record Family(String name, String plain, String special) {
        boolean has(String option) {
            return option.equals(plain) || option.equals(special);
        }

        /** Of several the last one counts. */
        boolean isSpecial(List<String> options) {
            return options.lastIndexOf(special) > options.lastIndexOf(plain);
        }
    }

    public static CollationRules of(Collation collation) {
        return parse(collation.specification());
    }

    /** Its parts are checked as Snowflake does: a word that is no option may only be the locale in front. */
    public static CollationRules parse(String specification) {
        String text = specification.toLowerCase(Locale.ROOT);
        // As split() does it: what is empty at the end does not count.
        List<String> words = List.of(text.split("-"));
        boolean located = !words.isEmpty() && !isOption(words.get(0));
        String locale = located ? words.get(0) : "";
        List<String> options = located ? words.subList(1, words.size()) : words;
        refuse(text, CODE_POINTS.contains(locale), options);
        Conversion conversion = options.contains("upper")
                ? Conversion.UPPER
                : options.contains("lower") ? Conversion.LOWER : Conversion.NONE;
        Family preference = FAMILIES.get(3);
        boolean preferred = options.stream().anyMatch(preference::has);
        return new CollationRules(
                CODE_POINTS.contains(locale) ? "" : known(locale, specification),
                FAMILIES.get(0).isSpecial(options),
                FAMILIES.get(1).isSpecial(options),
                FAMILIES.get(2).isSpecial(options),
                preferred ? preference.isSpecial(options) : null,
                conversion,
                options.contains("trim") || options.contains("ltrim"),
                options.contains("trim") || options.contains("rtrim"));
    }

    private static boolean isOption(String word) {
        return CONVERSIONS.contains(word) || FAMILIES.stream().anyMatch(family -> family.has(word));
    }

    private static void refuse(String text, boolean codePoints, List<String> options) {
        for (String option : options) {
            if (!isOption(option)) {
                throw invalid(text, "Unknown option: " + option);
            }
        }
        if (new HashSet<>(options).containsAll(Set.of("upper", "lower"))) {
            throw invalid(text, "Options 'upper' and 'lower' are mutually exclusive");
        }
        for (Family family : FAMILIES) {
            if (codePoints && options.stream().anyMatch(family::has)) {
                throw invalid(text, family.name() + " option not allowed for the UTF8 collation");
            }
        }
    }

    private static SnowflakeException invalid(String text, String reason) {
        return new SnowflakeException(
                "001420", "22023", "Invalid value '" + text + "' for COLLATION. Reason: " + reason);
    }

    /** A language with a country or a script; one that nobody knows sorts by the rules for all languages. */
    private static String known(String locale, String specification) {
        String name = locale.strip();
        if (name.matches("[a-z0-9]+(_[a-z0-9]+){2,}")) {
            throw Errors.unsupported("COLLATE '" + specification + "'");
        }
        return name.matches("[a-z0-9]+(_[a-z0-9]+)?") ? name : "root";
    }

    public boolean hasLocale() {
        return !locale.isEmpty();
    }

    /** Whether texts are compared as they are, code point by code point. */
    public boolean isPlain() {
        return !hasLocale() && conversion == Conversion.NONE && !trims();
    }

    public boolean trims() {
        return trimsLeading || trimsTrailing;
    }

    /** Whether texts may be equal that differ in more than how their characters are encoded. */
    public boolean folds() {
        return foldsCase || foldsAccents || foldsPunctuation || conversion != Conversion.NONE || trims();
    }
}
