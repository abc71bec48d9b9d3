package dev.glueflake.testkit.snowflake.internal.stage.orc;

import dev.glueflake.testkit.snowflake.internal.stage.orc.OrcFile.Tagged;
import dev.glueflake.testkit.snowflake.internal.stage.orc.StripeStreams.Kind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Columns of values that hold others. */
final class NestedColumns {
    private NestedColumns() {}

    static Column list(OrcType type, StripeStreams stripe) throws IOException {
        Integers lengths = stripe.integers(type, Kind.LENGTH, false);
        Column elements = Column.of(type.children().get(0), stripe);
        RowBudget budget = stripe.budget();
        return () -> {
            int length = budget.elements(lengths.next());
            List<@Nullable Object> list = new ArrayList<>();
            for (int i = 0; i < length; i++) {
                list.add(elements.next());
            }
            return list;
        };
    }

    /** A list of key and value. */
    static Column map(OrcType type, StripeStreams stripe) throws IOException {
        Integers lengths = stripe.integers(type, Kind.LENGTH, false);
        Column keys = Column.of(type.children().get(0), stripe);
        Column values = Column.of(type.children().get(1), stripe);
        RowBudget budget = stripe.budget();
        return () -> {
            int length = budget.elements(lengths.next());
            List<List<@Nullable Object>> entries = new ArrayList<>();
            for (int i = 0; i < length; i++) {
                entries.add(Arrays.asList(keys.next(), values.next()));
            }
            return entries;
        };
    }

    static Column struct(OrcType type, StripeStreams stripe) throws IOException {
        List<Column> fields = columns(type, stripe);
        RowBudget budget = stripe.budget();
        return () -> {
            budget.elements(fields.size());
            List<@Nullable Object> values = new ArrayList<>(fields.size());
            for (Column field : fields) {
                values.add(field.next());
            }
            return values;
        };
    }

    static Column union(OrcType type, StripeStreams stripe) throws IOException {
        ByteRuns tags = new ByteRuns(stripe.input(type, Kind.DATA));
        List<Column> variants = columns(type, stripe);
        return () -> {
            int tag = tags.next();
            if (tag >= variants.size()) {
                throw new IOException("variant " + tag + " of " + variants.size());
            }
            return new Tagged(tag, variants.get(tag).next());
        };
    }

    private static List<Column> columns(OrcType type, StripeStreams stripe) throws IOException {
        List<Column> columns = new ArrayList<>();
        for (OrcType child : type.children()) {
            columns.add(Column.of(child, stripe));
        }
        return columns;
    }
}
