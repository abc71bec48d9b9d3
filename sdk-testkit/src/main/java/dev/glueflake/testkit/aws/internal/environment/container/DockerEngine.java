package dev.glueflake.testkit.aws.internal.environment.container;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A Docker engine's HTTP interface, as far as it is needed to learn whether Testcontainers could work.
 *
 * @param address as in {@code DOCKER_HOST}
 * @param deadline by when it must have answered everything, as {@link System#nanoTime()} counts
 */
record DockerEngine(String address, long deadline) {
    private static final long PATIENCE = Duration.ofMillis(1_700).toNanos();
    private static final int STATUS_LINE_BYTES = 256;
    private static final int DEFAULT_PORT = 2375;

    private static DockerEngine at(String address) {
        return new DockerEngine(address, System.nanoTime() + PATIENCE);
    }

    /** Finds the engine where Testcontainers would: the variable, or a socket in its usual places. */
    static Optional<DockerEngine> find(Map<String, String> environment) {
        String named = environment.getOrDefault("DOCKER_HOST", "");
        if (!named.isEmpty()) {
            return Optional.of(at(named));
        }
        String home = System.getProperty("user.home", "");
        return List.of(
                        "/var/run/docker.sock",
                        environment.getOrDefault("XDG_RUNTIME_DIR", "/nowhere") + "/docker.sock",
                        home + "/.docker/run/docker.sock",
                        home + "/.docker/desktop/docker.sock")
                .stream()
                .filter(socket -> Files.exists(Path.of(socket)))
                .map(socket -> at("unix://" + socket))
                .findFirst();
    }

    /**
     * Asks for a path and returns the HTTP status.
     *
     * @throws IOException if nobody answers in time
     */
    int status(String path) throws IOException {
        SocketAddress socket = socket();
        SocketChannel channel = SocketChannel.open(family(socket));
        CompletableFuture<Integer> answer = CompletableFuture.supplyAsync(() -> ask(channel, socket, path));
        try {
            return answer.get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw new IOException("it does not answer within 2 seconds", e);
        } catch (ExecutionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new IOException(String.valueOf(cause.getMessage()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw (IOException) new InterruptedIOException().initCause(e);
        } finally {
            // Ends the waiting thread too.
            channel.close();
        }
    }

    private SocketAddress socket() throws IOException {
        URI uri = URI.create(address);
        return switch (String.valueOf(uri.getScheme())) {
            case "unix" -> UnixDomainSocketAddress.of(uri.getPath());
            case "tcp", "http" ->
                new InetSocketAddress(uri.getHost(), uri.getPort() < 0 ? DEFAULT_PORT : uri.getPort());
            default -> throw new IOException("only unix:// and tcp:// are understood here");
        };
    }

    private static StandardProtocolFamily family(SocketAddress socket) {
        return socket instanceof UnixDomainSocketAddress ? StandardProtocolFamily.UNIX : StandardProtocolFamily.INET;
    }

    private static int ask(SocketChannel channel, SocketAddress socket, String path) {
        try {
            channel.connect(socket);
            String request = "GET " + path + " HTTP/1.0\r\nHost: docker\r\n\r\n";
            channel.write(ByteBuffer.wrap(request.getBytes(StandardCharsets.US_ASCII)));
            ByteBuffer answer = ByteBuffer.allocate(STATUS_LINE_BYTES);
            int read = channel.read(answer);
            String line = new String(answer.array(), 0, Math.max(0, read), StandardCharsets.US_ASCII);
            if (!line.matches("(?s)HTTP/1\\.\\d \\d{3}.*")) {
                throw new IllegalStateException("it does not speak as a Docker engine does");
            }
            return Integer.parseInt(line.substring(9, 12));
        } catch (IOException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }
}
