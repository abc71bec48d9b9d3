package dev.glueflake.testkit.aws.internal.glue.discover;

import dev.glueflake.testkit.aws.internal.glue.catalog.GlueErrors;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Looks through the environment's S3. */
public final class Discovery {
    private static final Pattern PATH = Pattern.compile("s3[an]?://([^/]+)/?(.*)");

    private final CrawledStore store;

    public Discovery(CrawledStore store) {
        this.store = store;
    }

    /**
     * Finds the tables of a target as S3 is now.
     *
     * @throws dev.glueflake.testkit.aws.internal.core.ServiceException if there is no such bucket or a file cannot be
     *     read
     */
    public List<DiscoveredTable> find(CrawlTarget target) {
        Matcher path = PATH.matcher(target.path());
        if (!path.matches()) {
            throw GlueErrors.invalid("Not an S3 path: " + target.path());
        }
        String bucket = path.group(1);
        String rest = path.group(2);
        String prefix = rest.isEmpty() || rest.endsWith("/") ? rest : rest + "/";
        Folder root = Folder.root(bucket, prefix);
        Predicate<String> excluded = excluded(target.exclusions());
        for (CrawledFile file : store.list(bucket, prefix)) {
            String below = file.key().substring(prefix.length());
            if (file.length() > 0 && !hidden(below) && !excluded.test(below)) {
                root.add(file);
            }
        }
        try (FileInspector inspector = new FileInspector(store, bucket)) {
            return new TableFinder(bucket, inspector, target.tableLevel()).find(root);
        }
    }

    /** Markers of Hadoop and Spark are no data. */
    private static boolean hidden(String key) {
        return key.endsWith("_$folder$")
                || Arrays.stream(key.split("/")).anyMatch(name -> name.startsWith("_") || name.startsWith("."));
    }

    private static Predicate<String> excluded(List<String> globs) {
        List<PathMatcher> matchers = globs.stream()
                .map(glob -> FileSystems.getDefault().getPathMatcher("glob:" + glob))
                .toList();
        return key -> matchers.stream().anyMatch(matcher -> matcher.matches(Path.of(key)));
    }
}
