/**
 * The Amazon States Language, with JSONPath. {@code Definition} checks the text of a machine and refuses by name what
 * cannot run here; {@code Template} fills parameters from {@code JsonPath}s and {@code Intrinsics}; {@code ResultPath}
 * puts a result into a state's input; {@code ChoiceRule} decides where to go; {@code StateFailure} is an error that a
 * machine may retry or catch.
 */
@NullMarked
package dev.glueflake.testkit.aws.internal.sfn.asl;

import org.jspecify.annotations.NullMarked;
