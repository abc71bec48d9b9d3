package dev.glueflake.testkit.aws.internal.sfn.run;

import java.time.Instant;

/** The work of a state. */
interface Activity {
    /** Looks how far it is by now. */
    Outcome poll(Instant now);

    /** Ends work whose result nobody wants any more. */
    default void stop() {}
}
