package dev.glueflake.testkit.snowflake.internal.geo;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.CoordinateSequenceFilter;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.proj4j.CRSFactory;
import org.locationtech.proj4j.CoordinateReferenceSystem;
import org.locationtech.proj4j.CoordinateTransform;
import org.locationtech.proj4j.CoordinateTransformFactory;
import org.locationtech.proj4j.Proj4jException;
import org.locationtech.proj4j.ProjCoordinate;

/** Shapes from one of EPSG's spatial reference systems to another. Thread-safe. */
public final class Projections {
    private static final Map<Integer, CoordinateReferenceSystem> SYSTEMS = new ConcurrentHashMap<>();

    private Projections() {}

    public static Geometry transformed(Geometry shape, int from, int to) {
        if (from == to) {
            return shape;
        }
        CoordinateTransform transform = new CoordinateTransformFactory().createTransform(system(from), system(to));
        Geometry copy = shape.copy();
        copy.apply(new Filter(transform));
        return copy;
    }

    private static CoordinateReferenceSystem system(int srid) {
        return SYSTEMS.computeIfAbsent(srid, Projections::read);
    }

    private static CoordinateReferenceSystem read(int srid) {
        try {
            return new CRSFactory().createFromName("EPSG:" + srid);
        } catch (Proj4jException unknown) {
            throw GeoErrors.argument("SRID " + srid + " is not a known spatial reference system.");
        }
    }

    private record Filter(CoordinateTransform transform) implements CoordinateSequenceFilter {
        @Override
        public void filter(CoordinateSequence sequence, int index) {
            ProjCoordinate at = new ProjCoordinate();
            try {
                transform.transform(new ProjCoordinate(sequence.getX(index), sequence.getY(index)), at);
            } catch (Proj4jException outside) {
                throw GeoErrors.argument("A coordinate is outside of the spatial reference system.");
            }
            sequence.setOrdinate(index, CoordinateSequence.X, at.x);
            sequence.setOrdinate(index, CoordinateSequence.Y, at.y);
        }

        @Override
        public boolean isDone() {
            return false;
        }

        @Override
        public boolean isGeometryChanged() {
            return true;
        }
    }
}
