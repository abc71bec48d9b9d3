package dev.glueflake.snowflake.load;

import dev.glueflake.core.S3Location;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/** The files of a run in S3: its plan first, its parts, its manifest last. */
final class RunFiles {
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

    Optional<Manifest> manifest(LoadPlan plan) {
        return text(manifestLocation(plan)).map(Manifest::fromJson);
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
        s3.putObject(
                request -> request.bucket(location.bucket()).key(location.key()).contentType("application/json"),
                RequestBody.fromString(text));
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
        }
    }
}
