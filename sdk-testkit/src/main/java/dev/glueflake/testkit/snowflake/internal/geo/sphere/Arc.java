package dev.glueflake.testkit.snowflake.internal.geo.sphere;

/** The shorter arc of a great circle between two places. */
record Arc(Vec from, Vec to) {

    double length() {
        return from.angle(to);
    }

    /** The direction about which the arc turns, of length 1 or zero; better than a plain product where the places are near. */
    Vec normal() {
        return from.plus(to).cross(to.minus(from)).unit();
    }

    /** The distance of a place, in radians. */
    double distance(Vec place) {
        Vec normal = normal();
        double ends = Math.min(place.angle(from), place.angle(to));
        boolean besides = normal.length() > 0
                && normal.cross(from).dot(place) >= 0
                && to.cross(normal).dot(place) >= 0;
        return besides ? Math.min(ends, Math.abs(Math.asin(clamp(normal.dot(place))))) : ends;
    }

    /** Whether the insides of two arcs have one place in common. */
    boolean crosses(Arc other) {
        Vec mine = from.cross(to);
        Vec theirs = other.from.cross(other.to);
        double a = mine.dot(other.from);
        double b = mine.dot(other.to);
        double c = theirs.dot(from);
        double d = theirs.dot(to);
        // On the same half of the earth, not one behind the other.
        return a * b < 0 && c * d < 0 && a * d > 0;
    }

    private static double clamp(double sine) {
        return Math.max(-1, Math.min(1, sine));
    }
}
