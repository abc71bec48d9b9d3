package dev.glueflake.testkit.snowflake.internal.session;

import dev.glueflake.testkit.snowflake.internal.stage.S3Access;
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
 * @param s3 where external stages find S3, or null where they are refused
 */
public record AccountSettings(
        String name,
        String region,
        InstantSource clock,
        Map<String, String> parameters,
        boolean enforceGrants,
        @Nullable S3Access s3) {
    public AccountSettings {
        parameters = Map.copyOf(parameters);
    }

    public static AccountSettings named(String name) {
        return new AccountSettings(name, "AWS_US_WEST_2", InstantSource.system(), Map.of(), false, null);
    }

    public AccountSettings withClock(InstantSource newClock) {
        return new AccountSettings(name, region, newClock, parameters, enforceGrants, s3);
    }

    public AccountSettings withParameters(Map<String, String> newParameters) {
        return new AccountSettings(name, region, clock, newParameters, enforceGrants, s3);
    }

    public AccountSettings withS3(S3Access access) {
        return new AccountSettings(name, region, clock, parameters, enforceGrants, access);
    }

    public AccountSettings withEnforcedGrants(boolean enforce) {
        return new AccountSettings(name, region, clock, parameters, enforce, s3);
    }
}
