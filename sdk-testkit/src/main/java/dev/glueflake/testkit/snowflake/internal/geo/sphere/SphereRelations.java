package dev.glueflake.testkit.snowflake.internal.geo.sphere;

import java.util.List;
import org.locationtech.jts.geom.Geometry;

/** How two shapes lie to each other. */
public final class SphereRelations {
    private SphereRelations() {}

    public static boolean intersects(Geometry a, Geometry b) {
        return SphereDistance.between(a, b) == 0;
    }

    /** No place of {@code b} is outside, and one is inside of both. */
    public static boolean contains(Geometry a, Geometry b) {
        Gnomonic plane = Gnomonic.require(List.of(a, b));
        return plane.project(a).contains(plane.project(b));
    }

    /** No place of {@code b} is outside. */
    public static boolean covers(Geometry a, Geometry b) {
        Gnomonic plane = Gnomonic.require(List.of(a, b));
        return plane.project(a).covers(plane.project(b));
    }
}
