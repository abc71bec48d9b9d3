package dev.glueflake.testkit.snowflake.internal.stage.orc;

import java.io.IOException;

/** Whole numbers, one after the other. */
interface Integers {
    long next() throws IOException;
}
