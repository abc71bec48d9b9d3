package dev.glueflake.testkit.glue;

import java.time.Duration;

/** How one coming run of a job goes. Thread-safe; to be completed before the run starts. */
public interface RunScript {
    /**
     * Sets how long the run is in state RUNNING.
     *
     * @param running on the environment's clock, not negative
     * @return this script
     */
    RunScript takes(Duration running);

    /**
     * Sets how long the run is in state STARTING.
     *
     * @param starting on the environment's clock, not negative
     * @return this script
     */
    RunScript startsAfter(Duration starting);

    /**
     * Makes the run end as FAILED; the job's body is not called.
     *
     * @param message the run's error message
     * @return this script
     */
    RunScript failsWith(String message);

    /**
     * Makes the run end in a given state; the job's body is called for SUCCEEDED only.
     *
     * @param state one of SUCCEEDED, FAILED, TIMEOUT, STOPPED, ERROR, EXPIRED
     * @param message the run's error message, empty for none
     * @return this script
     * @throws IllegalArgumentException if no run ends in that state
     */
    RunScript endsAs(String state, String message);
}
