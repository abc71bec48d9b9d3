package dev.glueflake.testkit.snowflake.internal.stage.read;

import dev.glueflake.testkit.snowflake.internal.stage.csv.FilePosition;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.file.DataFileStream;
import org.apache.avro.generic.GenericDatumReader;
import org.jspecify.annotations.Nullable;

/**
 * An Avro container file. An error is the end of it: the rest of its block cannot be found. A length that the file only claims
 * is either more than the library takes or one array that there is no room for, which costs nothing else.
 */
final class AvroRecords implements RecordStream {
    private final InputStream in;
    private @Nullable DataFileStream<Object> file;
    private @Nullable AvroInput input;
    private long row;
    private boolean ended;

    AvroRecords(InputStream in) {
        this.in = in;
    }

    @Override
    public @Nullable StagedRecord next() throws RecordException {
        if (ended) {
            return null;
        }
        FilePosition at = new FilePosition(0, 0, row + 1);
        try {
            DataFileStream<Object> data = file();
            if (!data.hasNext()) {
                ended = true;
                checkWhole();
                return null;
            }
            row++;
            return AvroValues.record(data.getSchema(), data.next(), at);
        } catch (IOException
                | AvroRuntimeException
                | IndexOutOfBoundsException
                | NegativeArraySizeException
                | UnsupportedOperationException
                | OutOfMemoryError e) {
            ended = true;
            throw RecordException.unreadable("no Avro data file, or damaged", at);
        }
    }

    private void checkWhole() throws IOException {
        AvroInput bytes = input;
        if (bytes != null && !bytes.isWhole()) {
            throw new EOFException("cut within a block");
        }
    }

    private DataFileStream<Object> file() throws IOException {
        DataFileStream<Object> known = file;
        if (known == null) {
            AvroInput bytes = AvroInput.of(in);
            known = new DataFileStream<>(bytes, new GenericDatumReader<>());
            input = bytes;
            file = known;
        }
        return known;
    }

    @Override
    public void close() {
        try {
            in.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
