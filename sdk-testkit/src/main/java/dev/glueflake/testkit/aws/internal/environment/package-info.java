/**
 * Environments whose services run elsewhere. {@code ChosenEnvironment} reads which one is wanted. {@code ForeignAws} is
 * that environment: its {@code Origin} says where the services come from, {@code EndpointProbe} asks whether somebody
 * answers and whether it is LocalStack, {@code container.LocalStackServer} starts one, {@code LocalGlue} is this
 * library's Glue over the foreign S3 and EventBridge, {@code Differences} says what is unlike AWS, {@code Ledger} writes down what clients create and {@code cleaning.Cleaner} removes it.
 */
@NullMarked
package dev.glueflake.testkit.aws.internal.environment;

import org.jspecify.annotations.NullMarked;
