package dev.glueflake.testkit.aws.internal.environment.cleaning;

import java.util.List;

/** Knows the calls for one kind of thing. */
interface Removal {
    List<Made> all();

    void remove(Made thing);
}
