package dev.glueflake.testkit.snowflake.internal.stage.file;

import dev.glueflake.testkit.snowflake.internal.error.SnowflakeException;
import dev.glueflake.testkit.snowflake.internal.stage.S3Access;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/** An external stage on S3. The one class that needs the AWS SDK, which users of internal stages may go without. */
final class S3StageFiles implements StageFiles {
    private final S3Client client;
    private final S3Location location;

    private S3StageFiles(S3Client client, S3Location location) {
        this.client = client;
        this.location = location;
    }

    static S3Connection connect(S3Access access, @Nullable StageCredentials own) {
        StaticCredentialsProvider credentials = StaticCredentialsProvider.create(credentials(access, own));
        S3Client client = S3Client.builder()
                .endpointOverride(access.endpoint())
                .region(Region.of(access.region()))
                .forcePathStyle(true)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                .httpClient(UrlConnectionHttpClient.create())
                .credentialsProvider(credentials)
                .build();
        return new Connection(client, () -> S3Presigner.builder()
                .endpointOverride(access.endpoint())
                .region(Region.of(access.region()))
                .serviceConfiguration(
                        S3Configuration.builder().pathStyleAccessEnabled(true).build())
                .credentialsProvider(credentials)
                .build());
    }

    private record Connection(S3Client client, Supplier<S3Presigner> signers) implements S3Connection {
        @Override
        public String presigned(S3Location location, String name, Duration validity) {
            try (S3Presigner signer = signers.get()) {
                return signer.presignGetObject(request -> request.signatureDuration(validity)
                                .getObjectRequest(object ->
                                        object.bucket(location.bucket()).key(location.prefix() + name)))
                        .url()
                        .toString();
            }
        }

        @Override
        public StageFiles files(S3Location location) {
            return new S3StageFiles(client, location);
        }

        @Override
        public void close() {
            client.close();
        }
    }

    private static AwsCredentials credentials(S3Access access, @Nullable StageCredentials own) {
        if (own == null) {
            return AwsBasicCredentials.create(access.accessKey(), access.secretKey());
        }
        String token = own.token();
        return token == null
                ? AwsBasicCredentials.create(own.accessKey(), own.secretKey())
                : AwsSessionCredentials.create(own.accessKey(), own.secretKey(), token);
    }

    @Override
    public List<StagedFile> list(String prefix) {
        try {
            return client
                    .listObjectsV2Paginator(
                            request -> request.bucket(location.bucket()).prefix(location.prefix() + prefix))
                    .contents()
                    .stream()
                    .filter(object -> !object.key().endsWith("/"))
                    .map(this::describe)
                    .toList();
        } catch (SdkException e) {
            throw failed(e);
        }
    }

    @Override
    public Optional<StagedFile> find(String name) {
        String key = location.prefix() + name;
        try {
            var head = client.headObject(
                    request -> request.bucket(location.bucket()).key(key));
            return Optional.of(new StagedFile(name, head.contentLength(), plain(head.eTag()), head.lastModified()));
        } catch (NoSuchKeyException e) {
            return Optional.empty();
        } catch (SdkException e) {
            throw failed(e);
        }
    }

    @Override
    public InputStream open(String name) {
        try {
            return client.getObject(request -> request.bucket(location.bucket()).key(location.prefix() + name));
        } catch (NoSuchKeyException e) {
            throw StageFiles.missing(location.url() + name);
        } catch (SdkException e) {
            throw failed(e);
        }
    }

    @Override
    public void put(String name, Path content) {
        try {
            client.putObject(request -> request.bucket(location.bucket()).key(location.prefix() + name), content);
        } catch (SdkException e) {
            throw failed(e);
        }
    }

    @Override
    public void delete(String name) {
        try {
            client.deleteObject(request -> request.bucket(location.bucket()).key(location.prefix() + name));
        } catch (SdkException e) {
            throw failed(e);
        }
    }

    private StagedFile describe(S3Object object) {
        return new StagedFile(
                object.key().substring(location.prefix().length()),
                object.size(),
                plain(object.eTag()),
                object.lastModified());
    }

    private static String plain(String etag) {
        return etag.replace("\"", "");
    }

    private SnowflakeException failed(SdkException e) {
        String detail = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        if (e instanceof S3Exception s3) {
            detail = s3.awsErrorDetails().errorMessage() + " (Status Code: " + s3.statusCode() + "; Error Code: "
                    + s3.awsErrorDetails().errorCode() + ")";
        }
        return new SnowflakeException(
                "091003", "02000", "Failure using stage area " + location.url() + ". Cause: [" + detail + "]");
    }
}
