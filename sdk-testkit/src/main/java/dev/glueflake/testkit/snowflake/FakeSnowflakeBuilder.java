package dev.glueflake.testkit.snowflake;

import dev.glueflake.testkit.MovableClock;
import dev.glueflake.testkit.snowflake.internal.session.AccountSettings;
import dev.glueflake.testkit.snowflake.internal.stage.S3Access;
import dev.glueflake.testkit.snowflake.internal.wire.ServerSettings;
import dev.glueflake.testkit.snowflake.internal.wire.auth.Users;
import dev.glueflake.testkit.snowflake.internal.wire.session.SessionOpener;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Settings of a {@link FakeSnowflake}. Each has a default that suits most tests. Not thread-safe. */
public final class FakeSnowflakeBuilder {
    private static final String READY_USER = "GLUEFLAKE";
    private static final String READY_PASSWORD = "glueflake-password";
    private static final Duration LONG_POLL = Duration.ofSeconds(45);

    private final List<SnowflakeUser> users = new ArrayList<>();
    private final Map<String, String> parameters = new LinkedHashMap<>();
    private int port;
    private String account = "GLUEFLAKE";
    private boolean strict;
    private boolean enforceGrants;
    private MovableClock clock = MovableClock.running();
    private Duration longPoll = LONG_POLL;
    private String database = "TESTDB";
    private String schema = "PUBLIC";
    private String warehouse = "COMPUTE_WH";
    private boolean createMissing = true;
    private final Map<String, Path> buckets = new LinkedHashMap<>();
    private @Nullable S3Access s3;

    FakeSnowflakeBuilder() {}

    /**
     * Sets the port.
     *
     * @param number of the port on the loopback interface; 0, the default, takes a free one
     * @return this builder
     */
    public FakeSnowflakeBuilder port(int number) {
        port = number;
        return this;
    }

    /**
     * Sets the account's name.
     *
     * @param name without a region; upper-cased
     * @return this builder
     */
    public FakeSnowflakeBuilder account(String name) {
        account = name.toUpperCase(Locale.ROOT);
        return this;
    }

    /**
     * Declares one more user, who is checked from now on.
     *
     * @param user with what he may show
     * @return this builder
     */
    public FakeSnowflakeBuilder user(SnowflakeUser user) {
        users.add(user);
        return this;
    }

    /**
     * Keeps out all users who are not declared.
     *
     * @return this builder
     */
    public FakeSnowflakeBuilder strict() {
        strict = true;
        return this;
    }

    /**
     * Lets roles do only what was granted to them, as Snowflake has it. Without this call grants are kept and shown, and every role
     * may do everything.
     *
     * <p>The user that {@link FakeSnowflake#properties()} logs in has ACCOUNTADMIN; others have the roles that are granted to
     * them, and log in with their DEFAULT_ROLE or PUBLIC unless they ask for one.
     *
     * @return this builder
     */
    public FakeSnowflakeBuilder enforceGrants() {
        enforceGrants = true;
        return this;
    }

    /**
     * Sets the account's clock.
     *
     * <p>Nothing of the account runs in the background. Before a statement of any session begins, pipes with AUTO_INGEST load the files
     * that are new in their place, external tables with AUTO_REFRESH, which is the default, register those that came and forget those that
     * went, and dynamic tables whose TARGET_LAG is over are refreshed once; scheduled tasks that are due run
     * before and after it. Pipes, external tables and tasks wait while any session has a transaction open.
     *
     * @param movable perhaps shared with other fakes; {@link FakeSnowflake#reset()} resets it
     * @return this builder
     */
    public FakeSnowflakeBuilder clock(MovableClock movable) {
        clock = movable;
        return this;
    }

    /**
     * Sets how long a request waits for its statement before the client is told to ask again.
     *
     * @param window 45 s, as Snowflake has it, unless this is called
     * @return this builder
     */
    public FakeSnowflakeBuilder longPoll(Duration window) {
        longPoll = window;
        return this;
    }

