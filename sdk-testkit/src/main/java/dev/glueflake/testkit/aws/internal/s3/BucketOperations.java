package dev.glueflake.testkit.aws.internal.s3;

import dev.glueflake.testkit.aws.internal.core.AwsAnswer;
import dev.glueflake.testkit.aws.internal.core.Identity;
import dev.glueflake.testkit.aws.internal.core.ServiceException;
import dev.glueflake.testkit.aws.internal.s3.notify.BucketNotifier;
import dev.glueflake.testkit.aws.internal.s3.notify.NotificationApi;
import dev.glueflake.testkit.aws.internal.s3.store.Bucket;
import dev.glueflake.testkit.aws.internal.s3.store.Buckets;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/** Operations on whole buckets. */
final class BucketOperations {
    /** The region where creating one's own bucket again is no error and no bucket has a location constraint. */
    private static final String FIRST_REGION = "us-east-1";

    private final Buckets buckets;
    private final Identity identity;
    private final BucketNotifier notifier;
    private final NotificationApi notifications;

    BucketOperations(Buckets buckets, Identity identity, BucketNotifier notifier) {
        this.buckets = buckets;
        this.identity = identity;
        this.notifier = notifier;
        this.notifications = new NotificationApi(notifier);
    }

    void addTo(Map<String, S3Handler> handlers) {
        handlers.put("ListBuckets", this::list);
        handlers.put("CreateBucket", this::create);
        handlers.put("HeadBucket", this::head);
        handlers.put("DeleteBucket", this::delete);
        handlers.put("GetBucketLocation", this::location);
        handlers.put("PutBucketNotificationConfiguration", this::putNotifications);
        handlers.put("GetBucketNotificationConfiguration", this::notifications);
    }

    private AwsAnswer list(S3Request request) {
        String prefix = request.query("prefix").orElse("");
        return S3Xml.answer(
                "ListAllMyBucketsResult", xml -> xml.element("Owner", owner -> owner.text("ID", identity.accountId()))
                        .element("Buckets", all -> {
                            for (Bucket bucket : buckets.all()) {
                                if (bucket.name().startsWith(prefix)) {
                                    all.element("Bucket", one -> one.text("Name", bucket.name())
                                            .text("CreationDate", S3Time.xml(bucket.created())));
                                }
                            }
                        }));
    }

    private AwsAnswer create(S3Request request) throws IOException {
        requireHere(request);
        if (!buckets.create(request.bucket()) && !identity.region().equals(FIRST_REGION)) {
            throw new ServiceException(
                    409,
                    "BucketAlreadyOwnedByYou",
                    "Your previous request to create the named bucket succeeded and you already own it.",
                    Map.of("BucketName", request.bucket()));
        }
        return AwsAnswer.of(200, Map.of("Location", "/" + request.bucket()));
    }

    private void requireHere(S3Request request) throws IOException {
        if (request.http().payload().length == 0) {
            return;
        }
        Optional<String> region = request.document("CreateBucketConfiguration").childText("LocationConstraint");
        if (region.isPresent() && !region.get().equals(identity.region())) {
            throw ServiceException.badRequest(
                    "IllegalLocationConstraintException",
                    "The " + region.get() + " location constraint is incompatible for the region specific endpoint this"
                            + " request was sent to: " + identity.region());
        }
    }

    private AwsAnswer head(S3Request request) {
        buckets.require(request.bucket());
        return AwsAnswer.of(200, Map.of("x-amz-bucket-region", identity.region()));
    }

    private AwsAnswer delete(S3Request request) {
        buckets.delete(request.bucket());
        notifier.forget(request.bucket());
        return AwsAnswer.of(204, Map.of());
    }

    private AwsAnswer location(S3Request request) {
        buckets.require(request.bucket());
        String constraint = identity.region().equals(FIRST_REGION) ? "" : identity.region();
        return S3Xml.answer("LocationConstraint", xml -> xml.escape(constraint));
    }

    private AwsAnswer putNotifications(S3Request request) throws IOException {
        boolean validate = !request.header("x-amz-skip-destination-validation")
                .filter("true"::equalsIgnoreCase)
                .isPresent();
        notifications.put(buckets.require(request.bucket()), request.document("NotificationConfiguration"), validate);
        return AwsAnswer.of(200, Map.of());
    }

    private AwsAnswer notifications(S3Request request) {
        Bucket bucket = buckets.require(request.bucket());
        return S3Xml.answer("NotificationConfiguration", xml -> notifications.show(bucket, xml));
    }
}
