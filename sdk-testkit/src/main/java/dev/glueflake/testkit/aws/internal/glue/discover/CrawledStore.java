package dev.glueflake.testkit.aws.internal.glue.discover;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** The S3 that crawlers look through. Called by several threads. */
public interface CrawledStore {
    /**
     * Lists all objects below a prefix in the order of their keys.
     *
     * @throws dev.glueflake.testkit.aws.internal.core.ServiceException if the bucket cannot be listed
     */
    List<CrawledFile> list(String bucket, String prefix);

    /**
     * Opens an object from its first byte on.
     *
     * @throws dev.glueflake.testkit.aws.internal.core.ServiceException if the object is not there any more
     */
    InputStream open(String bucket, String key) throws IOException;
}
