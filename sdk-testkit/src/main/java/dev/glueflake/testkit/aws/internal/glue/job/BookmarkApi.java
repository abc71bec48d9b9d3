package dev.glueflake.testkit.aws.internal.glue.job;

import dev.glueflake.testkit.aws.internal.rpc.Operations;
import dev.glueflake.testkit.aws.internal.rpc.Parameters;
import dev.glueflake.testkit.aws.internal.rpc.Result;
import java.util.Set;
import java.util.function.Function;

/** The operations on job bookmarks. Going back to the bookmark of an earlier run is not available: it is not kept. */
final class BookmarkApi {
    private final JobBook book;

    BookmarkApi(JobBook book) {
        this.book = book;
    }

    void addTo(Operations operations) {
        operations
                .add("GetJobBookmark", Set.of("JobName"), this::get)
                .add("ResetJobBookmark", Set.of("JobName"), this::reset);
    }

    private Result get(Parameters in) {
        return entry(in, Bookmark::show);
    }

    private Result reset(Parameters in) {
        return entry(in, bookmark -> {
            bookmark.reset();
            return bookmark.show();
        });
    }

    private Result entry(Parameters in, Function<Bookmark, Result> action) {
        return Result.empty().put("JobBookmarkEntry", book.withBookmark(in.required("JobName"), action));
    }
}
