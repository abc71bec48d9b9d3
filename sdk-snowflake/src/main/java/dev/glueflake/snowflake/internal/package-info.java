/** Reading of names and values shared by both transports. */
@NullMarked
package dev.glueflake.snowflake.internal;

import org.jspecify.annotations.NullMarked;
