package dev.glueflake.testkit.snowflake.internal.stage.copy;

import java.util.Base64;

/** What Google's encoder made, since there is none for Java without native code. */
final class BrotliFiles {
    /** Fifty times the lines {@code 1,one}, {@code 2,two} and {@code 3,three}. */
    static final byte[] LINES = bytes("G+cDAMRt7Lu2p5pbaCVEUFQYlBwHPULy3iher4QD");

    /** {@code 1,} and 130 MB of the letter a. */
    static final byte[] BOMB =
            bytes("y///PwAkWWLC4rNAbu//Mv///wCQAIjDAtC9/+P//x8AEgBxWAC693/8//8DQAIgDgtA9/6P//9/AEgAxGEB6N7/8f//DwAJ"
                    + "gDgsAN37P/7//wEgARCHBaB7/8f//z8AJADisAB07//4//8HgARAHBaA7v0f////AJAAiMMC0L3/4///HwASAHFYALr3f/z/"
                    + "/wNAAiAOC0D3/o///38ASADEYQHo3v/x//8PAAmAOCwA3fs//v//ASABEIcFoHv/x///PwAkAOKwAHTv/zIAAASABEAcFgDv"
                    + "/Qc=");

    private BrotliFiles() {}

    private static byte[] bytes(String text) {
        return Base64.getDecoder().decode(text);
    }
}
