package dev.glueflake.testkit.snowflake.internal.stage.orc;

import com.github.luben.zstd.Zstd;
import dev.glueflake.testkit.snowflake.internal.stage.orc.OrcType.Kind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.apache.commons.compress.compressors.lz4.BlockLZ4CompressorOutputStream;
import org.xerial.snappy.Snappy;

/**
 * Writes ORC files from rows, since no library does without Hadoop: what the format leaves to a writer (codec, size of blocks and stripes,
 * encodings, time zone, streams of NULLs that nobody needs) is by chance. Its files were compared with what Apache ORC's reader for C++
 * makes of them when this was written.
 */
public final class OrcWriter {
    private static final List<String> ZONES = List.of("UTC", "America/Los_Angeles", "Asia/Kolkata");
    private static final List<Codec> CODECS = List.of(Codec.NONE, Codec.ZLIB, Codec.SNAPPY, Codec.LZ4, Codec.ZSTD);

    private final OrcType schema;
    private final Random random;
    private final Codec codec;
    private final int block;
    private final OrcBytes file = new OrcBytes();
    private final OrcBytes footer = new OrcBytes();

    private OrcWriter(OrcType schema, Random random) {
        this.schema = schema;
        this.random = random;
        this.codec = CODECS.get(random.nextInt(CODECS.size()));
        this.block = random.nextBoolean() ? 1 << 18 : 64 + random.nextInt(2000);
    }

    /** A file of rows, values as {@link OrcFile} gives them. */
    public static byte[] write(OrcType schema, List<? extends List<?>> rows, Random random) throws IOException {
        OrcWriter writer = new OrcWriter(schema, random);
        writer.file.bytes("ORC".getBytes(StandardCharsets.US_ASCII));
        for (int at = 0; at < rows.size(); ) {
            int to = Math.min(rows.size(), at + 1 + random.nextInt(2 * rows.size()));
            writer.stripe(rows.subList(at, to));
            at = to;
        }
        return writer.end(rows.size());
    }

    private void stripe(List<? extends List<?>> rows) throws IOException {
        long offset = file.size();
        OrcColumns columns = new OrcColumns(random, ZONES.get(random.nextInt(ZONES.size())));
        columns.write(schema, rows);
        OrcBytes message = new OrcBytes();
        for (OrcColumns.Stream stream : columns.streams()) {
            byte[] packed = packed(stream.bytes());
            file.bytes(packed);
            message.field(
                    1,
                    new OrcBytes()
                            .field(1, stream.kind().ordinal())
                            .field(2, stream.column())
                            .field(3, packed.length)
                            .toByteArray());
        }
        columns.encodings().forEach(encoding -> message.field(2, encoding));
        message.field(3, columns.zone());
        long length = file.size() - offset;
        byte[] end = packed(message.toByteArray());
        file.bytes(end);
        OrcBytes stripe = new OrcBytes().field(1, offset).field(2, 0).field(3, length);
        footer.field(3, stripe.field(4, end.length).field(5, rows.size()).toByteArray());
    }

    private byte[] end(int rows) throws IOException {
        types(schema);
        long content = file.size();
        byte[] tail = packed(new OrcBytes()
                .field(1, 3)
                .field(2, content)
                .bytes(footer.toByteArray())
                .field(6, rows)
                .field(8, 0)
                .toByteArray());
        byte[] script = new OrcBytes()
                .field(1, tail.length)
                .field(2, codec.ordinal())
                .field(3, block)
                .field(4, new byte[] {0, 12})
                .field(5, 0)
                .field(6, 6)
                .field(8000, "ORC")
                .toByteArray();
        return file.bytes(tail).bytes(script).octet(script.length).toByteArray();
    }

    private void types(OrcType type) {
        OrcBytes message = new OrcBytes().field(1, type.kind().ordinal());
        OrcBytes children = new OrcBytes();
        type.children().forEach(child -> children.varint(child.id()));
        if (children.size() > 0) {
            message.field(2, children.toByteArray());
        }
        type.names().forEach(name -> message.field(3, name));
        if (type.kind() == Kind.DECIMAL) {
            message.field(5, type.precision()).field(6, type.scale());
        }
        footer.field(4, message.toByteArray());
        type.children().forEach(this::types);
    }

    private byte[] packed(byte[] bytes) throws IOException {
        if (codec == Codec.NONE) {
            return bytes;
        }
        OrcBytes all = new OrcBytes();
        for (int at = 0; at < bytes.length; at += block) {
            byte[] piece = Arrays.copyOfRange(bytes, at, Math.min(bytes.length, at + block));
            byte[] packed = pack(piece);
            boolean original = packed.length >= piece.length;
            byte[] written = original ? piece : packed;
            all.littleEndian((long) written.length << 1 | (original ? 1 : 0), 3).bytes(written);
        }
        return all.toByteArray();
    }

    private byte[] pack(byte[] bytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        switch (codec) {
            case ZLIB -> {
                try (var out = new DeflaterOutputStream(packed, new Deflater(Deflater.DEFAULT_COMPRESSION, true))) {
                    out.write(bytes);
                }
            }
            case LZ4 -> {
                try (var out = new BlockLZ4CompressorOutputStream(packed)) {
                    out.write(bytes);
                }
            }
            case SNAPPY -> packed.writeBytes(Snappy.compress(bytes));
            default -> packed.writeBytes(Zstd.compress(bytes));
        }
        return packed.toByteArray();
    }
}
