package dev.glueflake.testkit.snowflake.internal.stage.orc;

import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.stage.orc.OrcInput.Packing;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What stands at the end of a file: how it is packed, the schema, and where its stripes are. */
record Tail(Packing packing, OrcType schema, List<StripeInfo> stripes) {
    private static final byte[] MAGIC = "ORC".getBytes(StandardCharsets.US_ASCII);
    private static final int MAGIC_FIELD = 8000;
    /** The size that writers take where they name none, and the largest that a block's header can say. */
    private static final int USUAL_BLOCK = 1 << 18;

    private static final int LARGEST_BLOCK = 1 << 23;
    private static final int LARGEST_FOOTER = 1 << 24;

    /** A stripe: where it is, and its parts' lengths in their order. */
    record StripeInfo(long offset, long indexLength, long dataLength, long footerLength, long rows) {}

    Tail {
        stripes = List.copyOf(stripes);
    }

    static Tail read(FileChannel file) throws IOException {
        long size = file.size();
        if (size <= MAGIC.length || !Arrays.equals(new OrcInput(file, Packing.NONE, 0, MAGIC.length).bytes(3), MAGIC)) {
            throw new IOException("no ORC file");
        }
        int length = new OrcInput(file, Packing.NONE, size - 1, 1).octet();
        long end = size - 1 - length;
        Message script = Message.parse(new OrcInput(file, Packing.NONE, end, length).bytes(length));
        if (!script.texts(MAGIC_FIELD).contains("ORC")) {
            throw new IOException("no ORC file at its end");
        }
        Packing packing = packing(script);
        long footer = script.number(1);
        return of(message(new OrcInput(file, packing, end - footer, footer)), packing);
    }

    /** A message that takes all that the input has. */
    static Message message(OrcInput in) throws IOException {
        return Message.parse(in.rest(LARGEST_FOOTER));
    }

    private static Packing packing(Message script) throws IOException {
        long block = script.has(3) ? script.number(3) : USUAL_BLOCK;
        if (block <= 0 || block > LARGEST_BLOCK) {
            throw new IOException("blocks of " + block + " bytes");
        }
        return new Packing(Codec.of(script.number(2)), (int) block);
    }

    private static Tail of(Message footer, Packing packing) throws IOException {
        if (!footer.messages(10).isEmpty()) {
            throw Errors.unsupported("ORC files with encrypted columns");
        }
        List<StripeInfo> stripes = new ArrayList<>();
        for (Message each : footer.messages(3)) {
            stripes.add(new StripeInfo(each.number(1), each.number(2), each.number(3), each.number(4), each.number(5)));
        }
        return new Tail(packing, OrcType.tree(footer.messages(4)), stripes);
    }
}
