package dev.glueflake.testkit.snowflake.internal.stage.file;

import dev.glueflake.testkit.snowflake.internal.catalog.Restorable;
import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.error.SnowflakeException;
import dev.glueflake.testkit.snowflake.internal.session.Account;
import dev.glueflake.testkit.snowflake.internal.session.AccountSettings;
import dev.glueflake.testkit.snowflake.internal.stage.S3Access;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** The files behind all stages of an account. Thread-safe. */
public final class StageStorage implements Restorable, Closeable {
    private final Path root;
    private final @Nullable S3Access s3;
    private final Map<String, Path> buckets;
    private final AtomicLong nextId = new AtomicLong();
    private final FileDigests digests = new FileDigests();
    private final Map<Optional<StageCredentials>, S3Connection> clients = new HashMap<>();

    private StageStorage(Path root, AccountSettings settings) {
        this.root = root;
        this.s3 = settings.s3();
        this.buckets = settings.buckets();
    }

    public static StageStorage of(Account account) {
        return account.part(
                StageStorage.class, () -> new StageStorage(account.directory().resolve("stages"), account.settings()));
    }

    /** The files of internal stages. What lies in buckets is not the account's. */
    @Override
    public Runnable keep() {
        return KeptFiles.of(root, root.resolveSibling("kept-" + nextId.incrementAndGet()));
    }

    /** A name for a new internal stage's directory. */
    public String newId() {
        return "stage-" + nextId.incrementAndGet();
    }

    /** Files in the directory of that name, which is made at the first use. */
    public LocalStageFiles internal(String id) {
        Path directory = root.resolve(id);
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new LocalStageFiles(directory, digests);
    }

    /** Files in a bucket; refused where the account was told neither of a directory nor of an endpoint, or the AWS SDK is missing. */
    public StageFiles external(S3Location location, @Nullable StageCredentials credentials) {
        Path bucket = buckets.get(location.bucket());
        if (bucket != null) {
            return new LocalStageFiles(bucket, digests).below(location.prefix());
        }
        if (s3 == null) {
            throw new SnowflakeException(
                    "091003",
                    "02000",
                    "Failure using stage area. Cause: [" + location.url()
                            + " cannot be reached: this account was started without an S3 endpoint and without a directory"
                            + " for that bucket. Give the fake Snowflake one of them when building it.]");
        }
        try {
            return client(s3, credentials).files(location);
        } catch (NoClassDefFoundError e) {
            throw new SnowflakeException(
                    "091003",
                    "02000",
                    "Failure using stage area. Cause: [" + location.url() + " needs the AWS SDK on the class path: add"
                            + " software.amazon.awssdk:s3 and software.amazon.awssdk:url-connection-client.]");
        }
    }

    /** A URL by which anybody may read that file for a while, whether or not it is there. */
    public String presigned(
            S3Location location, @Nullable StageCredentials credentials, String name, Duration validity) {
        Path bucket = buckets.get(location.bucket());
        if (bucket != null) {
            return new LocalStageFiles(bucket, digests)
                    .below(location.prefix())
                    .directory(name)
                    .toUri()
                    .toString();
        }
        if (s3 == null) {
            external(location, credentials);
            throw Errors.unsupported("GET_PRESIGNED_URL");
        }
        return client(s3, credentials).presigned(location, name, validity);
    }

    private S3Connection client(S3Access access, @Nullable StageCredentials credentials) {
        synchronized (clients) {
            return clients.computeIfAbsent(
                    Optional.ofNullable(credentials), own -> S3StageFiles.connect(access, own.orElse(null)));
        }
    }

    /** Closes the connections; the account removes its directory itself. */
    @Override
    public void close() {
        synchronized (clients) {
            clients.values().forEach(S3Connection::close);
            clients.clear();
        }
    }
}
