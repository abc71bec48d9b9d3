package dev.glueflake.testkit.snowflake.internal.wire.driver;

import dev.glueflake.testkit.internal.http.HttpExchange;
import dev.glueflake.testkit.snowflake.internal.wire.message.WireReply;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The files of internal stages for clients that know cloud storage alone: objects below {@code /stage-files/}, each PUT or
 * GET statement with a folder name of its own that opens its directory. Thread-safe.
 */
public final class StageFiles {
    /** The bucket of all of them. */
    static final String BUCKET = "stage-files";

    private static final String PREFIX = "/" + BUCKET + "/";
    private static final int MAX_OPEN = 1_000;
    private static final int OK = 200;
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;
    private static final int NOT_ALLOWED = 405;
    private static final int PRECONDITION_FAILED = 412;

    private final Map<String, Folder> directories = new LinkedHashMap<>();

    /** Whether a path is one of theirs. */
    public static boolean has(String path) {
        return path.startsWith(PREFIX);
    }

    private record Folder(Path directory, boolean overwrite) {}

    /**
     * Opens a directory; the name is what a client puts before a file's name.
     *
     * @param overwrite whether a file that is there may be replaced, also by a client that does not ask
     */
    synchronized String open(Path directory, boolean overwrite) {
        String name = UUID.randomUUID().toString();
        directories.put(name, new Folder(directory, overwrite));
        if (directories.size() > MAX_OPEN) {
            directories.remove(directories.keySet().iterator().next());
        }
        return name;
    }

    /** Takes, gives or tells of one file. */
    public WireReply answer(HttpExchange exchange) throws IOException {
        String path = exchange.path().substring(PREFIX.length());
        Optional<Folder> folder = folder(path);
        Optional<Path> file = folder.flatMap(open -> file(open.directory(), path));
        if (file.isEmpty()) {
            return WireReply.bytes(FORBIDDEN, new byte[0]);
        }
        return switch (exchange.method()) {
            case "PUT" -> put(exchange, file.get(), folder.get().overwrite());
            case "GET", "HEAD" -> get(exchange, file.get());
            default -> WireReply.bytes(NOT_ALLOWED, new byte[0]);
        };
    }

    private synchronized Optional<Folder> folder(String path) {
        return Optional.ofNullable(directories.get(path.split("/", 2)[0]));
    }

    private static Optional<Path> file(Path directory, String path) {
        Path file = directory.resolve(path.substring(path.indexOf('/') + 1)).normalize();
        return file.startsWith(directory) && !file.equals(directory) ? Optional.of(file) : Optional.empty();
    }

    /** An existing file stays as it is where the client says so (there must be no such object yet), or its PUT did. */
    private static WireReply put(HttpExchange exchange, Path file, boolean overwrite) throws IOException {
        boolean onlyNew = exchange.header("x-goog-if-generation-match").isPresent();
        if ((onlyNew || !overwrite) && Files.exists(file)) {
            return WireReply.bytes(onlyNew ? PRECONDITION_FAILED : OK, new byte[0]);
        }
        Path folder = file.getParent();
        Files.createDirectories(folder);
        Path partial = Files.createTempFile(folder, ".upload", null);
        try (InputStream in = exchange.body()) {
            Files.copy(in, partial, StandardCopyOption.REPLACE_EXISTING);
            Files.move(partial, file, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(partial);
        }
        return WireReply.bytes(OK, new byte[0]);
    }

    private static WireReply get(HttpExchange exchange, Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            return WireReply.bytes(NOT_FOUND, new byte[0]);
        }
        boolean head = exchange.method().equals("HEAD");
        WireReply reply = WireReply.bytes(OK, head ? new byte[0] : Files.readAllBytes(file))
                .header("Content-Type", "application/octet-stream");
        return head ? reply.header("Content-Length", Long.toString(Files.size(file))) : reply;
    }
}
