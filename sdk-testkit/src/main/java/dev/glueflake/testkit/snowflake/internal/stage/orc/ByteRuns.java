package dev.glueflake.testkit.snowflake.internal.stage.orc;

import java.io.IOException;

/** Bytes as runs of one value and as values one by one. */
final class ByteRuns {
    private static final int SHORTEST_RUN = 3;

    private final OrcInput in;
    private int left;
    private boolean repeated;
    private int value;

    ByteRuns(OrcInput in) {
        this.in = in;
    }

    /** The next byte, 0 to 255. */
    int next() throws IOException {
        if (left == 0) {
            int control = in.octet();
            repeated = control < 0x80;
            left = repeated ? control + SHORTEST_RUN : 0x100 - control;
            value = repeated ? in.octet() : 0;
        }
        left--;
        return repeated ? value : in.octet();
    }
}
