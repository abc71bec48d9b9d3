package dev.glueflake.testkit.snowflake.internal.stage.file;

import dev.glueflake.testkit.snowflake.internal.catalog.Restorable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What comes to a place and what goes from it, from one look to the next: it stands for the notifications that a bucket sends.
 * Thread-safe.
 */
public final class PlaceWatch implements Restorable {
    private Map<String, String> seen = Map.of();

    /**
     * What happened since the last look.
     *
     * @param come files that are new or have another content
     * @param gone names of files that stand there no more
     */
    public record Changes(List<StagedFile> come, Set<String> gone) {
        public boolean isEmpty() {
            return come.isEmpty() && gone.isEmpty();
        }
    }

    @Override
    public synchronized Runnable keep() {
        Map<String, String> kept = seen;
        return () -> restore(kept);
    }

    private synchronized void restore(Map<String, String> kept) {
        seen = kept;
    }

    /** These files stand there already: only what happens from now on counts. */
    public void begin(List<StagedFile> standing) {
        look(standing);
    }

    /** Compares what stands there now with what stood there at the last look. */
    public synchronized Changes look(List<StagedFile> standing) {
        Map<String, String> now = new HashMap<>();
        List<StagedFile> come = new ArrayList<>();
        for (StagedFile file : standing) {
            now.put(file.name(), file.etag());
            if (!file.etag().equals(seen.get(file.name()))) {
                come.add(file);
            }
        }
        Set<String> gone = new HashSet<>(seen.keySet());
        gone.removeAll(now.keySet());
        seen = now;
        return new Changes(come, gone);
    }
}
