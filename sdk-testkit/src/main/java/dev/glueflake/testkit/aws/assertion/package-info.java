/**
 * AssertJ assertions on what an AWS environment holds. {@link
 * dev.glueflake.testkit.aws.assertion.AwsAssertions#assertThat} takes an environment of any kind; from there a test goes
 * on to an object, a queue, a metric or a crawler, which is read by the environment's own clients at each assertion.
 */
@NullMarked
package dev.glueflake.testkit.aws.assertion;

import org.jspecify.annotations.NullMarked;
