package dev.glueflake.testkit.snowflake.internal.stage.directory;

import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.session.Account;
import dev.glueflake.testkit.snowflake.internal.stage.file.StageStorage;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Map;
import java.util.function.Supplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** URLs by which anybody may read a file of an internal stage for a while, as S3's presigned ones say it. Thread-safe. */
public final class PresignedFiles {
    /** Where their paths begin. */
    public static final String PATH = "/presigned/";

    private static final String ALGORITHM = "HmacSHA256";
    private static final String DATE = "X-Amz-Date";
    private static final String EXPIRES = "X-Amz-Expires";
    private static final String SIGNATURE = "X-Amz-Signature";
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private final byte[] key = new byte[32];
    private volatile @Nullable Supplier<URI> server;

    private PresignedFiles() {
        new SecureRandom().nextBytes(key);
    }

    public static PresignedFiles of(Account account) {
        return account.part(PresignedFiles.class, PresignedFiles::new);
    }

    /** From now on URLs begin with the address of the server that the account is behind. */
    public void behind(Supplier<URI> address) {
        server = address;
    }

    /** @param directory of an internal stage, by its name in the account's storage */
    String url(String directory, String file, Duration validity, Instant now) {
        Supplier<URI> address = server;
        if (address == null) {
            throw Errors.unsupported("GET_PRESIGNED_URL of an internal stage of an account without a server");
        }
        String path = PATH + directory + "/" + file;
        String date = TIME.format(now);
        String seconds = Long.toString(validity.toSeconds());
        return address.get().resolve(FileFunctions.encoded(path)) + "?" + DATE + "=" + date + "&" + EXPIRES + "="
                + seconds + "&" + SIGNATURE + "=" + signature(path, date, seconds);
    }

    /** What becomes of a request by such a URL: its file, which need not be there, or why it is refused. */
    public record Opened(@Nullable Path file, String refusal) {}

    public Opened open(String path, Map<String, String> parameters, Account account) {
        String date = parameters.getOrDefault(DATE, "");
        String seconds = parameters.getOrDefault(EXPIRES, "");
        byte[] given = parameters.getOrDefault(SIGNATURE, "").getBytes(StandardCharsets.US_ASCII);
        byte[] right = signature(path, date, seconds).getBytes(StandardCharsets.US_ASCII);
        if (!MessageDigest.isEqual(given, right)) {
            return new Opened(null, "The request signature does not match.");
        }
        if (end(date, seconds).isBefore(account.now())) {
            return new Opened(null, "Request has expired");
        }
        String[] parts = path.substring(PATH.length()).split("/", 2);
        return new Opened(StageStorage.of(account).internal(parts[0]).directory(parts[1]), "");
    }

    private static Instant end(String date, String seconds) {
        try {
            return TIME.parse(date, Instant::from).plusSeconds(Long.parseLong(seconds));
        } catch (DateTimeException | NumberFormatException e) {
            throw new IllegalStateException("signed by ourselves: " + date + " " + seconds, e);
        }
    }

    private String signature(String path, String date, String seconds) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            String text = path + "\n" + date + "\n" + seconds;
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(ALGORITHM, e);
        }
    }
}
