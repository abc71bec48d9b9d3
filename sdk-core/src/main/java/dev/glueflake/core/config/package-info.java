/**
 * Settings that come from outside by name: environment variables of a function, arguments of a job.
 *
 * <p>A program declares its {@link dev.glueflake.core.config.Parameters} once, each with a word on what it holds, and
 * reads them from either place; the result is {@link dev.glueflake.core.config.Parameters.Values}. Whatever is missing or
 * malformed is told at once, by name and in the form to write it, and no value is ever printed.
 */
@NullMarked
package dev.glueflake.core.config;

import org.jspecify.annotations.NullMarked;
