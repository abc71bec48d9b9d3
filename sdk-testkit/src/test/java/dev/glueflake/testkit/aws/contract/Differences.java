package dev.glueflake.testkit.aws.contract;

import static org.assertj.core.api.Assumptions.assumeThat;

import dev.glueflake.testkit.aws.AwsEnvironment;
import dev.glueflake.testkit.aws.AwsEnvironment.Capability;

/** Skips a test for no other reason than a flag. */
final class Differences {
    private Differences() {}

    static void skipWithout(AwsEnvironment aws, Capability capability) {
        assumeThat(aws.capabilities().has(capability))
                .as(() -> aws + " lacks " + capability + ": "
                        + aws.capabilities().reason(capability).orElseThrow())
                .isTrue();
    }
}
