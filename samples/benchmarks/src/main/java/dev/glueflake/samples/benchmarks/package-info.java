/**
 * JMH benchmarks of the testkit: each measures its peer beside it, in the same run.
 *
 * <p>Not null-marked, because JMH fills the fields of a state after its constructor.
 */
package dev.glueflake.samples.benchmarks;
