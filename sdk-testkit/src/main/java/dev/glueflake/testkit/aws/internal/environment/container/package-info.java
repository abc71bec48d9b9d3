/**
 * LocalStack in a container. {@code LocalStackServer} reads the image's name as a {@code LocalStackImage}, which knows
 * whether a token is needed, has {@code DockerGuard} ask the {@code DockerEngine} whether all that Testcontainers will
 * want is there, and only then starts the container.
 */
@NullMarked
package dev.glueflake.testkit.aws.internal.environment.container;

import org.jspecify.annotations.NullMarked;
