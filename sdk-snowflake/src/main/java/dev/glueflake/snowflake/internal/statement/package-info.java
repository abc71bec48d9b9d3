/** What the first words of a statement tell about it, as far as a client must know. */
@NullMarked
package dev.glueflake.snowflake.internal.statement;

import org.jspecify.annotations.NullMarked;
