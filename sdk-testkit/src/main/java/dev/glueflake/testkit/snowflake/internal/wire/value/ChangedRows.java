package dev.glueflake.testkit.snowflake.internal.wire.value;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.glueflake.testkit.snowflake.internal.result.StatementKind;
import dev.glueflake.testkit.snowflake.internal.result.StatementResult;
import java.io.IOException;
import java.math.BigDecimal;

/**
 * The rows that a statement changed, as both protocols tell them beside its answer: {@code stats}.
 *
 * @param duplicates of the updated rows, those that several source rows met
 */
public record ChangedRows(long inserted, long updated, long deleted, long duplicates) {
    public static ChangedRows of(StatementResult result) {
        if (!result.kind().isDml()) {
            return new ChangedRows(result.kind() == StatementKind.DDL ? result.affected() : 0, 0, 0, 0);
        }
        long updated = count(result, "number of rows updated");
        long deleted = count(result, "number of rows deleted");
        return new ChangedRows(
                result.affected() - updated - deleted,
                updated,
                deleted,
                count(result, "number of multi-joined rows updated"));
    }

    /** The only row of an answer of UPDATE, DELETE and MERGE has the counts under such names. */
    private static long count(StatementResult result, String name) {
        for (int i = 0; i < result.columns().size() && !result.rows().isEmpty(); i++) {
            Object value = result.rows().get(0)[i];
            if (result.columns().get(i).name().equals(name) && value instanceof BigDecimal number) {
                return number.longValue();
            }
        }
        return 0;
    }

    public boolean isEmpty() {
        return inserted + updated + deleted == 0;
    }

    /**
     * Writes them as the field {@code stats}.
     *
     * @param duplicatesName the one name that the protocols do not share
     */
    public void write(JsonGenerator out, String duplicatesName) throws IOException {
        out.writeObjectFieldStart("stats");
        out.writeNumberField("numRowsInserted", inserted);
        out.writeNumberField("numRowsUpdated", updated);
        out.writeNumberField("numRowsDeleted", deleted);
        out.writeNumberField(duplicatesName, duplicates);
        out.writeEndObject();
    }
}
