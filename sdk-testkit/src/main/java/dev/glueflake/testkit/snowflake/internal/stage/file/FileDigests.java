package dev.glueflake.testkit.snowflake.internal.stage.file;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/** MD5 of local files, kept while they are what they were: a listing shows it of each file, and stages are listed often. Thread-safe. */
final class FileDigests {
    private static final int MOST = 10_000;
    /** File systems tell times so far apart: a file that was changed later than this before the look may change again unseen. */
    private static final long GRAIN_MILLIS = 2_000;

    private final Map<Path, Known> known = new LinkedHashMap<>();

    private record Known(FileState state, String md5) {}

    String md5(Path file, FileState state) throws IOException {
        synchronized (known) {
            Known found = known.get(file);
            if (found != null && found.state().equals(state)) {
                return found.md5();
            }
        }
        long now = System.currentTimeMillis();
        String md5 = read(file);
        if (state.modified().toMillis() < now - GRAIN_MILLIS) {
            keep(file, new Known(state, md5));
        }
        return md5;
    }

    private void keep(Path file, Known digest) {
        synchronized (known) {
            known.put(file, digest);
            if (known.size() > MOST) {
                known.remove(known.keySet().iterator().next());
            }
        }
    }

    private static String read(Path file) throws IOException {
        try (DigestInputStream in =
                new DigestInputStream(Files.newInputStream(file), MessageDigest.getInstance("MD5"))) {
            in.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(in.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has MD5", e);
        }
    }
}
