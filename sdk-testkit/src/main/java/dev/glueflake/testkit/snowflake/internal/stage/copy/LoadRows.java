package dev.glueflake.testkit.snowflake.internal.stage.copy;

import dev.glueflake.testkit.snowflake.internal.engine.Cancellation;
import dev.glueflake.testkit.snowflake.internal.error.SnowflakeException;
import dev.glueflake.testkit.snowflake.internal.stage.file.StageFiles;
import dev.glueflake.testkit.snowflake.internal.stage.file.StagedFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** The good rows of several files, one file open at a time; afterwards what became of each file. Read once. */
final class LoadRows implements Iterable<@Nullable Object[]>, AutoCloseable {
    private static final int CHECK_EVERY = 4096;

    private final CopyPlan plan;
    private final List<StagedFile> files;
    private final Cancellation cancellation;
    private final List<FileLoad> loads = new ArrayList<>();
    private long rows;

    LoadRows(CopyPlan plan, List<StagedFile> files, Cancellation cancellation) {
        this.plan = plan;
        this.files = files;
        this.cancellation = cancellation;
    }

    /** The loads of all files that were begun; each stands at the index that its rows carry. */
    List<FileLoad> loads() {
        return loads;
    }

    @Override
    public Iterator<@Nullable Object[]> iterator() {
        return new Rows();
    }

    private @Nullable Object @Nullable [] advance() {
        if (++rows % CHECK_EVERY == 0) {
            cancellation.check();
        }
        while (true) {
            if (!loads.isEmpty()) {
                @Nullable Object[] row = loads.get(loads.size() - 1).next();
                if (row != null) {
                    return row;
                }
            }
            close();
            if (loads.size() == files.size()) {
                return null;
            }
            open(files.get(loads.size()));
        }
    }

    private void open(StagedFile file) {
        try {
            loads.add(new FileLoad(file, plan, plan.reader(file, loads.size())));
        } catch (SnowflakeException e) {
            if (!e.code().equals(StageFiles.MISSING) || plan.needsEveryFile()) {
                throw e;
            }
            loads.add(FileLoad.gone(file, plan, e));
        }
    }

    @Override
    public void close() {
        if (!loads.isEmpty()) {
            try {
                loads.get(loads.size() - 1).close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private final class Rows implements Iterator<@Nullable Object[]> {
        private @Nullable Object @Nullable [] ahead;
        private boolean ended;

        @Override
        public boolean hasNext() {
            if (ahead == null && !ended) {
                ahead = advance();
                ended = ahead == null;
            }
            return ahead != null;
        }

        @Override
        public @Nullable Object[] next() {
            @Nullable Object[] row = hasNext() ? ahead : null;
            if (row == null) {
                throw new NoSuchElementException();
            }
            ahead = null;
            return row;
        }
    }
}
