/**
 * What every AWS environment must do, whatever it is made of: embedded by default, LocalStack or another endpoint where
 * the property {@code glueflake.aws} says so. One environment serves the whole run, so each test takes names of its
 * own. What differs is a capability flag, and {@code CapabilityContractTest} fails as soon as a flag is no longer true.
 */
@org.jspecify.annotations.NullMarked
package dev.glueflake.testkit.aws.contract;
