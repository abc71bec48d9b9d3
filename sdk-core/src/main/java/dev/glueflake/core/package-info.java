/**
 * What every flow shares: errors with three outcomes, identifiers and places.
 *
 * <p>An operation either returns, or throws a {@link dev.glueflake.core.GlueflakeException}: failed for sure
 * ({@link dev.glueflake.core.PermanentException}, {@link dev.glueflake.core.ConfigurationException},
 * {@link dev.glueflake.core.TransientException}) or of unknown outcome
 * ({@link dev.glueflake.core.OutcomeUnknownException}), which is reconciled and never blindly repeated.
 * {@link dev.glueflake.core.RunIdGenerator} names a run, {@link dev.glueflake.core.S3Location} names an object or
 * prefix, and {@link dev.glueflake.core.Redaction} keeps secrets and control characters out of every text.
 */
@NullMarked
package dev.glueflake.core;

import org.jspecify.annotations.NullMarked;
