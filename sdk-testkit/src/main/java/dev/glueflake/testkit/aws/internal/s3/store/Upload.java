package dev.glueflake.testkit.aws.internal.s3.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/** A multipart upload under way. Its parts are guarded by the bucket's lock. */
public final class Upload {
    private final String id;
    private final ObjectDraft draft;
    private final UploadChecksum checksum;
    private final Instant initiated;
    private final NavigableMap<Integer, UploadedPart> parts = new TreeMap<>();

    public Upload(String id, ObjectDraft draft, UploadChecksum checksum, Instant initiated) {
        this.id = id;
        this.draft = draft;
        this.checksum = checksum;
        this.initiated = initiated;
    }

    public String id() {
        return id;
    }

    public ObjectDraft draft() {
        return draft;
    }

    public String key() {
        return draft.key();
    }

    public UploadChecksum checksum() {
        return checksum;
    }

    public Instant initiated() {
        return initiated;
    }

    NavigableMap<Integer, UploadedPart> parts() {
        return parts;
    }

    void put(UploadedPart part) {
        UploadedPart before = parts.put(part.number(), part);
        if (before != null) {
            before.body().blob().release();
        }
    }

    void release() {
        List<UploadedPart> all = new ArrayList<>(parts.values());
        parts.clear();
        all.forEach(part -> part.body().blob().release());
    }
}
