package dev.glueflake.testkit.snowflake.internal.result;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Bytes set aside in a file, which is open only while something is written or read. Thread-safe. */
public final class Spool {
    private final Path file;
    private long end;

    Spool(Path file) {
        this.file = file;
    }

    /** Where some bytes are. */
    public record Part(long at, int length) {}

    public synchronized Part append(byte[] bytes) {
        try {
            Files.write(file, bytes, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
        Part part = new Part(end, bytes.length);
        end += bytes.length;
        return part;
    }

    public byte[] read(Part part) {
        ByteBuffer bytes = ByteBuffer.allocate(part.length());
        try (SeekableByteChannel from = Files.newByteChannel(file)) {
            from.position(part.at());
            int more = 0;
            while (bytes.hasRemaining() && more >= 0) {
                more = from.read(bytes);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
        return bytes.array();
    }
}
