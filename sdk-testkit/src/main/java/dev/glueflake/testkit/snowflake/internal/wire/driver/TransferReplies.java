package dev.glueflake.testkit.snowflake.internal.wire.driver;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.glueflake.testkit.snowflake.internal.stage.FileTransfer;
import dev.glueflake.testkit.snowflake.internal.wire.session.ClientApplication;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

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
            if (client.usesDirectories()) {
                directory(out, Files.createDirectories(upload.directory()));
            } else {
                String folder = files.open(upload.directory(), upload.overwrite());
                storage(out, folder, client.wantsAddressesOfFiles() ? address(folder, upload.fileName()) : null);
            }
        } else if (transfer instanceof FileTransfer.Download download) {
            download(out, download);
            if (client.readsDirectories()) {
                directory(out, download.directory());
            } else {
                String folder = files.open(download.directory(), true);
                boolean addresses = client.readsAddressesOfFiles();
                storage(out, folder, addresses ? "" : null);
                list(out, "presignedUrls", addresses ? addresses(folder, download.files()) : List.of());
            }
        }
    }

    private List<String> addresses(String folder, List<String> names) {
        return names.stream().map(name -> address(folder, name)).toList();
    }

    private String address(String folder, String name) {
        String path = "/" + StageFiles.BUCKET + "/" + folder + "/" + name;
        return base.get().resolve(encoded(path)).toString();
    }

    private static String encoded(String path) {
        try {
            return new URI(null, null, path, null).getRawPath();
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("No path: " + path, e);
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

    private static void download(JsonGenerator out, FileTransfer.Download download) throws IOException {
        out.writeStringField("command", "DOWNLOAD");
        list(out, "src_locations", download.files());
        out.writeStringField("localLocation", download.localPath());
        out.writeNumberField("parallel", download.parallel());
        // Nothing is encrypted. Some clients take a list with nulls for keys.
        out.writeNullField("encryptionMaterial");
    }

    private static void directory(JsonGenerator out, Path directory) throws IOException {
        stage(out, new Place("LOCAL_FS", directory.toString(), null, null, null));
    }

    /**
     * Files over HTTP, as Google's storage has them: of the three it is the one that needs no signatures.
     *
     * @param address of the one file to send, empty where each has its own; null for a client that makes addresses by itself
     */
    private void storage(JsonGenerator out, String folder, @Nullable String address) throws IOException {
        String location = StageFiles.BUCKET + "/" + folder + "/";
        stage(out, new Place("GCS", location, base.get().toString(), address == null ? "stage-files" : null, address));
    }

    /** Where files lie: null is written for what a place has not. */
    private record Place(
            String type,
            String location,
            @Nullable String endPoint,
            @Nullable String token,
            @Nullable String address) {}

    private static void stage(JsonGenerator out, Place place) throws IOException {
        out.writeObjectFieldStart("stageInfo");
        out.writeStringField("locationType", place.type());
        out.writeStringField("location", place.location());
        out.writeStringField("path", "");
        out.writeStringField("region", "");
        out.writeNullField("storageAccount");
        out.writeBooleanField("isClientSideEncrypted", false);
        // The driver wants the key, be it empty.
        out.writeObjectFieldStart("creds");
        if (place.token() != null) {
            out.writeStringField("GCS_ACCESS_TOKEN", place.token());
        }
        out.writeEndObject();
        out.writeStringField("presignedUrl", place.address());
        out.writeStringField("endPoint", place.endPoint());
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
