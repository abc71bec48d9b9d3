package dev.glueflake.testkit.snowflake.internal.stage.unload;

import dev.glueflake.testkit.snowflake.internal.stage.StageLocation;
import org.jspecify.annotations.Nullable;

/** What unloaded files are called, relative to their stage. */
final class UnloadNames {
    /** A directory that rows without a partition go to. */
    private static final String NULL = "__NULL__";

    private final StageLocation location;
    private final UnloadOptions options;
    private final String queryId;
    private final String extension;

    UnloadNames(StageLocation location, UnloadOptions options, String queryId, String extension) {
        this.location = location;
        this.options = options;
        this.queryId = queryId;
        this.extension = extension;
    }

    String partitioned(@Nullable String partition, int file) {
        String path = location.path();
        String base = path.isEmpty() || path.endsWith("/") ? path : path + "/";
        String directory = partition == null ? NULL : partition;
        return base + directory + (directory.endsWith("/") ? "" : "/") + "data_" + queryId + "_01_" + file + "_0"
                + extension;
    }

    String plain(int file) {
        String path = location.path();
        boolean directory = path.isEmpty() || path.endsWith("/");
        if (options.single()) {
            return directory ? path + "data" : path;
        }
        String prefix = directory ? path + "data" : path.endsWith("_") ? path.substring(0, path.length() - 1) : path;
        String id = options.includeQueryId() ? "_" + queryId : "";
        return prefix + id + "_0_" + file + "_0" + extension;
    }
}
