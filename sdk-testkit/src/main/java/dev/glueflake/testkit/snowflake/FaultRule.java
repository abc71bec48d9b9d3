package dev.glueflake.testkit.snowflake;

import java.time.Duration;

/**
 * A fault in the making: which of the matching requests, and what goes wrong with them. By default only the next one. The
 * methods that return a {@link Fault} put the rule in force.
 */
public interface FaultRule {

    /**
     * Lets the first requests through.
     *
     * @param number of the first matching request that is hit, from 1
     * @return this rule
     */
    FaultRule nth(int number);

    /**
     * Says how many requests are hit, one after the other.
     *
     * @param count 1 unless this is called
     * @return this rule
     */
    FaultRule times(int count);

    /**
     * Hits every request from the first one on.
     *
     * @return this rule
     */
    FaultRule always();

    /**
     * Answers with an HTTP status and runs nothing.
     *
     * @param status 503, 429 or 408, for example: what clients send again
     * @return the fault
     */
    Fault httpStatus(int status);

    /**
     * Handles the request later.
     *
     * @param time real time, not that of the fake's clock
     * @return the fault
     */
    Fault delay(Duration time);

    /**
     * Cuts the connection before anything is run.
     *
     * @return the fault
     */
    Fault dropRequest();

    /**
     * Runs the request and cuts the connection instead of answering.
     *
     * @return the fault
     */
    Fault loseReply();

    /**
     * Runs the request, answers half of it and cuts the connection.
     *
     * @return the fault
     */
    Fault truncateReply();

    /**
     * Lets the session token of the request expire first, so that it is answered with 390112 and a driver renews it.
     *
     * @return the fault
     */
    Fault expireSessionToken();

    /**
     * Answers with an error of Snowflake's and runs nothing.
     *
     * @param code six digits, for example {@code 000625}
     * @param sqlState five characters, for example {@code 57014}
     * @param message the message
     * @return the fault
     */
    Fault error(String code, String sqlState, String message);

    /**
     * Lets the statement hang until it is cancelled or runs into its timeout; it never touches data.
     *
     * @return the fault
     */
    Fault stall();

    /**
     * Answers that the statement is still running, though it runs as ever: HTTP status 202 in the SQL API, "in progress" in the
     * drivers' protocol. With {@link #times(int)} on {@code /api/v2/statements} or {@code /queries} a client has to poll that
     * often.
     *
     * @return the fault
     */
    Fault stillRunning();

    /**
     * Cancels the statement before it does anything, as somebody else might: 000604.
     *
     * @return the fault
     */
    Fault cancel();
}
