package dev.glueflake.testkit.aws.internal.core;

import java.time.Clock;

/** Where the services are, whose they are, and what time it is. */
public record Identity(String region, String accountId, Clock clock) {

    /** The ARN of a resource of this account and region. */
    public String arn(String service, String resource) {
        return "arn:aws:" + service + ":" + region + ":" + accountId + ":" + resource;
    }
}
