package dev.glueflake.samples.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.glueflake.core.config.Parameters;
import dev.glueflake.glue.event.EventFileSettings;
import dev.glueflake.glue.event.FanOutPlan;
import dev.glueflake.glue.event.FanOutResult;
import dev.glueflake.glue.event.HourlyFanOut;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * Sends the names of an hour's event files to SQS: of the hour that had ended when the schedule's event was made, or of the
 * one that {@code {"execution_date": "2019-06-01", "execution_hour": "15"}} names.
 *
 * <p>Environment: {@code QueueUrl}, and the variables of {@link EventFileLambda}. The answer counts {@code planned},
 * {@code sent} and {@code ignored}; a message that could not be sent is an error. Thread-safe.
 */
public final class HourlyFanOutLambda implements RequestStreamHandler {
    static final Parameters ENVIRONMENT =
            EventFileLambda.ENVIRONMENT.required("QueueUrl", "the URL of the queue that the event files' names go to");

    private final HourlyFanOut fanOut;
    private final EventFileSettings settings;
    private final String queueUrl;

    /** Makes the function that Lambda starts. */
    public HourlyFanOutLambda() {
        this(System.getenv(), S3Client.create(), SqsClient.create());
    }

    HourlyFanOutLambda(Map<String, String> environment, S3Client s3, SqsClient sqs) {
        Parameters.Values values = ENVIRONMENT.fromEnvironment(environment);
        LogLevel.set(values);
        fanOut = HourlyFanOut.of(s3, sqs);
        settings = EventFileSettings.fromEnvironment(environment).build();
        queueUrl = values.get("QueueUrl");
    }

    // tag::handler[]
    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        FanOutPlan plan = fanOut.plan(settings, queueUrl, hour(Payload.read(input)));
        FanOutResult result = fanOut.send(plan);

        Payload.write(output, answer(plan, result));
    }
    // end::handler[]

    private static Map<String, Object> answer(FanOutPlan plan, FanOutResult result) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("hour", plan.hour().toString());
        answer.put("planned", result.planned());
        answer.put("sent", result.sent());
        answer.put("ignored", plan.ignored());
        return answer;
    }

    static LocalDateTime hour(Payload payload) {
        try {
            if (payload.find("execution_date").isPresent()
                    || payload.find("execution_hour").isPresent()) {
                String date = payload.require("execution_date", "a day as 2019-06-01");
                String hour = payload.require("execution_hour", "an hour as 05");
                return LocalDate.parse(date).atTime(Integer.parseInt(hour), 0);
            }
            Instant end = Instant.parse(payload.require("time", "when the schedule fired; or give execution_date"));
            return end.minus(1, ChronoUnit.HOURS)
                    .truncatedTo(ChronoUnit.HOURS)
                    .atOffset(ZoneOffset.UTC)
                    .toLocalDateTime();
        } catch (DateTimeException | NumberFormatException e) {
            throw Payload.invalid(
                    "its time is none; write execution_date as 2019-06-01 and execution_hour as 05, or time"
                            + " as 2019-06-01T16:00:00Z");
        }
    }
}
