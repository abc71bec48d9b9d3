package dev.glueflake.testkit.aws.internal.s3.store;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import org.jspecify.annotations.Nullable;

/** A page of keys. */
public final class ListPage {
    private final List<StoredObject> objects = new ArrayList<>();
    private final List<String> prefixes = new ArrayList<>();
    private String last = "";
    private boolean lastIsPrefix;
    private boolean truncated;

    private ListPage() {}

    /** Reads a page; the map must not change meanwhile. */
    static ListPage read(NavigableMap<String, StoredObject> all, ListQuery query) {
        ListPage page = new ListPage();
        String key = first(all, query);
        while (key != null && key.startsWith(query.prefix()) && query.limit() > 0) {
            if (page.size() == query.limit()) {
                page.truncated = true;
                break;
            }
            key = page.take(all, query, key);
        }
        return page;
    }

    private static @Nullable String first(NavigableMap<String, StoredObject> all, ListQuery query) {
        if (KeyOrder.INSTANCE.compare(query.after(), query.prefix()) < 0
                || query.after().isEmpty()) {
            return all.ceilingKey(query.prefix());
        }
        return query.afterAllBelow() ? behindAllBelow(all, query.after()) : all.higherKey(query.after());
    }

    /** Takes a key or rolls it up, and gives the next one. */
    private @Nullable String take(NavigableMap<String, StoredObject> all, ListQuery query, String key) {
        int end = query.delimiter().isEmpty()
                ? -1
                : key.indexOf(query.delimiter(), query.prefix().length());
        lastIsPrefix = end >= 0;
        if (lastIsPrefix) {
            last = key.substring(0, end + query.delimiter().length());
            prefixes.add(last);
            return behindAllBelow(all, last);
        }
        last = key;
        objects.add(all.get(key));
        return all.higherKey(key);
    }

    private static @Nullable String behindAllBelow(NavigableMap<String, StoredObject> all, String prefix) {
        String key = all.higherKey(prefix + KeyOrder.GREATEST);
        while (key != null && key.startsWith(prefix)) {
            key = all.higherKey(key);
        }
        return key;
    }

    private int size() {
        return objects.size() + prefixes.size();
    }

    public List<StoredObject> objects() {
        return objects;
    }

    public List<String> prefixes() {
        return prefixes;
    }

    /** The last key or prefix of the page: where the next page goes on. */
    public String last() {
        return last;
    }

    public boolean lastIsPrefix() {
        return lastIsPrefix;
    }

    public boolean truncated() {
        return truncated;
    }
}
