package dev.glueflake.glue.event;

import dev.glueflake.core.s3.S3File;
import dev.glueflake.core.s3.S3FileOptions;
import dev.glueflake.core.s3.S3FileWriter;
import dev.glueflake.glue.internal.event.BadLine;
import dev.glueflake.glue.internal.event.EventReader;
import dev.glueflake.glue.internal.event.LineReader;
import dev.glueflake.glue.internal.event.RecordEncoder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import org.apache.avro.file.DataFileWriter;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import software.amazon.awssdk.services.s3.S3Client;

/** The open Avro file of one type of events. */
final class AvroPartition implements AutoCloseable {
    private static final int BLOCK = 256 * 1024;
    private static final int SYNC = 16;
    /** The least that S3 takes: every open partition may hold one. */
    private static final int PART = 5 * 1024 * 1024;

    private final String on;
    private final RecordEncoder encoder;
    private final S3FileWriter file;
    private final DataFileWriter<GenericRecord> avro;
    private long events;
    private long dropped;

    private AvroPartition(String on, RecordEncoder encoder, S3FileWriter file, DataFileWriter<GenericRecord> avro) {
        this.on = on;
        this.encoder = encoder;
        this.file = file;
        this.avro = avro;
    }

    static AvroPartition open(S3Client s3, EventFilePlan plan, String on, RecordEncoder encoder) {
        S3FileOptions options = S3FileOptions.builder()
                .partSize(PART)
                .contentType("application/avro")
                .build();
        S3FileWriter file = S3FileWriter.open(s3, plan.output(on), options);
        // Not closed: that would only close the file, which is committed or aborted here.
        @SuppressWarnings("resource")
        DataFileWriter<GenericRecord> avro = new DataFileWriter<>(new GenericDatumWriter<>(encoder.schema()));
        try {
            avro.setCodec(Codecs.factory(plan.settings().codec()))
                    .setSyncInterval(BLOCK)
                    .create(encoder.schema(), file, syncMarker(plan, on));
        } catch (IOException impossible) {
            file.close();
            throw new UncheckedIOException(impossible);
        }
        return new AvroPartition(on, encoder, file, avro);
    }

    /** Appends a line if it is a good one of this type; else nothing has happened. */
    boolean append(EventReader reader, LineReader line) throws BadLine {
        ByteBuffer record = encoder.encode(reader, line, on);
        if (record == null) {
            return false;
        }
        try {
            avro.appendEncoded(record);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        events++;
        dropped += encoder.dropped();
        return true;
    }

    long events() {
        return events;
    }

    long dropped() {
        return dropped;
    }

    /** Sends what is buffered; the file is not visible yet. */
    void flush() {
        try {
            avro.flush();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    PartitionedFiles.Partition commit() {
        S3File stored = file.commit();
        return new PartitionedFiles.Partition(on, events, stored);
    }

    @Override
    public void close() {
        file.close();
    }

    /** Random markers would make every repetition another file; this one names the content and its place. */
    private static byte[] syncMarker(EventFilePlan plan, String on) {
        String identity = plan.source() + "\n" + plan.etag() + "\n" + plan.output(on);
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(identity.getBytes(StandardCharsets.UTF_8));
            return Arrays.copyOf(hash, SYNC);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform has SHA-256.", impossible);
        }
    }
}
