/** What retrying and waiting share: the time they have, and passing it. */
@NullMarked
package dev.glueflake.core.internal.retry;

import org.jspecify.annotations.NullMarked;
