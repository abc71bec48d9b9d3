package dev.glueflake.glue.internal.pipeline;

import dev.glueflake.core.PermanentException;
import dev.glueflake.core.RunId;
import dev.glueflake.core.S3Location;
import dev.glueflake.core.aws.AwsErrors;
import dev.glueflake.core.s3.S3FileOptions;
import dev.glueflake.core.s3.S3FileWriter;
import dev.glueflake.core.s3.S3ObjectExistsException;
import dev.glueflake.glue.pipeline.PipelineJournal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;

/** One object for each entry, written on condition that there is none of its number. */
public final class S3Journal implements PipelineJournal {
    private static final S3FileOptions OPTIONS = S3FileOptions.builder()
            .onlyIfAbsent(true)
            .contentType("application/json")
            .build();

    private final S3Client s3;
    private final S3Location prefix;

    public S3Journal(S3Client s3, S3Location prefix) {
        this.s3 = Objects.requireNonNull(s3, "s3");
        this.prefix = prefix.asPrefix();
    }

    @Override
    public boolean append(RunId run, int number, String entry) {
        try (S3FileWriter file = S3FileWriter.open(s3, location(run, number), OPTIONS)) {
            file.write(entry.getBytes(StandardCharsets.UTF_8));
            file.commit();
            return true;
        } catch (S3ObjectExistsException taken) {
            return false;
        }
    }

    @Override
    public List<String> read(RunId run) {
        S3Location folder = folder(run);
        try {
            List<String> entries = new ArrayList<>();
            s3.listObjectsV2Paginator(request -> request.bucket(folder.bucket()).prefix(folder.key()))
                    .contents()
                    .forEach(object -> entries.add(entry(run, entries.size(), object.key())));
            return entries;
        } catch (SdkException failure) {
            throw AwsErrors.map("Reading the journal " + folder, Map.of("location", folder.toString()), failure);
        }
    }

    private String entry(RunId run, int number, String key) {
        S3Location expected = location(run, number);
        if (!expected.key().equals(key)) {
            throw new PermanentException(
                    "JOURNAL_DAMAGED",
                    "The journal of run " + run + " should have the object " + expected + ", but the next one is " + key
                            + ": somebody removed or added one. The run cannot be taken over.");
        }
        return s3.getObjectAsBytes(request -> request.bucket(expected.bucket()).key(key))
                .asUtf8String();
    }

    private S3Location location(RunId run, int number) {
        // Ten digits are in order as text, too, which is the order of S3's listings.
        return folder(run).resolve(String.format(Locale.ROOT, "%010d.json", number));
    }

    private S3Location folder(RunId run) {
        return prefix.resolve(run.value() + "/");
    }

    @Override
    public String toString() {
        return prefix.toString();
    }
}
