/** What the assertions ask an environment for, each kind of thing by the client of its service. */
@NullMarked
package dev.glueflake.testkit.aws.internal.assertion;

import org.jspecify.annotations.NullMarked;
