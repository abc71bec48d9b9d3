package dev.glueflake.testkit.snowflake.internal.sql.udf;

import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.geo.Coordinates;
import dev.glueflake.testkit.snowflake.internal.geo.Shape;
import dev.glueflake.testkit.snowflake.internal.geo.Shapes;
import dev.glueflake.testkit.snowflake.internal.geo.sphere.SphereOverlay;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/** Shapes made of several shapes on the earth. */
final class ShapeOverlayUdfs {
    /** What two shapes make. */
    @FunctionalInterface
    private interface Pair {
        @Nullable
        Geometry of(Geometry a, Geometry b);
    }

    private ShapeOverlayUdfs() {}

    static void define(UdfLibrary library) {
        pair(library, "ST_UNION", (a, b) -> SphereOverlay.union(List.of(a, b)));
        pair(library, "ST_INTERSECTION", simple("ST_INTERSECTION", SphereOverlay::intersection));
        pair(library, "ST_DIFFERENCE", simple("ST_DIFFERENCE", SphereOverlay::difference));
        pair(library, "ST_SYMDIFFERENCE", simple("ST_SYMDIFFERENCE", SphereOverlay::symmetricDifference));
        ShapeCall.define(library, "ST_UNION_AGG", call -> stored(SphereOverlay.union(ShapeMakingUdfs.all(call))));
        ShapeCall.define(library, "ST_INTERSECTION_AGG", ShapeOverlayUdfs::common);
    }

    private static void pair(UdfLibrary library, String function, Pair pair) {
        ShapeCall.defineOfValid(library, function, 2, call -> stored(pair.of(call.geometry(0), call.geometry(1))));
    }

    private static Pair simple(String function, Pair pair) {
        return (a, b) -> {
            for (Geometry shape : List.of(a, b)) {
                if (Shape.isCollection(shape)) {
                    throw Errors.unsupported(function + " of a GeometryCollection");
                }
            }
            return pair.of(a, b);
        };
    }

    private static @Nullable String common(ShapeCall call) {
        Pair intersection = simple(call.function(), SphereOverlay::intersection);
        Geometry common = null;
        boolean first = true;
        for (Geometry shape : ShapeMakingUdfs.all(call)) {
            common = first ? shape : common == null ? null : intersection.of(common, shape);
            first = false;
        }
        return stored(common);
    }

    private static @Nullable String stored(@Nullable Geometry shape) {
        return shape == null ? null : Shapes.stored(Shape.onEarth(Coordinates.rounded(shape)));
    }
}
