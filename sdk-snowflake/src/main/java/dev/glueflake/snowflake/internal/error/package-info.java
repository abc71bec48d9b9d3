/** What Snowflake's error codes mean to a caller. */
@NullMarked
package dev.glueflake.snowflake.internal.error;

import org.jspecify.annotations.NullMarked;
