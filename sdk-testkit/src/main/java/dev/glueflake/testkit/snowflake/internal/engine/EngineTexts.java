package dev.glueflake.testkit.snowflake.internal.engine;

import java.util.ArrayList;
import java.util.List;

/**
 * The DuckDB SQL of a request's statements, kept with their {@link Cancellation} while they run: each statement of the request
 * takes a {@link Recording} of its own as it begins. Thread-safe.
 */
public final class EngineTexts {
    private static final Recording NOBODY = new Recording(0);

    private volatile Recording current = NOBODY;

    /** Those of the request. */
    public static EngineTexts of(Cancellation request) {
        return request.part(EngineTexts.class, EngineTexts::new);
    }

    /** What runs from now on goes into a new recording. */
    public Recording record() {
        Recording next = new Recording(Recording.MOST_CHARACTERS);
        current = next;
        return next;
    }

    void ran(String sql) {
        current.add(sql);
    }

    /** What one statement became: its first texts up to a bound, since a script may run for long. Thread-safe. */
    public static final class Recording {
        private static final int MOST_CHARACTERS = 65_536;
        private static final String CUT = " …";

        private final List<String> texts = new ArrayList<>();
        private int left;

        private Recording(int mostCharacters) {
            this.left = mostCharacters;
        }

        private synchronized void add(String sql) {
            if (left <= 0) {
                return;
            }
            texts.add(sql.length() <= left ? sql : sql.substring(0, left) + CUT);
            left -= sql.length() + 1;
        }

        public synchronized List<String> texts() {
            return List.copyOf(texts);
        }
    }
}
