/**
 * Takes back what tests created: {@code Ledger} watches the clients and writes down each {@code Made} thing, {@code
 * Cleaner} removes them, or all there is.
 */
@NullMarked
package dev.glueflake.testkit.aws.internal.environment.cleaning;

import org.jspecify.annotations.NullMarked;
