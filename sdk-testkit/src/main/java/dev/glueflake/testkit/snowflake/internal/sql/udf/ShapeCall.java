package dev.glueflake.testkit.snowflake.internal.sql.udf;

import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.geo.Coordinates;
import dev.glueflake.testkit.snowflake.internal.geo.GeoErrors;
import dev.glueflake.testkit.snowflake.internal.geo.Shape;
import dev.glueflake.testkit.snowflake.internal.geo.Shapes;
import dev.glueflake.testkit.snowflake.internal.geo.sphere.SphereBounds;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.TopologyException;

/**
 * A call of a function of shapes.
 *
 * @param function its name in Snowflake
 * @param onEarth whether its shapes are GEOGRAPHY, else they are GEOMETRY
 * @param arguments none of them null; the first is the type's name
 * @param read the shapes among the arguments that were read, each once
 */
record ShapeCall(String function, boolean onEarth, List<String> arguments, Map<Integer, Shape> read) {
    ShapeCall(String function, boolean onEarth, List<String> arguments) {
        this(function, onEarth, arguments, new HashMap<>());
    }

    /** The work; null for SQL NULL. */
    @FunctionalInterface
    interface Body {
        @Nullable
        String of(ShapeCall call);
    }

    static void define(UdfLibrary library, String function, Body body) {
        library.whole(name(function), arguments -> new ShapeCall(
                        function, arguments[0].equals("GEOGRAPHY"), List.of(arguments))
                .answer(body));
    }

    private @Nullable String answer(Body body) {
        try {
            return body.of(this);
        } catch (TopologyException | IllegalArgumentException unable) {
            throw GeoErrors.argument(function + " cannot be computed of its arguments.");
        }
    }

    /** As {@link #define}, of shapes that are valid on the earth; NULL of others, as Snowflake says. */
    static void defineOfValid(UdfLibrary library, String function, int shapes, Body body) {
        define(library, function, call -> call.computable(shapes) ? body.of(call) : null);
    }

    private static String name(String function) {
        return Udf.PREFIX + function.toLowerCase(Locale.ROOT);
    }

    private boolean computable(int shapes) {
        for (int i = 0; i < shapes && onEarth; i++) {
            if (any(i).state() == Shape.State.INVALID) {
                return false;
            }
        }
        return true;
    }

    /** A shape by its place among the arguments, from 0, whatever its state. */
    Shape any(int index) {
        return read.computeIfAbsent(index, place -> Shapes.read(arguments.get(place + 1)));
    }

    /** A shape that is not inverted. */
    Shape shape(int index) {
        Shape shape = any(index);
        if (shape.state() == Shape.State.INVERTED) {
            throw Errors.unsupported(function + " of a GEOGRAPHY wider than a hemisphere");
        }
        return shape;
    }

    Geometry geometry(int index) {
        return shape(index).geometry();
    }

    /** The least box that holds a shape that is not empty. */
    Envelope bounds(int index) {
        Geometry geometry = geometry(index);
        return onEarth ? SphereBounds.of(geometry).envelope() : geometry.getEnvelopeInternal();
    }

    double real(int index) {
        return Double.parseDouble(arguments.get(index + 1));
    }

    int integer(int index) {
        return Integer.parseInt(arguments.get(index + 1));
    }

    String text(int index) {
        return arguments.get(index + 1);
    }

    int count() {
        return arguments.size() - 1;
    }

    /** Refuses two shapes of different systems. */
    void requireOneSystem() {
        int a = any(0).srid();
        int b = any(1).srid();
        if (a != b) {
            throw GeoErrors.mixedSystems(a, b);
        }
    }

    /** A result of the same system as the first argument; null where there is none. */
    @Nullable
    String result(@Nullable Geometry geometry) {
        return geometry == null ? null : Shapes.stored(any(0).with(Coordinates.rounded(geometry)));
    }

    RuntimeException wrongKind(Geometry geometry) {
        return GeoErrors.wrongKind(function, geometry.getGeometryType());
    }
}
