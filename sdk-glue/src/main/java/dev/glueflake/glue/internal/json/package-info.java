/** Reading and writing the JSON of plans and handles. */
@org.jspecify.annotations.NullMarked
package dev.glueflake.glue.internal.json;
