package dev.glueflake.testkit.aws.internal.s3.store;

import dev.glueflake.testkit.aws.internal.core.ServiceException;
import dev.glueflake.testkit.aws.internal.s3.blob.BlobStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** A bucket. Its lock makes every change one step with the condition that it depends on. */
public final class Bucket {
    /** How many completed uploads are remembered: a client that lost the answer asks again. */
    private static final int REMEMBERED = 1_000;

    private final String name;
    private final Instant created;
    private final NavigableMap<String, StoredObject> objects = new TreeMap<>(KeyOrder.INSTANCE);
    private final Map<String, Upload> uploads = new LinkedHashMap<>();
    private final Map<String, StoredObject> completed = new LinkedHashMap<>();
    private ObjectWatcher watcher = (event, object) -> {};
    private boolean deleted;

    Bucket(String name, Instant created) {
        this.name = name;
        this.created = created;
    }

    public String name() {
        return name;
    }

    public Instant created() {
        return created;
    }

    /** Stores an object and takes over its bytes, unless it throws. */
    public synchronized void put(StoredObject object, WriteCondition condition, ObjectEvent how) {
        requireLife();
        condition.check(object.key(), objects.get(object.key()));
        StoredObject before = objects.put(object.key(), object);
        if (before != null) {
            before.blob().release();
        }
        watcher.changed(how, object);
    }

    /** Tells someone of each further change; the one before is not told any more. */
    public synchronized void watch(ObjectWatcher newWatcher) {
        requireLife();
        watcher = newWatcher;
    }

    /** Finds an object for reading; the caller must release its bytes. */
    public synchronized StoredObject acquire(String key) {
        requireLife();
        StoredObject object = require(key);
        object.blob().retain();
        return object;
    }

    /** Changes what stands beside an object's bytes. */
    public synchronized void update(String key, UnaryOperator<StoredObject> change) {
        requireLife();
        objects.put(key, change.apply(require(key)));
    }

    /** Removes an object; one that is not there is no error unless the condition wants it. */
    public synchronized void remove(String key, WriteCondition condition) {
        requireLife();
        condition.check(key, objects.get(key));
        StoredObject before = objects.remove(key);
        if (before != null) {
            before.blob().release();
            watcher.changed(ObjectEvent.DELETE, before);
        }
    }

    public synchronized ListPage list(ListQuery query) {
        requireLife();
        return ListPage.read(objects, query);
    }

    public synchronized void begin(Upload upload) {
        requireLife();
        uploads.put(upload.id(), upload);
    }

    public synchronized Upload upload(String id, String key) {
        requireLife();
        Upload upload = uploads.get(id);
        if (upload == null || !upload.key().equals(key)) {
            throw S3Errors.noSuchUpload(id);
        }
        return upload;
    }

    /** Adds a part and takes over its bytes, unless it throws. */
    public synchronized void addPart(String id, String key, UploadedPart part) {
        upload(id, key).put(part);
    }

    public synchronized List<UploadedPart> parts(String id, String key) {
        return new ArrayList<>(upload(id, key).parts().values());
    }

    public synchronized List<Upload> uploads() {
        requireLife();
        return new ArrayList<>(uploads.values());
    }

    public synchronized void abort(String id, String key) {
        Upload upload = upload(id, key);
        uploads.remove(id);
        upload.release();
    }

    /** Makes the object of an upload visible. A repeated call gives the same answer again. */
    public synchronized StoredObject complete(
            String id, String key, Completion completion, WriteCondition condition, Completing completing) {
        Optional<StoredObject> before =
                Optional.ofNullable(completed.get(id)).filter(it -> it.key().equals(key));
        if (before.isPresent()) {
            return before.get();
        }
        Upload upload = upload(id, key);
        condition.check(key, objects.get(key));
        StoredObject object = completion.object(upload, completing.blobs(), completing.now());
        put(object, WriteCondition.NONE, ObjectEvent.COMPLETE_UPLOAD);
        uploads.remove(id);
        upload.release();
        remember(id, object);
        return object;
    }

    /** What a completion needs of its surroundings. */
    public record Completing(BlobStore blobs, Instant now) {}

    private void remember(String id, StoredObject object) {
        completed.put(id, object);
        if (completed.size() > REMEMBERED) {
            completed.remove(completed.keySet().iterator().next());
        }
    }

    synchronized void deleteIfEmpty() {
        requireLife();
        if (!objects.isEmpty()) {
            throw new ServiceException(
                    409, "BucketNotEmpty", "The bucket you tried to delete is not empty", Map.of("BucketName", name));
        }
        clear();
    }

    /** Empties the bucket for good; whoever still holds it sees that it is gone. */
    synchronized void clear() {
        deleted = true;
        objects.values().forEach(object -> object.blob().release());
        objects.clear();
        uploads.values().forEach(Upload::release);
        uploads.clear();
    }

    private StoredObject require(String key) {
        StoredObject object = objects.get(key);
        if (object == null) {
            throw S3Errors.noSuchKey(key);
        }
        return object;
    }

    private void requireLife() {
        if (deleted) {
            throw S3Errors.noSuchBucket(name);
        }
    }
}
