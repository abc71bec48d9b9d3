package dev.glueflake.core.secret;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.function.Function;

/**
 * A secret value that is never printed, never serialised, and wiped when closed.
 *
 * <p>Its text form is {@code ***}; equality is identity. The content is held as bytes, a text as its UTF-8 bytes.
 * Whoever gets a secret owns it and closes it; {@link #copy()} makes one for another owner. Use after
 * {@link #close()} throws {@link IllegalStateException}. Thread-safe: calls exclude each other.
 */
public final class Secret implements AutoCloseable {
    private final byte[] content;
    private boolean closed;

    private Secret(byte[] ownedContent) {
        this.content = ownedContent;
    }

    /**
     * Makes a secret of characters.
     *
     * @param text copied; the caller may wipe what it passed
     * @return a new secret
     * @throws IllegalArgumentException if the text holds half a surrogate pair
     */
    public static Secret ofText(CharSequence text) {
        return new Secret(encoded(CharBuffer.wrap(text)));
    }

    /**
     * Makes a secret of characters.
     *
     * @param chars copied; the caller may wipe what it passed
     * @return a new secret
     * @throws IllegalArgumentException if the characters hold half a surrogate pair
     */
    public static Secret ofChars(char[] chars) {
        return new Secret(encoded(CharBuffer.wrap(chars)));
    }

    /**
     * Makes a secret of bytes.
     *
     * @param bytes copied; the caller may wipe what it passed
     * @return a new secret
     */
    public static Secret ofBytes(byte[] bytes) {
        return new Secret(bytes.clone());
    }

    /**
     * Gives the bytes to a function and wipes them when it returns.
     *
     * @param use what to do with the bytes; it must not keep the array
     * @param <T> the type of the result
     * @return what the function returned
     * @throws IllegalStateException if this secret is closed
     */
    public <T> T useBytes(Function<byte[], T> use) {
        byte[] bytes = copyBytes();
        try {
            return use.apply(bytes);
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }

    /**
     * Gives the characters to a function and wipes them when it returns.
     *
     * @param use what to do with the characters; it must not keep the array
     * @param <T> the type of the result
     * @return what the function returned
     * @throws IllegalStateException if this secret is closed, or if its bytes are no UTF-8 text
     */
    public <T> T useChars(Function<char[], T> use) {
        char[] chars = copyChars();
        try {
            return use.apply(chars);
        } finally {
            Arrays.fill(chars, '\0');
        }
    }

    /**
     * Returns the bytes.
     *
     * @return a new array, which the caller wipes
     * @throws IllegalStateException if this secret is closed
     */
    public synchronized byte[] copyBytes() {
        checkOpen();
        return content.clone();
    }

    /**
     * Returns the characters.
     *
     * @return a new array, which the caller wipes
     * @throws IllegalStateException if this secret is closed, or if its bytes are no UTF-8 text
     */
    public synchronized char[] copyChars() {
        checkOpen();
        return decoded(content);
    }

    /**
     * Returns the same secret for another owner.
     *
     * @return a new secret with its own life
     * @throws IllegalStateException if this secret is closed
     */
    public Secret copy() {
        return new Secret(copyBytes());
    }

    /**
     * Tells whether two secrets hold the same bytes, in a time that does not depend on where they differ.
     *
     * @param other another secret
     * @return true if the contents are equal
     * @throws IllegalStateException if either secret is closed
     */
    public boolean hasSameContentAs(Secret other) {
        return useBytes(mine -> other.useBytes(theirs -> MessageDigest.isEqual(mine, theirs)));
    }

    /**
     * Tells whether the content was wiped.
     *
     * @return true after {@link #close()}
     */
    public synchronized boolean isClosed() {
        return closed;
    }

    /** Wipes the content; a second call does nothing. */
    @Override
    public synchronized void close() {
        Arrays.fill(content, (byte) 0);
        closed = true;
    }

    /**
     * Returns {@code ***}, whatever the content.
     *
     * @return {@code ***}
     */
    @Override
    public String toString() {
        return "***";
    }

    private void checkOpen() {
        if (closed) {
            throw new IllegalStateException("This secret is closed and wiped: fetch it again from its source.");
        }
    }

    private static byte[] encoded(CharBuffer chars) {
        CharsetEncoder encoder = StandardCharsets.UTF_8.newEncoder();
        byte[] room = new byte[(int) Math.ceil(chars.remaining() * (double) encoder.maxBytesPerChar())];
        try {
            ByteBuffer buffer = ByteBuffer.wrap(room);
            CoderResult end = encoder.encode(chars, buffer, true);
            if (end.isError()) {
                throw new IllegalArgumentException("The secret's text holds half a surrogate pair.");
            }
            return Arrays.copyOf(room, buffer.position());
        } finally {
            Arrays.fill(room, (byte) 0);
        }
    }

    private static char[] decoded(byte[] bytes) {
        char[] room = new char[bytes.length];
        try {
            CharBuffer buffer = CharBuffer.wrap(room);
            CoderResult end = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes), buffer, true);
            if (end.isError()) {
                throw new IllegalStateException(
                        "This secret holds bytes that are no UTF-8 text: use its bytes, or store it as text.");
            }
            return Arrays.copyOf(room, buffer.position());
        } finally {
            Arrays.fill(room, '\0');
        }
    }
}
