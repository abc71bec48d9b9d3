package dev.glueflake.testkit.snowflake.internal.session;

import dev.glueflake.testkit.snowflake.internal.stage.S3Access;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an account is made with.
 *
 * @param name upper case, as CURRENT_ACCOUNT answers it
 * @param region as CURRENT_REGION answers it
 * @param parameters account-wide values of session parameters, by upper-case name
 * @param enforceGrants whether roles may do only what was granted to them
 * @param s3 where external stages find S3, or null where there is none
 * @param buckets directories that stand for buckets, by the bucket's name
 */
public record AccountSettings(
        String name,
        String region,
        InstantSource clock,
        Map<String, String> parameters,
        boolean enforceGrants,
        @Nullable S3Access s3,
        Map<String, Path> buckets) {
    public AccountSettings {
        parameters = Map.copyOf(parameters);
        buckets = Map.copyOf(buckets);
    }

    public static AccountSettings named(String name) {
        return new AccountSettings(name, "AWS_US_WEST_2", InstantSource.system(), Map.of(), false, null, Map.of());
    }

    public AccountSettings withClock(InstantSource newClock) {
        return new AccountSettings(name, region, newClock, parameters, enforceGrants, s3, buckets);
    }

    public AccountSettings withParameters(Map<String, String> newParameters) {
        return new AccountSettings(name, region, clock, newParameters, enforceGrants, s3, buckets);
    }

    public AccountSettings withS3(S3Access access) {
        return new AccountSettings(name, region, clock, parameters, enforceGrants, access, buckets);
    }

    public AccountSettings withEnforcedGrants(boolean enforce) {
        return new AccountSettings(name, region, clock, parameters, enforce, s3, buckets);
    }

    public AccountSettings withBuckets(Map<String, Path> directories) {
        return new AccountSettings(name, region, clock, parameters, enforceGrants, s3, directories);
    }
}
