package dev.glueflake.testkit.snowflake.internal.stage.orc;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A message in protocol buffers' encoding: its fields by number, numbers as they are and the rest as bytes. */
final class Message {
    private static final int VARINT = 0;
    private static final int FIXED64 = 1;
    private static final int BYTES = 2;
    private static final int FIXED32 = 5;

    private final Map<Integer, List<Long>> numbers = new HashMap<>();
    private final Map<Integer, List<byte[]>> bytes = new HashMap<>();

    private Message() {}

    static Message parse(byte[] encoded) throws IOException {
        Message message = new Message();
        Cursor cursor = new Cursor(encoded);
        while (cursor.at < encoded.length) {
            long key = cursor.varint();
            message.add((int) (key >>> 3), (int) (key & 7), cursor);
        }
        return message;
    }

    private void add(int field, int wire, Cursor cursor) throws IOException {
        switch (wire) {
            case VARINT ->
                numbers.computeIfAbsent(field, f -> new ArrayList<>()).add(cursor.varint());
            case FIXED64 -> cursor.take(Long.BYTES);
            case FIXED32 -> cursor.take(Integer.BYTES);
            case BYTES -> bytes.computeIfAbsent(field, f -> new ArrayList<>()).add(cursor.take(cursor.varint()));
            default -> throw new IOException("a field of wire type " + wire);
        }
    }

    /** The number that was written last, 0 where there is none. */
    long number(int field) {
        List<Long> all = numbers.getOrDefault(field, List.of());
        return all.isEmpty() ? 0 : all.get(all.size() - 1);
    }

    /** A number that no list or array could be larger than. */
    int size(int field) throws IOException {
        long number = number(field);
        if (number < 0 || number > Integer.MAX_VALUE) {
            throw new IOException("a size of " + number);
        }
        return (int) number;
    }

    /** All numbers of a field, packed or one by one. */
    List<Long> numbers(int field) throws IOException {
        List<Long> all = new ArrayList<>(numbers.getOrDefault(field, List.of()));
        for (byte[] packed : bytes.getOrDefault(field, List.of())) {
            Cursor cursor = new Cursor(packed);
            while (cursor.at < packed.length) {
                all.add(cursor.varint());
            }
        }
        return all;
    }

    boolean has(int field) {
        return numbers.containsKey(field) || bytes.containsKey(field);
    }

    List<Message> messages(int field) throws IOException {
        List<Message> all = new ArrayList<>();
        for (byte[] each : bytes.getOrDefault(field, List.of())) {
            all.add(parse(each));
        }
        return all;
    }

    List<String> texts(int field) {
        return bytes.getOrDefault(field, List.of()).stream()
                .map(each -> new String(each, StandardCharsets.UTF_8))
                .toList();
    }

    private static final class Cursor {
        private final byte[] of;
        private int at;

        Cursor(byte[] of) {
            this.of = of;
        }

        long varint() throws IOException {
            long value = 0;
            for (int shift = 0; shift < Long.SIZE && at < of.length; shift += 7) {
                byte part = of[at++];
                value |= (long) (part & 0x7F) << shift;
                if (part >= 0) {
                    return value;
                }
            }
            throw new IOException("a number without an end");
        }

        byte[] take(long length) throws IOException {
            if (length < 0 || length > of.length - at) {
                throw new IOException("a field of " + length + " bytes");
            }
            int from = at;
            at += (int) length;
            return Arrays.copyOfRange(of, from, at);
        }
    }
}
