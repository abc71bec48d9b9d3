package dev.glueflake.snowflake.internal;

import dev.glueflake.snowflake.StatementResult.Column;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds columns and turns held values into the class that a caller asks for, exactly or not at all. */
public final class RowValues {

    private RowValues() {}

    /** Returns a column's position: the exact label first, then one that differs only in case. */
    public static int indexOf(List<Column> columns, String label) {
        int exact = only(columns, label, false);
        int found = exact >= 0 ? exact : only(columns, label, true);
        if (found < 0) {
            throw new IllegalArgumentException("No column " + SafeText.shown(label) + "; the result has "
                    + columns.stream().map(Column::name).toList());
        }
        return found;
    }

    /** Returns the value as the class, or refuses it with the column's name. */
    public static <T> T convert(String column, Object value, Class<T> type) {
        Object converted = type.isInstance(value) ? value : other(value, type);
        if (converted == null) {
            throw new IllegalStateException("Column " + column + " holds a "
                    + value.getClass().getSimpleName() + " that cannot be read as " + type.getSimpleName()
                    + " without loss");
        }
        return type.cast(converted);
    }

    private static int only(List<Column> columns, String label, boolean ignoreCase) {
        int found = -1;
        for (int i = 0; i < columns.size(); i++) {
            String name = columns.get(i).name();
            if (ignoreCase ? name.equalsIgnoreCase(label) : name.equals(label)) {
                if (found >= 0) {
                    throw new IllegalArgumentException("Columns " + found + " and " + i + " are both labelled "
                            + SafeText.shown(label) + "; read them by position or give them aliases");
                }
                found = i;
            }
        }
        return found;
    }

    private static @Nullable Object other(Object value, Class<?> type) {
        if (type == String.class) {
            return text(value);
        }
        if (value instanceof BigDecimal number) {
            return fromDecimal(number, type);
        }
        if (value instanceof OffsetDateTime time && type == Instant.class) {
            return time.toInstant();
        }
        return null;
    }

    private static String text(Object value) {
        if (value instanceof BigDecimal number) {
            return number.toPlainString();
        }
        return value instanceof byte[] bytes ? HexFormat.of().withUpperCase().formatHex(bytes) : value.toString();
    }

    private static @Nullable Object fromDecimal(BigDecimal number, Class<?> type) {
        try {
            if (type == Long.class) {
                return number.longValueExact();
            }
            if (type == Integer.class) {
                return number.intValueExact();
            }
        } catch (ArithmeticException e) {
            return null;
        }
        return type == Double.class ? (Object) number.doubleValue() : null;
    }
}
