package dev.glueflake.testkit.glue;

import java.util.Map;

/**
 * What a Glue job does: Java code in place of the job's script.
 *
 * <p>It runs once per job run, in the thread that serves the call which starts the run, before that call is answered;
 * so it should end well within the client's socket timeout, which is 30 seconds by default: a client that gives up and
 * tries again starts a second run. It may use the environment's clients. Several runs may be in it at once. The body of
 * a queued run or of one of Glue's own retries runs in the call that finds it due.
 */
@FunctionalInterface
public interface JobBody {
    /**
     * Does the job's work.
     *
     * @param arguments the job's default arguments and those of the run, which win; names with their leading dashes
     * @throws Exception fails the run; its message is the run's error message
     */
    void run(Map<String, String> arguments) throws Exception;
}
