package dev.glueflake.snowflake.load;

import dev.glueflake.core.GlueflakeException;
import dev.glueflake.core.S3Location;
import dev.glueflake.core.aws.AwsErrors;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/** The files of a run in S3: its plan first, its parts, its manifest last. */
final class RunFiles {
    private static final Logger LOG = LoggerFactory.getLogger(RunFiles.class);

    private final S3Client s3;

    RunFiles(S3Client s3) {
        this.s3 = s3;
    }

    LoadHandle store(LoadPlan plan) {
        S3Location location = plan.files().location(plan.files().baseName() + "_plan.json");
        put(location, plan.toJson());
        return new LoadHandle(plan.runId(), location);
    }

    LoadPlan plan(LoadHandle handle) {
        LoadPlan plan = text(handle.plan())
                .map(LoadPlan::fromJson)
                .orElseThrow(() -> LoadErrors.configuration("There is no plan at " + handle.plan()
                        + "; start(plan) writes it before it returns its handle"));
        if (!plan.runId().equals(handle.runId())) {
            throw LoadErrors.configuration(
                    "The plan at " + handle.plan() + " is of run " + plan.runId() + ", not of " + handle.runId());
        }
        return plan;
    }

    /** The manifest of an extract whose files all stand; without one of them, all are read again from one snapshot. */
    Optional<Manifest> manifest(LoadPlan plan) {
        return text(manifestLocation(plan)).map(Manifest::fromJson).filter(manifest -> manifest.parts().stream()
                .allMatch(part -> stands(plan.files().location(part.name()), part.bytes())));
    }

    private boolean stands(S3Location location, long bytes) {
        try {
            long found = s3.headObject(
                            request -> request.bucket(location.bucket()).key(location.key()))
                    .contentLength();
            if (found != bytes) {
                LOG.warn("{} has {} bytes and not {}; the source is read again", location, found, bytes);
            }
            return found == bytes;
        } catch (NoSuchKeyException e) {
            LOG.warn("{} is gone; the source is read again", location);
            return false;
        } catch (SdkException e) {
            throw failed("Reading " + location, location, e);
        }
    }

    void store(LoadPlan plan, Manifest manifest) {
        put(manifestLocation(plan), manifest.toJson());
    }

    S3Client client() {
        return s3;
    }

    private static S3Location manifestLocation(LoadPlan plan) {
        return plan.files().location(plan.files().baseName() + "_manifest.json");
    }

    private void put(S3Location location, String text) {
        try {
            s3.putObject(
                    request -> request.bucket(location.bucket())
                            .key(location.key())
                            .contentType("application/json"),
                    RequestBody.fromString(text));
        } catch (SdkException e) {
            throw failed("Writing " + location, location, e);
        }
    }

    private Optional<String> text(S3Location location) {
        try {
            return Optional.of(new String(
                    s3.getObjectAsBytes(
                                    request -> request.bucket(location.bucket()).key(location.key()))
                            .asByteArray(),
                    StandardCharsets.UTF_8));
        } catch (NoSuchKeyException e) {
            return Optional.empty();
        } catch (SdkException e) {
            throw failed("Reading " + location, location, e);
        }
    }

    /** Both are whole or nothing, and are written again by the next attempt: no outcome stays unknown. */
    private static GlueflakeException failed(String what, S3Location location, SdkException cause) {
        return AwsErrors.map(what, Map.of("location", location.toString()), cause);
    }
}
