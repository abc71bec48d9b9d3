package dev.glueflake.testkit.aws.internal.glue.discover;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Decides which folders are tables. Serves one target of one crawl. */
final class TableFinder {
    private final Map<String, FileSchema> schemas = new HashMap<>();
    private final List<DiscoveredTable> tables = new ArrayList<>();
    private final String bucket;
    private final FileInspector inspector;
    private final int tableLevel;

    /**
     * Makes a finder.
     *
     * @param tableLevel the depth at which folders are tables, or 0 to find out
     */
    TableFinder(String bucket, FileInspector inspector, int tableLevel) {
        this.bucket = bucket;
        this.inspector = inspector;
        this.tableLevel = tableLevel;
    }

    List<DiscoveredTable> find(Folder root) {
        visit(root);
        return tables;
    }

    private void visit(Folder folder) {
        List<Folder> leaves = folder.leaves();
        if (leaves.isEmpty()) {
            return;
        }
        boolean level = tableLevel == 0 ? together(folder, leaves) : folder.depth() >= tableLevel;
        boolean even = leaves.stream().mapToInt(Folder::depth).distinct().count() == 1;
        if (level && even) {
            tables.add(table(folder, leaves));
            return;
        }
        // Folders of unlike depth or content are tables of their own.
        if (!folder.files().isEmpty()) {
            tables.add(table(folder, List.of(folder)));
        }
        folder.children().values().forEach(this::visit);
    }

    /** Whether everything below a folder is one table: hive folders say so, others by what is in them. */
    private boolean together(Folder folder, List<Folder> leaves) {
        if (folder.children().values().stream().anyMatch(Folder::hive)) {
            return true;
        }
        FileSchema first = schema(leaves.get(0).files().get(0));
        return leaves.stream().allMatch(leaf -> schema(leaf.files().get(0)).resembles(first));
    }

    private FileSchema schema(CrawledFile file) {
        return schemas.computeIfAbsent(file.key(), key -> inspector.inspect(file));
    }

    private DiscoveredTable table(Folder folder, List<Folder> leaves) {
        List<FileSchema> files = leaves.stream()
                .flatMap(leaf -> leaf.files().stream())
                .map(this::schema)
                .toList();
        // A stray file of another format does not make the table another one, nor does it lend it its columns.
        FileSchema first = files.get(0);
        List<FileSchema> alike = files.stream()
                .filter(file -> file.classification().equals(first.classification()))
                .toList();
        List<Column> keys = keys(folder, leaves);
        List<DiscoveredTable.Partition> partitions = keys.isEmpty()
                ? List.of()
                : leaves.stream().map(leaf -> partition(folder, leaf)).toList();
        return new DiscoveredTable(
                folder.name(),
                location(folder),
                first.classification(),
                first.compression(),
                SchemaMerge.merge(alike),
                keys,
                partitions,
                alike.get(alike.size() - 1).traits(),
                size(leaves));
    }

    private static List<Column> keys(Folder folder, List<Folder> leaves) {
        List<List<String>> paths = leaves.stream().map(folder::pathTo).toList();
        List<Column> keys = new ArrayList<>();
        for (int i = 0; i < paths.get(0).size(); i++) {
            int level = i;
            List<String> names =
                    paths.stream().map(path -> key(path.get(level))).distinct().toList();
            boolean named = names.size() == 1 && !names.get(0).isEmpty();
            keys.add(new Column(named ? names.get(0) : "partition_" + level, "string"));
        }
        return keys;
    }

    private static String key(String segment) {
        return segment.substring(0, Math.max(0, segment.indexOf('='))).toLowerCase(Locale.ROOT);
    }

    private DiscoveredTable.Partition partition(Folder folder, Folder leaf) {
        List<String> values = folder.pathTo(leaf).stream()
                .map(segment -> key(segment).isEmpty() ? segment : segment.substring(segment.indexOf('=') + 1))
                .toList();
        return new DiscoveredTable.Partition(values, location(leaf), size(List.of(leaf)));
    }

    private DiscoveredTable.Size size(List<Folder> leaves) {
        List<CrawledFile> files =
                leaves.stream().flatMap(leaf -> leaf.files().stream()).toList();
        return new DiscoveredTable.Size(
                files.size(),
                files.stream().mapToLong(CrawledFile::length).sum(),
                files.stream().mapToLong(file -> schema(file).records()).sum());
    }

    private String location(Folder folder) {
        return "s3://" + bucket + "/" + folder.prefix();
    }
}
