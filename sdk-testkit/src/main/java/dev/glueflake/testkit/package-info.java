/**
 * What all fakes of the testkit share: a {@link dev.glueflake.testkit.MovableClock} that tests can move.
 */
@org.jspecify.annotations.NullMarked
package dev.glueflake.testkit;
