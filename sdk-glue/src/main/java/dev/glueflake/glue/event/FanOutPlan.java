package dev.glueflake.glue.event;

import dev.glueflake.core.ConfigurationException;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * Which messages an hour becomes. A value without a client that goes through JSON; sending it again is safe, since a message
 * delivered twice writes the same files.
 *
 * @param queueUrl the standard queue that they go to
 * @param hour the whole hour, without a zone
 * @param names the names of the event files, one message each
 * @param ignored objects that lie beside them and are named otherwise; nothing is sent for these
 */
public record FanOutPlan(String queueUrl, LocalDateTime hour, List<EventFileName> names, List<String> ignored) {

    /**
     * Makes a plan.
     *
     * @param queueUrl the queue
     * @param hour a whole hour
     * @param names names of that hour
     * @param ignored keys of other objects
     * @throws ConfigurationException if the queue is no URL, or a name belongs to another hour
     */
    public FanOutPlan {
        names = List.copyOf(names);
        ignored = List.copyOf(ignored);
        if (!queueUrl.matches("https?://\\S+")) {
            throw invalid("the queue \"" + queueUrl + "\" is no URL: give it as SQS's GetQueueUrl answers it");
        }
        if (!hour.equals(hour.truncatedTo(ChronoUnit.HOURS))) {
            throw invalid(hour + " is not a whole hour");
        }
        for (EventFileName name : names) {
            if (!name.second().truncatedTo(ChronoUnit.HOURS).equals(hour)) {
                throw invalid(name + " is not of the hour " + hour);
            }
        }
    }

    /**
     * Plans a message for every second of an hour, whether its file exists or not: the names that the old event lake sends.
     * Nothing is listed; {@link HourlyFanOut#plan} sends only what exists.
     *
     * @param queueUrl the queue
     * @param hour any time within the hour
     * @return a plan of 3,600 messages
     */
    public static FanOutPlan everySecond(String queueUrl, LocalDateTime hour) {
        return new FanOutPlan(queueUrl, hour.truncatedTo(ChronoUnit.HOURS), EventFileName.everySecond(hour), List.of());
    }

    /**
     * Writes the plan as JSON.
     *
     * @return a JSON object
     */
    public String toJson() {
        return FanOutJson.write(this);
    }

    /**
     * Reads a plan that {@link #toJson()} wrote.
     *
     * @param json the JSON object
     * @return the plan
     * @throws ConfigurationException when the text is not such a plan
     */
    public static FanOutPlan fromJson(String json) {
        return FanOutJson.read(json);
    }

    /**
     * Returns a short text for a dry run.
     *
     * @return hour, queue and number of messages
     */
    @Override
    public String toString() {
        return "Fan out " + hour + " to " + queueUrl + ": " + names.size() + " messages"
                + (ignored.isEmpty() ? "" : ", " + ignored.size() + " other objects ignored: " + ignored);
    }

    static ConfigurationException invalid(String why) {
        return new ConfigurationException("FAN_OUT_PLAN_INVALID", "This is no plan for an hour: " + why + ".");
    }
}
