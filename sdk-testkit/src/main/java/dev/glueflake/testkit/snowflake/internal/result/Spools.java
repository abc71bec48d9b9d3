package dev.glueflake.testkit.snowflake.internal.result;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ref.PhantomReference;
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The files of {@link Spool}s, all in one directory. A spool that nobody can read any more loses its file when the next one
 * is made; what is left goes with the directory. Thread-safe.
 */
public final class Spools {
    private final Path directory;
    private final AtomicLong names = new AtomicLong();
    private final ReferenceQueue<Spool> unreachable = new ReferenceQueue<>();
    /** Held, or the references themselves would be gone. */
    private final Set<Reference<Spool>> references = ConcurrentHashMap.newKeySet();

    /** @param directory made at the first use, and removed by its owner */
    public Spools(Path directory) {
        this.directory = directory;
    }

    private static final class File extends PhantomReference<Spool> {
        private final Path path;

        File(Spool spool, Path path, ReferenceQueue<Spool> queue) {
            super(spool, queue);
            this.path = path;
        }
    }

    /** An empty one. */
    public Spool open() {
        try {
            sweep();
            Path file = Files.createDirectories(directory).resolve("r" + names.incrementAndGet());
            Spool spool = new Spool(file);
            references.add(new File(spool, file, unreachable));
            return spool;
        } catch (IOException e) {
            throw new UncheckedIOException("no room for results in " + directory, e);
        }
    }

    private void sweep() throws IOException {
        for (Reference<? extends Spool> gone = unreachable.poll(); gone != null; gone = unreachable.poll()) {
            Files.deleteIfExists(((File) gone).path);
            references.remove(gone);
        }
    }
}
