package dev.glueflake.testkit.aws.internal.secretsmanager;

import dev.glueflake.testkit.aws.internal.core.ServiceException;
import dev.glueflake.testkit.aws.internal.rpc.Parameters;
import dev.glueflake.testkit.aws.internal.rpc.Result;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/**
 * What a version of a secret holds.
 *
 * @param text the text itself, or binary content in base64
 */
record SecretContent(boolean binary, String text) {
    private static final int MAX_BYTES = 65_536;

    static Optional<SecretContent> read(Parameters in) {
        Optional<String> text = in.text("SecretString");
        Optional<byte[]> bytes = in.bytes("SecretBinary");
        if (text.isPresent() && bytes.isPresent()) {
            throw SecretErrors.invalidParameter(
                    "You can't specify both a binary secret value and a string secret value.");
        }
        text.ifPresent(value -> checkSize(value.getBytes(StandardCharsets.UTF_8).length));
        bytes.ifPresent(value -> checkSize(value.length));
        return text.map(value -> new SecretContent(false, value))
                .or(() -> bytes.map(
                        value -> new SecretContent(true, Base64.getEncoder().encodeToString(value))));
    }

    private static void checkSize(int bytes) {
        if (bytes == 0 || bytes > MAX_BYTES) {
            throw ServiceException.badRequest(
                    "ValidationException", "A secret value must have 1 to 65536 bytes, not " + bytes);
        }
    }

    Result show(Result result) {
        return binary ? result.put("SecretBinary", Base64.getDecoder().decode(text)) : result.put("SecretString", text);
    }
}
