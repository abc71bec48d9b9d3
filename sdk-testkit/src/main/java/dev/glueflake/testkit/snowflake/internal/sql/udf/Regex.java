package dev.glueflake.testkit.snowflake.internal.sql.udf;

import dev.glueflake.testkit.snowflake.internal.error.Errors;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A pattern with its parameters. Immutable and thread-safe; those in use are kept compiled.
 *
 * @param empty an empty pattern matches nothing, not even the empty text, but where the whole text has to match
 * @param extract whether parameter e is given
 */
record Regex(Pattern pattern, int groups, boolean empty, boolean extract) {
    private static final int KEPT = 512;
    private static final Map<String, Regex> COMPILED = new ConcurrentHashMap<>();

    /** Of c and i in the parameters the last one holds. */
    static Regex of(String pattern, String parameters) {
        String key = parameters + '\0' + pattern;
        Regex known = COMPILED.get(key);
        if (known == null) {
            known = compile(pattern, parameters);
            if (COMPILED.size() >= KEPT) {
                COMPILED.clear();
            }
            COMPILED.put(key, known);
        }
        return known;
    }

    private static Regex compile(String pattern, String parameters) {
        if (!parameters.matches("[cimes]*")) {
            throw Numbers.invalid("regular expression parameters", parameters, "they are c, i, m, e and s");
        }
        boolean anyCase = parameters.lastIndexOf('i') > parameters.lastIndexOf('c');
        String java = new RegexTranslator(pattern, parameters.indexOf('s') >= 0, parameters.indexOf('m') >= 0).java();
        Pattern compiled = Pattern.compile(java, anyCase ? Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE : 0);
        int groups = compiled.matcher("").groupCount();
        return new Regex(compiled, groups, pattern.isEmpty(), parameters.indexOf('e') >= 0);
    }

    boolean matches(String subject) {
        return guarded(() -> pattern.matcher(subject).matches());
    }

    /** The first matches, {@code most} at most. An empty one right behind another is none. */
    List<Matcher> find(String subject, int most) {
        return guarded(() -> {
            List<Matcher> found = new ArrayList<>();
            Matcher matcher = pattern.matcher(subject);
            int from = 0;
            int last = -1;
            while (!empty && found.size() < most && from <= subject.length() && matcher.find(from)) {
                boolean nothing = matcher.end() == matcher.start();
                from = nothing ? next(subject, matcher.end()) : matcher.end();
                if (!nothing || matcher.start() != last) {
                    last = matcher.end();
                    found.add(matcher);
                    matcher = pattern.matcher(subject);
                }
            }
            return found;
        });
    }

    private static int next(String subject, int at) {
        return at >= subject.length() ? at + 1 : subject.offsetByCodePoints(at, 1);
    }

    /** Which group is asked for: by its number, by parameter e the first one where there is one, else the match. */
    int group(int given) {
        return given >= 0 ? given : extract && groups > 0 ? 1 : 0;
    }

    private static <T> T guarded(Supplier<T> work) {
        try {
            return work.get();
        } catch (StackOverflowError tooDeep) {
            throw Errors.unsupported("regular expression that nests too deeply on its subject");
        }
    }
}
