/**
 * AWS services for tests. {@link dev.glueflake.testkit.aws.AwsEnvironment} hands out endpoints, credentials and ready
 * SDK clients of one of three environments: {@code embedded()} in this JVM, started in milliseconds, {@code
 * localStack()} in a container, {@code external()} at an endpoint; {@code configured()} takes the one that a property
 * names, and {@code capabilities()} tells in what it differs from AWS. {@link
 * dev.glueflake.testkit.aws.EmbeddedAws} adds what only a fake can do: a {@link dev.glueflake.testkit.aws.Faults fault
 * script}, {@link dev.glueflake.testkit.aws.Queues queues} fed to a handler, {@link dev.glueflake.testkit.aws.Events
 * events} recorded, duplicated and reordered, {@link dev.glueflake.testkit.glue.GlueControl Glue's} job bodies and
 * scripted crawls, Lambda's {@link
 * dev.glueflake.testkit.lambda.FunctionControl functions}, the list of {@link dev.glueflake.testkit.aws.AwsCall calls} and the metrics that were sent. Every
 * request of an unmodified AWS SDK goes over real HTTP to one local server, which finds the service and the operation,
 * plays the fault script, and answers as the service does. {@link dev.glueflake.testkit.aws.AwsTest} and {@link
 * dev.glueflake.testkit.aws.AwsExtension} do the starting, cleaning and closing for JUnit 5.
 */
@NullMarked
package dev.glueflake.testkit.aws;

import org.jspecify.annotations.NullMarked;
