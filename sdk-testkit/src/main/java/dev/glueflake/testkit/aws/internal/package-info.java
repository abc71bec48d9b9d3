/**
 * What {@code EmbeddedAws} is made of. {@code EmbeddedServices} starts one HTTP server with a {@code core.Gateway} as
 * its handler and registers the services there; each service is a package of its own. A further service is a package
 * and a line in {@code EmbeddedServices}.
 */
@NullMarked
package dev.glueflake.testkit.aws.internal;

import org.jspecify.annotations.NullMarked;