    /**
     * Sets the database of sessions that ask for none.
     *
     * @param name in upper case, or as it stands in double quotes
     * @return this builder
     */
    public FakeSnowflakeBuilder database(String name) {
        database = name;
        return this;
    }

    /**
     * Sets the schema of sessions that ask for neither database nor schema.
     *
     * @param name in upper case, or as it stands in double quotes
     * @return this builder
     */
    public FakeSnowflakeBuilder schema(String name) {
        schema = name;
        return this;
    }

    /**
     * Sets the warehouse of sessions that ask for none.
     *
     * @param name in upper case, or as it stands in double quotes
     * @return this builder
     */
    public FakeSnowflakeBuilder warehouse(String name) {
        warehouse = name;
        return this;
    }

    /**
     * Says whether a database or schema that a client's connection string names is made where there is none.
     *
     * @param create true unless this is called; false as Snowflake has it: the session then has no current one
     * @return this builder
     */
    public FakeSnowflakeBuilder createMissing(boolean create) {
        createMissing = create;
        return this;
    }

    /**
     * Sets a session parameter for the whole account.
     *
     * @param name for example {@code TIMEZONE}
     * @param value as text
     * @return this builder
     */
    public FakeSnowflakeBuilder parameter(String name, String value) {
        parameters.put(name.toUpperCase(Locale.ROOT), value);
        return this;
    }

    /**
     * Says where external stages find S3. Without this, those over buckets that have no {@link #bucket directory} are refused.
     *
     * <p>The bucket needs no notifications: pipes with AUTO_INGEST and external tables with AUTO_REFRESH look at it by themselves, see
     * {@link #clock}. An external table with {@code AUTO_REFRESH = FALSE} learns of objects by {@code ALTER EXTERNAL TABLE … REFRESH} alone.
     *
     * @param endpoint of an S3 that answers in path style
     * @param region for example {@code eu-central-1}
     * @param accessKey used for all buckets
     * @param secretKey the key's secret
     * @return this builder
     */
    public FakeSnowflakeBuilder s3(URI endpoint, String region, String accessKey, String secretKey) {
        s3 = new S3Access(endpoint, region, accessKey, secretKey);
        return this;
    }

    /**
     * Lets a local directory stand for a bucket, so that {@code s3://name/path/} in a stage, a COPY or an external table is
     * {@code directory/path/}, and no S3 is needed. Files are read, and written where a statement unloads or removes some.
     *
     * @param name of the bucket
     * @param directory that exists
     * @return this builder
     * @throws IllegalArgumentException where there is no such directory
     */
    public FakeSnowflakeBuilder bucket(String name, Path directory) {
        if (!Files.isDirectory(directory)) {
            throw new IllegalArgumentException(
                    "No directory for the bucket " + name + ": " + directory.toAbsolutePath());
        }
        buckets.put(name, directory.toAbsolutePath());
        return this;
    }

    /**
     * Starts the fake.
     *
     * @return the fake, to be closed by the caller
     * @throws java.io.UncheckedIOException where the port is taken
     */
    public FakeSnowflake start() {
        List<SnowflakeUser> declared = new ArrayList<>();
        declared.add(
                SnowflakeUser.named(READY_USER).withPassword(READY_PASSWORD).withLatePublicKey(() -> ReadyKeys.get()
                        .getPublic()));
        declared.addAll(users);
        AccountSettings settings = AccountSettings.named(account)
                .withParameters(parameters)
                .withEnforcedGrants(enforceGrants)
                .withBuckets(buckets);
        return FakeSnowflake.start(
                new ServerSettings(
                        port,
                        s3 == null ? settings : settings.withS3(s3),
                        Users.of(account, READY_USER, strict, declared),
                        new SessionOpener.Defaults(
                                database, schema, warehouse, enforceGrants ? READY_USER : null, createMissing),
                        longPoll,
                        clock),
                new FakeSnowflake.Login(account, READY_USER, READY_PASSWORD));
    }
}
