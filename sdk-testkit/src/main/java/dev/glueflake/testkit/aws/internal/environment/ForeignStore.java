package dev.glueflake.testkit.aws.internal.environment;

import dev.glueflake.testkit.aws.internal.client.AwsClients;
import dev.glueflake.testkit.aws.internal.core.ServiceException;
import dev.glueflake.testkit.aws.internal.glue.discover.CrawledFile;
import dev.glueflake.testkit.aws.internal.glue.discover.CrawledStore;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.function.Supplier;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** S3 elsewhere, read by a client. */
record ForeignStore(AwsClients clients) implements CrawledStore {
    @Override
    public List<CrawledFile> list(String bucket, String prefix) {
        return called(() ->
                s3().listObjectsV2Paginator(request -> request.bucket(bucket).prefix(prefix)).contents().stream()
                        .map(object -> new CrawledFile(object.key(), object.size()))
                        .toList());
    }

    @Override
    public InputStream open(String bucket, String key) {
        ResponseInputStream<GetObjectResponse> body =
                called(() -> s3().getObject(request -> request.bucket(bucket).key(key)));
        return new FilterInputStream(body) {
            /** A crawler seldom reads to the end; what is left is not waited for. */
            @Override
            public void close() throws IOException {
                body.abort();
            }
        };
    }

    private S3Client s3() {
        return clients.client(S3Client.class);
    }

    private static <T> T called(Supplier<T> call) {
        try {
            return call.get();
        } catch (S3Exception e) {
            throw new ServiceException(
                    e.statusCode(),
                    e.awsErrorDetails().errorCode(),
                    e.awsErrorDetails().errorMessage());
        } catch (SdkException e) {
            throw new ServiceException(500, "InternalServiceException", "S3 cannot be read: " + e.getMessage());
        }
    }
}
