/** Where to connect: hosts that may receive credentials. */
@NullMarked
package dev.glueflake.snowflake.internal.connect;

import org.jspecify.annotations.NullMarked;
