package dev.glueflake.testkit.aws.internal.s3;

import dev.glueflake.testkit.aws.AwsService;
import dev.glueflake.testkit.aws.internal.core.AwsAnswer;
import dev.glueflake.testkit.aws.internal.core.AwsRequest;
import dev.glueflake.testkit.aws.internal.core.EmbeddedService;
import dev.glueflake.testkit.aws.internal.core.Identity;
import dev.glueflake.testkit.aws.internal.core.ServiceException;
import dev.glueflake.testkit.aws.internal.core.Target;
import dev.glueflake.testkit.aws.internal.s3.blob.BlobStore;
import dev.glueflake.testkit.aws.internal.s3.notify.BucketNotifier;
import dev.glueflake.testkit.aws.internal.s3.notify.QueuePort;
import dev.glueflake.testkit.aws.internal.s3.receive.BodyReceiver;
import dev.glueflake.testkit.aws.internal.s3.store.Buckets;
import dev.glueflake.testkit.aws.internal.xml.XmlWriter;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** S3 over its REST protocol, path style: what no other service is asked for by name. */
public final class S3Service implements EmbeddedService {
    private final Map<String, S3Handler> handlers = new TreeMap<>();
    private final BlobStore blobs = new BlobStore();
    private final Buckets buckets;
    private final BucketNotifier notifier;
    private final Identity identity;

    /**
     * Makes the service.
     *
     * @param queues where the notifications of buckets go
     */
    public S3Service(Identity identity, QueuePort queues) {
        this.identity = identity;
        this.notifier = new BucketNotifier(identity, queues);
        this.buckets = new Buckets(identity.clock());
        BodyReceiver receiver = new BodyReceiver(blobs);
        new BucketOperations(buckets, identity, notifier).addTo(handlers);
        new ListOperations(buckets, identity).addTo(handlers);
        new ReadOperations(buckets).addTo(handlers);
        new WriteOperations(buckets, receiver, identity.clock()).addTo(handlers);
        new DeleteObjectsOperation(buckets, receiver).addTo(handlers);
        new CopyOperation(buckets, receiver, identity.clock()).addTo(handlers);
        new MultipartOperations(buckets, blobs, identity).addTo(handlers);
        new PartOperations(buckets, receiver, identity.clock()).addTo(handlers);
        new UploadLists(buckets).addTo(handlers);
        new TagOperations(buckets).addTo(handlers);
    }

    /** What S3 holds, for services that read it themselves. */
    public Buckets buckets() {
        return buckets;
    }

    @Override
    public AwsService id() {
        return AwsService.S3;
    }

    @Override
    public boolean accepts(AwsRequest request) throws IOException {
        return request.scope().allows("s3")
                && request.header("x-amz-target").isEmpty()
                && request.header("smithy-protocol").isEmpty()
                && !(request.method().equals("POST") && request.path().equals("/"));
    }

    @Override
    public Set<String> operations() {
        return handlers.keySet();
    }

    @Override
    public Target target(AwsRequest request) {
        S3Request s3 = S3Request.of(request);
        return new Target(S3Router.operation(s3), s3.bucket(), s3.key());
    }

    @Override
    public AwsAnswer answer(AwsRequest request, Target target) throws IOException {
        S3Request s3 = S3Request.of(request);
        PresignedUrl.requireLife(s3, Instant.now(identity.clock()));
        Optional<String> owner = request.header("x-amz-expected-bucket-owner");
        if (owner.isPresent() && !owner.get().equals(identity.accountId())) {
            throw new ServiceException(403, "AccessDenied", "Access Denied: the bucket's owner is another account");
        }
        S3Handler handler = handlers.get(target.operation());
        if (handler == null) {
            throw ServiceException.unknownOperation(target.operation());
        }
        return handler.handle(s3).withHeader("x-amz-request-id", request.id());
    }

    @Override
    public AwsAnswer error(AwsRequest request, Target target, ServiceException error) {
        String document = XmlWriter.document("Error", "", xml -> {
            xml.text("Code", error.code()).text("Message", error.message());
            error.details().forEach(xml::text);
            xml.text("Resource", request.path()).text("RequestId", request.id());
        });
        return AwsAnswer.xml(error.status(), document).withHeader("x-amz-request-id", request.id());
    }

    @Override
    public ServiceException throttled() {
        return new ServiceException(503, "SlowDown", "Please reduce your request rate.");
    }

    @Override
    public void reset() {
        buckets.clear();
        notifier.clear();
        blobs.clear();
    }
}
