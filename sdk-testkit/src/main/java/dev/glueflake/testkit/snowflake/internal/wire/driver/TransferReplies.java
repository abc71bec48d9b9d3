package dev.glueflake.testkit.snowflake.internal.wire.driver;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.glueflake.testkit.snowflake.internal.stage.FileTransfer;
import dev.glueflake.testkit.snowflake.internal.wire.session.ClientApplication;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;

/** What a driver needs to know to do a PUT or GET by itself. */
final class TransferReplies {
    /** Files above this size are sent in parts by drivers that can. */
    private static final long THRESHOLD_BYTES = 209_715_200;

    private final StageFiles files;
    private final Supplier<URI> base;

    /** @param base where a client finds the files that it cannot reach as a directory */
    TransferReplies(StageFiles files, Supplier<URI> base) {
        this.files = files;
        this.base = base;
    }

    void write(JsonGenerator out, FileTransfer transfer, ClientApplication client) throws IOException {
        if (transfer instanceof FileTransfer.Upload upload) {
            upload(out, upload);
            stage(out, upload.directory(), client);
        } else if (transfer instanceof FileTransfer.Download download) {
            download(out, download, client);
            stage(out, download.directory(), client);
        }
    }

    private static void upload(JsonGenerator out, FileTransfer.Upload upload) throws IOException {
        out.writeStringField("command", "UPLOAD");
        list(out, "src_locations", List.of(upload.localPath()));
        out.writeBooleanField("autoCompress", upload.autoCompress());
        out.writeStringField("sourceCompression", upload.sourceCompression());
        out.writeBooleanField("overwrite", upload.overwrite());
        out.writeNumberField("parallel", upload.parallel());
        out.writeNumberField("threshold", THRESHOLD_BYTES);
        out.writeBooleanField("clientShowEncryptionParameter", false);
        out.writeNullField("encryptionMaterial");
    }

    private static void download(JsonGenerator out, FileTransfer.Download download, ClientApplication client)
            throws IOException {
        out.writeStringField("command", "DOWNLOAD");
        list(out, "src_locations", download.files());
        out.writeStringField("localLocation", download.localPath());
        out.writeNumberField("parallel", download.parallel());
        // Nothing is encrypted. Local files are looked for in this list, storage services want no list at all.
        if (client.readsLocalDirectories()) {
            out.writeArrayFieldStart("encryptionMaterial");
            for (int i = 0; i < download.files().size(); i++) {
                out.writeNull();
            }
            out.writeEndArray();
        } else {
            out.writeNullField("encryptionMaterial");
        }
    }

    private void stage(JsonGenerator out, Path directory, ClientApplication client) throws IOException {
        boolean local = client.readsLocalDirectories();
        out.writeObjectFieldStart("stageInfo");
        out.writeStringField("locationType", local ? "LOCAL_FS" : "GCS");
        out.writeStringField(
                "location", local ? directory.toString() : StageFiles.BUCKET + "/" + files.open(directory) + "/");
        out.writeStringField("path", "");
        out.writeStringField("region", "");
        out.writeNullField("storageAccount");
        out.writeBooleanField("isClientSideEncrypted", false);
        // The driver wants the key, be it empty.
        out.writeObjectFieldStart("creds");
        if (!local) {
            out.writeStringField("GCS_ACCESS_TOKEN", "stage-files");
        }
        out.writeEndObject();
        out.writeNullField("presignedUrl");
        out.writeStringField("endPoint", local ? null : base.get().toString());
        out.writeEndObject();
    }

    private static void list(JsonGenerator out, String field, List<String> texts) throws IOException {
        out.writeArrayFieldStart(field);
        for (String text : texts) {
            out.writeString(text);
        }
        out.writeEndArray();
    }
}
