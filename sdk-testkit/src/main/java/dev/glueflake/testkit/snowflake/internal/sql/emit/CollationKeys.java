package dev.glueflake.testkit.snowflake.internal.sql.emit;

import java.util.List;
import java.util.Locale;

/**
 * What stands for a text where texts are compared by a collation, as templates for {@link Templates}. A language's rules are
 * those of the sort keys of ICU, which DuckDB has: levels of bytes, letters first, then accents, then case, with a byte 01
 * between them. What a collation does not look at is a level that is left out.
 */
public final class CollationKeys {
    private static final String LEVEL = "(?:[1-9A-F].|0[02-9A-F])*";
    private static final String LETTERS = "'^(" + LEVEL + ")01'";
    private static final String LETTERS_AND_ACCENTS = "'^(" + LEVEL + "01" + LEVEL + ")01'";

    /** The characters of a text, each with its marks. */
    private static final String CHARACTERS = "regexp_extract_all({0}, '(?s)\\P{M}\\p{M}*|\\p{M}+')";

    private CollationKeys() {}

    /** What is equal, less or greater as the texts are. */
    public static String template(CollationRules rules) {
        return rules.hasLocale() ? located(rules, converted(rules)) : converted(rules);
    }

    /** The text as the collation sees it, without what only a locale knows. */
    public static String converted(CollationRules rules) {
        String text = "{0}";
        if (rules.trims()) {
            String side = rules.trimsLeading() && rules.trimsTrailing() ? "" : rules.trimsLeading() ? "l" : "r";
            text = side + "trim(" + text + ", ' ')";
        }
        return rules.conversion() == CollationRules.Conversion.NONE
                ? text
                : rules.conversion().name().toLowerCase(Locale.ROOT) + "(" + text + ")";
    }

    private static String located(CollationRules rules, String converted) {
        String text = rules.foldsPunctuation()
                ? "regexp_replace(" + converted + ", '[\\p{P}\\p{Z}\\s]', '', 'g')"
                : converted;
        String key = "icu_sort_key(" + text + ", '" + rules.locale() + "')";
        String letters = "regexp_extract(" + key + ", " + LETTERS + ", 1)";
        if (rules.foldsAccents()) {
            return rules.foldsCase() ? letters : letters + " || '01' || " + cases(text, preferred(rules));
        }
        String accented = "regexp_extract(" + key + ", " + LETTERS_AND_ACCENTS + ", 1)";
        if (rules.foldsCase()) {
            return accented;
        }
        return rules.upperFirst() == null
                ? key
                : accented + " || '01' || " + cases(text, preferred(rules)) + " || '01' || " + key;
    }

    private static boolean preferred(CollationRules rules) {
        return Boolean.TRUE.equals(rules.upperFirst());
    }

    /** The case of every letter, the one that comes first as the lower digit. */
    private static String cases(String text, boolean upperFirst) {
        String letters = "regexp_replace(" + text + ", '[^\\p{L}]', '', 'g')";
        String upper = upperFirst ? "1" : "3";
        String marked = "regexp_replace(" + letters + ", '[\\p{Lu}\\p{Lt}]', '" + upper + "', 'g')";
        return "regexp_replace(" + marked + ", '[^" + upper + "]', '2', 'g')";
    }

    /** The keys of a text's characters one after another, to search in; a character that does not count has none. */
    public static String characters(CollationRules rules) {
        if (!rules.hasLocale()) {
            return converted(rules);
        }
        String each = Templates.fill(template(rules), List.of("g"));
        String nothing = Templates.fill(template(rules), List.of("''"));
        return "'|' || array_to_string(list_filter(list_transform(" + CHARACTERS + ", lambda g: " + each
                + "), lambda k: k <> " + nothing + "), '|') || '|'";
    }
}
