package dev.glueflake.testkit.snowflake.internal.geo;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.LongConsumer;

/**
 * Cells of the H3 grid by their numbers alone. A number holds the resolution, one of 122 base cells and for each finer resolution
 * one digit from 0 to 6 that tells which of the seven smaller cells it is; unused digits are 7.
 */
public final class H3 {
    private static final int FINEST = 15;
    private static final int BASE_CELLS = 122;
    private static final Set<Integer> PENTAGONS = Set.of(4, 14, 24, 38, 49, 58, 63, 72, 83, 97, 107, 117);
    private static final int UNUSED = 7;
    private static final int DIGIT_BITS = 3;
    private static final int RESOLUTION_AT = 52;
    private static final int BASE_AT = 45;
    private static final int MODE_AT = 56;
    /** What is above the resolution in a cell's number. */
    private static final long CELL_MODE = 0x08L;
    /** The digit that pentagons lack. */
    private static final int MISSING = 1;

    private H3() {}

    public static boolean isValid(long cell) {
        if (cell >>> MODE_AT != CELL_MODE || base(cell) >= BASE_CELLS) {
            return false;
        }
        boolean leading = true;
        for (int resolution = 1; resolution <= FINEST; resolution++) {
            int digit = digit(cell, resolution);
            if ((resolution <= resolution(cell)) == (digit == UNUSED)) {
                return false;
            }
            if (leading && digit == MISSING && PENTAGONS.contains(base(cell))) {
                return false;
            }
            leading &= digit == 0;
        }
        return true;
    }

    public static int resolution(long cell) {
        return (int) ((cell >>> RESOLUTION_AT) & 0xF);
    }

    private static int base(long cell) {
        return (int) ((cell >>> BASE_AT) & 0x7F);
    }

    private static int digit(long cell, int resolution) {
        return (int) ((cell >>> ((FINEST - resolution) * DIGIT_BITS)) & UNUSED);
    }

    private static long with(long cell, int resolution, int digit) {
        int at = (FINEST - resolution) * DIGIT_BITS;
        return (cell & ~((long) UNUSED << at)) | ((long) digit << at);
    }

    private static long withResolution(long cell, int resolution) {
        return (cell & ~(0xFL << RESOLUTION_AT)) | ((long) resolution << RESOLUTION_AT);
    }

    public static boolean isPentagon(long cell) {
        boolean central = true;
        for (int resolution = 1; resolution <= resolution(cell); resolution++) {
            central &= digit(cell, resolution) == 0;
        }
        return central && PENTAGONS.contains(base(cell));
    }

    /** The cell of a coarser resolution that a cell belongs to. */
    public static long parent(long cell, int resolution) {
        int own = resolution(cell);
        if (resolution > own) {
            throw finer(resolution, own);
        }
        long parent = withResolution(cell, resolution);
        for (int unused = resolution + 1; unused <= own; unused++) {
            parent = with(parent, unused, UNUSED);
        }
        return parent;
    }

    /** The cells of a finer resolution in a cell, in the order of their digits. */
    public static List<Long> children(long cell, int resolution) {
        if (resolution < resolution(cell)) {
            throw finer(resolution(cell), resolution);
        }
        List<Long> children = new ArrayList<>();
        children(cell, resolution, children::add);
        return children;
    }

    private static void children(long cell, int resolution, LongConsumer found) {
        int own = resolution(cell);
        if (own == resolution) {
            found.accept(cell);
            return;
        }
        long finer = withResolution(cell, own + 1);
        for (int digit = 0; digit < UNUSED; digit++) {
            if (digit != MISSING || !isPentagon(cell)) {
                children(with(finer, own + 1, digit), resolution, found);
            }
        }
    }

    private static RuntimeException finer(int resolution, int than) {
        return GeoErrors.argument("The H3 resolution " + resolution + " is finer than " + than + ".");
    }

    /** The fewest cells that cover what cells of one resolution cover; those that stay as they are come first. */
    public static List<Long> compacted(List<Long> cells) {
        List<Long> compacted = new ArrayList<>();
        List<Long> remaining = cells;
        while (!remaining.isEmpty() && resolution(remaining.get(0)) > 0) {
            Families families = new Families(remaining);
            for (long cell : remaining) {
                if (!families.isWhole(cell)) {
                    compacted.add(cell);
                }
            }
            remaining = families.whole();
        }
        compacted.addAll(remaining);
        return compacted;
    }

    /** How many of each parent's children there are, in the order that a table of as many places as cells gives. */
    private static final class Families {
        private final long[] parents;
        private final int[] counts;

        Families(List<Long> cells) {
            parents = new long[cells.size()];
            counts = new int[cells.size()];
            cells.forEach(cell -> counts[place(parentOf(cell))]++);
        }

        private static long parentOf(long cell) {
            return parent(cell, resolution(cell) - 1);
        }

        private int place(long parent) {
            int place = (int) (parent % parents.length);
            while (parents[place] != 0 && parents[place] != parent) {
                place = (place + 1) % parents.length;
            }
            parents[place] = parent;
            return place;
        }

        boolean isWhole(long cell) {
            return isWhole(place(parentOf(cell)));
        }

        private boolean isWhole(int place) {
            return parents[place] != 0 && counts[place] == (isPentagon(parents[place]) ? UNUSED - 1 : UNUSED);
        }

        List<Long> whole() {
            List<Long> whole = new ArrayList<>();
            for (int i = 0; i < parents.length; i++) {
                if (isWhole(i)) {
                    whole.add(parents[i]);
                }
            }
            return whole;
        }
    }
}
