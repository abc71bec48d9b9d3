package dev.glueflake.samples.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.glueflake.core.config.Parameters;
import dev.glueflake.glue.event.EventFileHandler;
import dev.glueflake.glue.event.EventFilePartitionWriter;
import dev.glueflake.glue.event.EventFileSettings;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * Splits the event files that SQS messages name, and answers with exactly the messages that failed.
 *
 * <p>Environment: {@code SOURCE_BUCKET}, {@code DESTINATION_BUCKET} and, for the log's level, {@code ENV}. The event source
 * mapping needs {@code ReportBatchItemFailures}. Thread-safe.
 */
public final class EventFileLambda implements RequestStreamHandler {
    static final Parameters ENVIRONMENT = LogLevel.PARAMETERS
            .required("SOURCE_BUCKET", "the bucket of the event files")
            .required("DESTINATION_BUCKET", "the bucket of the Avro files");

    // tag::handler[]
    private final EventFileHandler files;

    /** Makes the function that Lambda starts. */
    public EventFileLambda() {
        this(System.getenv(), S3Client.create());
    }

    EventFileLambda(Map<String, String> environment, S3Client s3) {
        LogLevel.set(ENVIRONMENT.fromEnvironment(environment));
        EventFileSettings settings =
                EventFileSettings.fromEnvironment(environment).build();
        files = EventFileHandler.of(EventFilePartitionWriter.of(s3), settings);
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        files.handle(input, output);
    }
    // end::handler[]
}
