package dev.glueflake.testkit.snowflake.internal.wire.driver;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.glueflake.testkit.snowflake.internal.stage.FileTransfer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** What a driver needs to know to do a PUT or GET by itself. */
final class TransferReplies {
    /** Files above this size are sent in parts by drivers that can. */
    private static final long THRESHOLD_BYTES = 209_715_200;

    private TransferReplies() {}

    static void write(JsonGenerator out, FileTransfer transfer) throws IOException {
        if (transfer instanceof FileTransfer.Upload upload) {
            upload(out, upload);
        } else if (transfer instanceof FileTransfer.Download download) {
            download(out, download);
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
        stage(out, upload.directory());
    }

    private static void download(JsonGenerator out, FileTransfer.Download download) throws IOException {
        out.writeStringField("command", "DOWNLOAD");
        list(out, "src_locations", download.files());
        out.writeStringField("localLocation", download.localPath());
        out.writeNumberField("parallel", download.parallel());
        out.writeArrayFieldStart("encryptionMaterial");
        for (int i = 0; i < download.files().size(); i++) {
            out.writeNull();
        }
        out.writeEndArray();
        stage(out, download.directory());
    }

    private static void stage(JsonGenerator out, Path directory) throws IOException {
        out.writeObjectFieldStart("stageInfo");
        out.writeStringField("locationType", "LOCAL_FS");
        out.writeStringField("location", directory.toString());
        out.writeStringField("path", "");
        out.writeStringField("region", "");
        out.writeNullField("storageAccount");
        out.writeBooleanField("isClientSideEncrypted", false);
        // The driver wants the key, be it empty.
        out.writeObjectFieldStart("creds");
        out.writeEndObject();
        out.writeNullField("presignedUrl");
        out.writeNullField("endPoint");
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
