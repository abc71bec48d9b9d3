package dev.glueflake.testkit.aws.internal.s3.store;

/** What happened to an object, by the names that S3's notifications give it. */
public enum ObjectEvent {
    PUT("ObjectCreated:Put"),
    COPY("ObjectCreated:Copy"),
    COMPLETE_UPLOAD("ObjectCreated:CompleteMultipartUpload"),
    DELETE("ObjectRemoved:Delete");

    private final String id;

    ObjectEvent(String id) {
        this.id = id;
    }

    public String id() {
        return id;
    }
}
