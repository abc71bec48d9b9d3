package dev.glueflake.testkit.aws.internal.s3.store;

import dev.glueflake.testkit.aws.internal.core.ServiceException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** All buckets, in the order of their names. */
public final class Buckets {
    private static final Pattern LEGAL = Pattern.compile("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]");
    private static final Pattern IP_ADDRESS = Pattern.compile("\\d+\\.\\d+\\.\\d+\\.\\d+");

    private final Map<String, Bucket> buckets = new TreeMap<>();
    private final Clock clock;

    public Buckets(Clock clock) {
        this.clock = clock;
    }

    /** Creates a bucket; false if it is there already. */
    public synchronized boolean create(String name) {
        if (!LEGAL.matcher(name).matches()
                || name.contains("..")
                || IP_ADDRESS.matcher(name).matches()) {
            throw new ServiceException(
                    400, "InvalidBucketName", "The specified bucket is not valid.", Map.of("BucketName", name));
        }
        if (buckets.containsKey(name)) {
            return false;
        }
        buckets.put(name, new Bucket(name, Instant.now(clock)));
        return true;
    }

    public synchronized Bucket require(String name) {
        Bucket bucket = buckets.get(name);
        if (bucket == null) {
            throw S3Errors.noSuchBucket(name);
        }
        return bucket;
    }

    public synchronized void delete(String name) {
        require(name).deleteIfEmpty();
        buckets.remove(name);
    }

    public synchronized List<Bucket> all() {
        return new ArrayList<>(buckets.values());
    }

    public synchronized void clear() {
        buckets.values().forEach(Bucket::clear);
        buckets.clear();
    }
}
