package dev.glueflake.glue.internal.sync;

import dev.glueflake.core.PermanentException;
import dev.glueflake.core.Redaction;
import java.util.Map;

/** A text is no type; the message shows where. */
public final class HiveTypeException extends PermanentException {
    private static final long serialVersionUID = 1L;
    private static final int SHOWN = 40;

    HiveTypeException(String text, int position, String found) {
        super(
                "GLUE_TYPE_UNREADABLE",
                "The column type has " + found + " at position " + (position + 1) + ": \"" + around(text, position)
                        + "\"",
                Map.of("position", Integer.toString(position + 1)),
                null);
    }

    private static String around(String text, int position) {
        int from = Math.max(0, Math.min(position, text.length()) - SHOWN);
        int to = Math.min(text.length(), position + SHOWN);
        return Redaction.value(text.substring(from, to));
    }
}
