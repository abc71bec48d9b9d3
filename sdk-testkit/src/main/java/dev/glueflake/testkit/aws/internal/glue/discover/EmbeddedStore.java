package dev.glueflake.testkit.aws.internal.glue.discover;

import dev.glueflake.testkit.aws.internal.s3.store.Bucket;
import dev.glueflake.testkit.aws.internal.s3.store.Buckets;
import dev.glueflake.testkit.aws.internal.s3.store.ListPage;
import dev.glueflake.testkit.aws.internal.s3.store.ListQuery;
import dev.glueflake.testkit.aws.internal.s3.store.StoredObject;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/** The embedded S3, read without a request. */
public record EmbeddedStore(Buckets buckets) implements CrawledStore {
    private static final int PAGE = 1_000;

    @Override
    public List<CrawledFile> list(String bucket, String prefix) {
        Bucket listed = buckets.require(bucket);
        List<CrawledFile> all = new ArrayList<>();
        ListPage page;
        String last = "";
        do {
            page = listed.list(new ListQuery(prefix, "", PAGE, last, false));
            page.objects().forEach(object -> all.add(new CrawledFile(object.key(), object.length())));
            last = page.last();
        } while (page.truncated());
        return all;
    }

    @Override
    public InputStream open(String bucket, String key) throws IOException {
        StoredObject object = buckets.require(bucket).acquire(key);
        return new FilterInputStream(object.blob().open(0)) {
            private boolean closed;

            @Override
            public void close() throws IOException {
                super.close();
                if (!closed) {
                    closed = true;
                    object.blob().release();
                }
            }
        };
    }
}
