package dev.glueflake.glue.event;

import dev.glueflake.core.ConfigurationException;
import dev.glueflake.core.S3Location;
import dev.glueflake.core.TransientException;
import dev.glueflake.core.aws.AwsErrors;
import dev.glueflake.core.retry.Retrier;
import dev.glueflake.core.retry.RetriesExhaustedException;
import dev.glueflake.core.retry.RetryPolicy;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * Sends the names of an hour's event files to SQS, in batches of ten, one after the other.
 *
 * <p>{@link #send(EventFileSettings, String, LocalDateTime)} does it all; {@link #plan} lists, {@link #send(FanOutPlan)}
 * sends. Only entries that SQS did not take are sent again, and none that it calls the sender's fault. Region, endpoint and
 * credentials are those of the clients. Thread-safe; it closes nothing that was passed in.
 */
public final class HourlyFanOut {
    private final S3Client s3;
    private final SqsClient sqs;
    private final Retrier retrier;

    private HourlyFanOut(S3Client s3, SqsClient sqs, Retrier retrier) {
        this.s3 = Objects.requireNonNull(s3, "s3");
        this.sqs = Objects.requireNonNull(sqs, "sqs");
        this.retrier = Objects.requireNonNull(retrier, "retrier");
    }

    /**
     * Makes a fan-out that sends what failed twice more.
     *
     * @param s3 lists the event files
     * @param sqs sends the messages
     * @return a fan-out
     */
    public static HourlyFanOut of(S3Client s3, SqsClient sqs) {
        return of(s3, sqs, Retrier.of(RetryPolicy.standard()));
    }

    /**
     * Makes a fan-out.
     *
     * @param s3 lists the event files
     * @param sqs sends the messages
     * @param retrier how often what failed is sent, and when
     * @return a fan-out
     */
    public static HourlyFanOut of(S3Client s3, SqsClient sqs, Retrier retrier) {
        return new HourlyFanOut(s3, sqs, retrier);
    }

    /**
     * Lists the files of an hour. Nothing is sent.
     *
     * @param settings whose source holds them
     * @param queueUrl the queue of the messages
     * @param hour any time within the hour
     * @return the plan, with a message for each file in the order of their seconds
     * @throws dev.glueflake.core.GlueflakeException if the folder cannot be listed
     */
    public FanOutPlan plan(EventFileSettings settings, String queueUrl, LocalDateTime hour) {
        List<EventFileName> names = new ArrayList<>();
        List<String> ignored = new ArrayList<>();
        S3Location start = settings.source().resolve(EventFileName.hourPrefix(hour));
        try {
            for (S3Object object : s3.listObjectsV2Paginator(
                            request -> request.bucket(start.bucket()).prefix(start.key()))
                    .contents()) {
                sort(settings, object.key(), names, ignored);
            }
        } catch (SdkException failure) {
            throw AwsErrors.map("Listing " + start, Map.of("prefix", start.toString()), failure);
        }
        names.sort(Comparator.comparing(EventFileName::second));
        return new FanOutPlan(queueUrl, hour.truncatedTo(ChronoUnit.HOURS), names, ignored);
    }

    /**
     * Sends the messages of a plan.
     *
     * @param plan the plan
     * @return the exact account; there is a result only where every message was sent
     * @throws FanOutException if a message could not be sent, with the account
     * @throws dev.glueflake.core.InterruptedOperationException if the thread is interrupted
     */
    public FanOutResult send(FanOutPlan plan) {
        FanOutRun run = new FanOutRun(plan, sqs);
        try {
            return retrier.call("Sending the messages of " + plan.hour(), () -> round(run));
        } catch (FanOutRun.Unsent unsent) {
            throw new FanOutException(run.result(), unsent.getCause());
        } catch (RetriesExhaustedException exhausted) {
            throw new FanOutException(run.result(), exhausted);
        }
    }

    /**
     * Lists an hour's files and sends their names.
     *
     * @param settings whose source holds them
     * @param queueUrl the queue of the messages
     * @param hour any time within the hour
     * @return the exact account; see {@link #plan} and {@link #send(FanOutPlan)} for what is thrown
     */
    public FanOutResult send(EventFileSettings settings, String queueUrl, LocalDateTime hour) {
        return send(plan(settings, queueUrl, hour));
    }

    private static FanOutResult round(FanOutRun run) {
        run.sendOutstanding();
        FanOutResult result = run.result();
        if (result.failures().isEmpty()) {
            return result;
        }
        throw run.canGoOn()
                ? new TransientException("FAN_OUT_INCOMPLETE", result.failures().size() + " messages were not taken.")
                : new FanOutRun.Unsent(run.lastFailure());
    }

    private static void sort(EventFileSettings settings, String key, List<EventFileName> names, List<String> ignored) {
        try {
            names.add(EventFileName.parse(settings.locate(key).fileName()));
        } catch (ConfigurationException otherwise) {
            ignored.add(key);
        }
    }
}
