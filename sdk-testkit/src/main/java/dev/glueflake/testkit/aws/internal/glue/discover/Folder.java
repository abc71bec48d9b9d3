package dev.glueflake.testkit.aws.internal.glue.discover;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A folder of a target: a part of the keys' common prefix.
 *
 * @param prefix of the keys, with a slash at its end; empty for a whole bucket
 * @param depth how many folders deep it lies, the bucket being 1
 */
record Folder(String name, String prefix, int depth, List<CrawledFile> files, Map<String, Folder> children) {

    static Folder root(String bucket, String prefix) {
        int end = prefix.length() - 1;
        String name = prefix.isEmpty() ? bucket : prefix.substring(prefix.lastIndexOf('/', end - 1) + 1, end);
        int depth = 1 + (int) prefix.chars().filter(c -> c == '/').count();
        return new Folder(name, prefix, depth, new ArrayList<>(), new TreeMap<>());
    }

    /** Puts a file where its key says. */
    void add(CrawledFile file) {
        int slash = file.key().indexOf('/', prefix.length());
        if (slash < 0) {
            files.add(file);
            return;
        }
        String child = file.key().substring(prefix.length(), slash);
        children.computeIfAbsent(
                        child, it -> new Folder(it, prefix + it + "/", depth + 1, new ArrayList<>(), new TreeMap<>()))
                .add(file);
    }

    boolean hive() {
        return name.indexOf('=') > 0;
    }

    /** All folders that hold files themselves, this one included. */
    List<Folder> leaves() {
        List<Folder> leaves = new ArrayList<>();
        if (!files.isEmpty()) {
            leaves.add(this);
        }
        children.values().forEach(child -> leaves.addAll(child.leaves()));
        return leaves;
    }

    /** The names of the folders between this one and one below it, that one included. */
    List<String> pathTo(Folder below) {
        String rest = below.prefix.substring(prefix.length());
        return rest.isEmpty()
                ? List.of()
                : List.of(rest.substring(0, rest.length() - 1).split("/", -1));
    }
}
