package dev.glueflake.testkit.aws.internal.s3;

import dev.glueflake.testkit.aws.internal.core.AwsBody;
import dev.glueflake.testkit.aws.internal.s3.blob.Blob;
import java.io.IOException;
import java.io.OutputStream;
import java.util.HexFormat;

/**
 * Stored bytes on their way out. Closing it releases the blob.
 *
 * @param appendedMd5 in hexadecimal digits, sent as bytes behind the body for a client that asks for it; or empty
 */
record ObjectBody(Blob blob, ByteRange range, String appendedMd5) implements AwsBody {

    @Override
    public long length() {
        return range.length() + appendedMd5.length() / 2;
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        blob.copy(range.from(), range.length(), out);
        out.write(HexFormat.of().parseHex(appendedMd5));
    }

    @Override
    public void close() {
        blob.release();
    }
}
