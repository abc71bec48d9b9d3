package dev.glueflake.testkit.aws.internal.environment.cleaning;

import dev.glueflake.testkit.aws.internal.client.AwsClients;
import dev.glueflake.testkit.aws.internal.environment.cleaning.Made.Kind;
import java.net.HttpURLConnection;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ListObjectVersionsResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Buckets with all that is in them, in every version. */
record BucketRemoval(AwsClients clients) implements Removal {
    private S3Client s3() {
        return clients.client(S3Client.class);
    }

    @Override
    public List<Made> all() {
        return s3().listBuckets().buckets().stream()
                .map(bucket -> new Made(Kind.BUCKET, bucket.name(), ""))
                .toList();
    }

    @Override
    public void remove(Made thing) {
        String bucket = thing.id();
        removeVersions(bucket);
        s3().listObjectsV2Paginator(request -> request.bucket(bucket)).forEach(page -> remove(bucket, objects(page)));
        s3().listMultipartUploads(request -> request.bucket(bucket))
                .uploads()
                .forEach(upload -> s3().abortMultipartUpload(request ->
                        request.bucket(bucket).key(upload.key()).uploadId(upload.uploadId())));
        s3().deleteBucket(request -> request.bucket(bucket));
    }

    private void removeVersions(String bucket) {
        try {
            s3().listObjectVersionsPaginator(request -> request.bucket(bucket))
                    .forEach(page -> remove(bucket, versions(page)));
        } catch (S3Exception e) {
            if (!unknown(e)) {
                throw e;
            }
        }
    }

    /** An emulation without versions has nothing but what a plain listing shows. */
    private static boolean unknown(S3Exception e) {
        String code = String.valueOf(e.awsErrorDetails().errorCode());
        return e.statusCode() == HttpURLConnection.HTTP_NOT_IMPLEMENTED || code.contains("UnknownOperation");
    }

    private void remove(String bucket, List<ObjectIdentifier> objects) {
        if (!objects.isEmpty()) {
            s3().deleteObjects(request -> request.bucket(bucket)
                    .delete(batch -> batch.objects(objects).quiet(true)));
        }
    }

    private static List<ObjectIdentifier> versions(ListObjectVersionsResponse page) {
        List<ObjectIdentifier> all = new ArrayList<>();
        page.versions().forEach(version -> all.add(identifier(version.key(), version.versionId())));
        page.deleteMarkers().forEach(marker -> all.add(identifier(marker.key(), marker.versionId())));
        return all;
    }

    private static List<ObjectIdentifier> objects(ListObjectsV2Response page) {
        return page.contents().stream()
                .map(object -> ObjectIdentifier.builder().key(object.key()).build())
                .toList();
    }

    private static ObjectIdentifier identifier(String key, String version) {
        return ObjectIdentifier.builder().key(key).versionId(version).build();
    }
}
