package dev.glueflake.testkit.aws.internal.s3.store;

/** Is told of each change of a bucket's objects, in their order: under the bucket's lock, so it must not wait. */
@FunctionalInterface
public interface ObjectWatcher {
    /** {@code object} is the one that came or went. */
    void changed(ObjectEvent event, StoredObject object);
}
