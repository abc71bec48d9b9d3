package dev.glueflake.testkit.snowflake.internal.geo.sphere;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.PrecisionModel;
import org.locationtech.jts.noding.snap.SnappingNoder;
import org.locationtech.jts.operation.overlayng.OverlayNG;

/**
 * Shapes made of two or more shapes. Points are told from what is around them first; lines and polygons meet in the plane of
 * {@link Gnomonic}, and {@link RingOrder} gives the result the order of corners that Snowflake's has.
 */
public final class SphereOverlay {
    /** What meets within so little is one place; about 60 nanometres on the earth. */
    private static final double SNAP = 1e-14;

    private final Gnomonic plane;
    private final RingOrder order;

    private SphereOverlay(List<Geometry> shapes) {
        this.plane = Gnomonic.require(shapes);
        this.order = new RingOrder(plane, shapes);
    }

    /** All places of any of the shapes; null of none. */
    public static @Nullable Geometry union(List<Geometry> shapes) {
        Layers layers = Layers.of(shapes);
        SphereOverlay overlay = new SphereOverlay(shapes);
        Geometry areas = overlay.joined(layers.polygons());
        Geometry lines = overlay.joined(layers.lines());
        if (areas != null && lines != null) {
            lines = meet(lines, areas, OverlayNG.DIFFERENCE);
        }
        List<Geometry> flat = new ArrayList<>();
        flat.addAll(overlay.order.lines(lines));
        flat.addAll(overlay.order.polygons(areas));
        List<Geometry> around = new ArrayList<>(layers.lines());
        around.addAll(layers.polygons());
        List<Geometry> all = new ArrayList<>(Layers.outside(layers.points(), around));
        flat.forEach(shape -> all.add(overlay.plane.back(shape)));
        return Layers.assembled(all);
    }

    /** The places that are in both; null where there are none. */
    public static @Nullable Geometry intersection(Geometry a, Geometry b) {
        if (a.getDimension() == 0 || b.getDimension() == 0) {
            boolean first = a.getDimension() == 0;
            return Layers.assembled(
                    Layers.inside(Layers.of(List.of(first ? a : b)).points(), first ? b : a));
        }
        int least = Math.min(a.getDimension(), b.getDimension());
        return new SphereOverlay(List.of(a, b)).meeting(a, b, OverlayNG.INTERSECTION, least);
    }

    /** The places of the first that are not in the second; null where there are none. */
    public static @Nullable Geometry difference(Geometry a, Geometry b) {
        if (a.getDimension() == 0) {
            return Layers.assembled(Layers.outside(Layers.of(List.of(a)).points(), List.of(b)));
        }
        if (b.getDimension() < a.getDimension()) {
            return a;
        }
        return new SphereOverlay(List.of(a, b)).meeting(a, b, OverlayNG.DIFFERENCE, a.getDimension());
    }

    /** The places that are in one of two; null where there are none. */
    public static @Nullable Geometry symmetricDifference(Geometry a, Geometry b) {
        Geometry mine = difference(a, b);
        // The same order of edges as in the first pass.
        Geometry theirs = a.getDimension() > 0
                        && b.getDimension() >= a.getDimension()
                        && b.getDimension() > 0
                        && a.getDimension() == b.getDimension()
                ? new SphereOverlay(List.of(a, b)).meeting(b, a, OverlayNG.DIFFERENCE, b.getDimension())
                : difference(b, a);
        List<Geometry> all = new ArrayList<>();
        for (Geometry part : new @Nullable Geometry[] {mine, theirs}) {
            for (int i = 0; part != null && i < part.getNumGeometries(); i++) {
                all.add(part.getGeometryN(i));
            }
        }
        return Layers.assembled(all);
    }

    private @Nullable Geometry meeting(Geometry a, Geometry b, int operation, int dimension) {
        Geometry met = meet(plane.project(a), plane.project(b), operation);
        List<Geometry> flat = dimension == 2 ? order.polygons(met) : order.lines(met);
        List<Geometry> parts = new ArrayList<>();
        flat.forEach(part -> parts.add(plane.back(part)));
        if (dimension == 1) {
            Layers.of(List.of(met)).points().forEach(point -> parts.add(plane.back(point)));
        }
        return Layers.assembled(parts);
    }

    private @Nullable Geometry joined(List<Geometry> shapes) {
        Geometry all = null;
        for (Geometry shape : shapes) {
            Geometry flat = plane.project(shape);
            all = all == null ? flat : meet(all, flat, OverlayNG.UNION);
        }
        return all;
    }

    private static Geometry meet(Geometry a, Geometry b, int operation) {
        return OverlayNG.overlay(a, b, operation, new PrecisionModel(), new SnappingNoder(SNAP));
    }
}
