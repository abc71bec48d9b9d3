package dev.glueflake.testkit.snowflake.internal.geo.sphere;

import org.locationtech.jts.geom.Coordinate;

/** A vector from the earth's centre; a place is one of length 1. */
record Vec(double x, double y, double z) {
    static final Vec ZERO = new Vec(0, 0, 0);

    /** A place by longitude and latitude in degrees. */
    static Vec of(Coordinate degrees) {
        double longitude = Math.toRadians(degrees.x);
        double latitude = Math.toRadians(degrees.y);
        double around = Math.cos(latitude);
        return new Vec(around * Math.cos(longitude), around * Math.sin(longitude), Math.sin(latitude));
    }

    Coordinate degrees() {
        return new Coordinate(Math.toDegrees(longitude()), Math.toDegrees(latitude()));
    }

    double longitude() {
        return Math.atan2(y, x);
    }

    double latitude() {
        return Math.atan2(z, Math.hypot(x, y));
    }

    Vec plus(Vec other) {
        return new Vec(x + other.x, y + other.y, z + other.z);
    }

    Vec minus(Vec other) {
        return new Vec(x - other.x, y - other.y, z - other.z);
    }

    Vec times(double factor) {
        return new Vec(x * factor, y * factor, z * factor);
    }

    Vec cross(Vec other) {
        return new Vec(y * other.z - z * other.y, z * other.x - x * other.z, x * other.y - y * other.x);
    }

    double dot(Vec other) {
        return x * other.x + y * other.y + z * other.z;
    }

    double length() {
        return Math.sqrt(dot(this));
    }

    Vec unit() {
        double length = length();
        return length == 0 ? this : times(1 / length);
    }

    /** The angle to another vector, in radians; exact for small angles too. */
    double angle(Vec other) {
        return Math.atan2(cross(other).length(), dot(other));
    }
}
