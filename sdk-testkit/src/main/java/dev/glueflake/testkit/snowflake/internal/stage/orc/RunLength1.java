package dev.glueflake.testkit.snowflake.internal.stage.orc;

import java.io.IOException;

/** Whole numbers in the encoding of Hive 0.11: runs that grow by one delta, and numbers one by one. */
final class RunLength1 implements Integers {
    private static final int SHORTEST_RUN = 3;

    private final OrcInput in;
    private final boolean signed;
    private int left;
    private boolean run;
    private long value;
    private long delta;

    RunLength1(OrcInput in, boolean signed) {
        this.in = in;
        this.signed = signed;
    }

    @Override
    public long next() throws IOException {
        if (left == 0) {
            begin();
        } else if (run) {
            value += delta;
        }
        left--;
        return run ? value : number();
    }

    private void begin() throws IOException {
        int control = in.octet();
        run = control < 0x80;
        left = run ? control + SHORTEST_RUN : 0x100 - control;
        if (run) {
            delta = (byte) in.octet();
            value = number();
        }
    }

    private long number() throws IOException {
        return signed ? in.signedVarint() : in.varint();
    }
}
