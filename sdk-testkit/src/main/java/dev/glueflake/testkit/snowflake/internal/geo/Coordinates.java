package dev.glueflake.testkit.snowflake.internal.geo;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.CoordinateSequenceFilter;
import org.locationtech.jts.geom.Geometry;

/** Coordinates as Snowflake keeps them: with 14 decimal places. */
public final class Coordinates {
    private static final int DECIMALS = 14;
    /** From here on a number of 64 bits has no more decimal places than that. */
    private static final double EXACT_FROM = 100;

    private Coordinates() {}

    /** The same shape with its coordinates rounded. */
    public static Geometry rounded(Geometry shape) {
        Geometry copy = shape.copy();
        copy.apply(new CoordinateSequenceFilter() {
            @Override
            public void filter(CoordinateSequence sequence, int index) {
                for (int ordinate = 0; ordinate < 2; ordinate++) {
                    sequence.setOrdinate(index, ordinate, rounded(sequence.getOrdinate(index, ordinate)));
                }
            }

            @Override
            public boolean isDone() {
                return false;
            }

            @Override
            public boolean isGeometryChanged() {
                return true;
            }
        });
        return copy;
    }

    static double rounded(double value) {
        if (!(Math.abs(value) < EXACT_FROM)) {
            return value;
        }
        BigDecimal exact = BigDecimal.valueOf(value);
        return exact.scale() <= DECIMALS
                ? value
                : exact.setScale(DECIMALS, RoundingMode.HALF_UP).doubleValue();
    }
}
