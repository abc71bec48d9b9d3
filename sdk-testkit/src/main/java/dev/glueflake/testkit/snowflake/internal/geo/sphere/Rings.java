package dev.glueflake.testkit.snowflake.internal.geo.sphere;

import java.util.List;
import org.locationtech.jts.geom.Polygon;

/** Which places are inside a polygon. */
final class Rings {
    private final List<List<Arc>> rings;

    Rings(Polygon polygon) {
        this.rings = Parts.rings(polygon);
    }

    boolean contains(Vec place) {
        for (int i = 0; i < rings.size(); i++) {
            if (isInside(rings.get(i), place) != (i == 0)) {
                return false;
            }
        }
        return true;
    }

    /** How often the ring goes round the place, seen from it, is once inside and never outside. */
    private static boolean isInside(List<Arc> ring, Vec place) {
        double turned = 0;
        for (Arc arc : ring) {
            Vec from = arc.from().minus(place.times(arc.from().dot(place)));
            Vec to = arc.to().minus(place.times(arc.to().dot(place)));
            turned += Math.atan2(place.dot(from.cross(to)), from.dot(to));
        }
        boolean circled = Math.abs(turned) > Math.PI;
        if (!circled) {
            return false;
        }
        // The place on the other side of the earth is circled as well.
        return Math.signum(turned) == Math.signum(SphereMeasures.signedArea(ring));
    }
}
