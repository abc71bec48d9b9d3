/**
 * From an HTTP request to a service and back. {@code Gateway} finds the {@code EmbeddedService} that accepts a request
 * and the {@code Target} of the call, asks the {@code FaultBook} what shall go wrong, lets the service make an {@code
 * AwsAnswer}, writes the call down in the {@code CallLog}, and sends the answer.
 */
@NullMarked
package dev.glueflake.testkit.aws.internal.core;

import org.jspecify.annotations.NullMarked;
