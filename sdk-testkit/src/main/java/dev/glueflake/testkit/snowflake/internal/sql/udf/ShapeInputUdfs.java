package dev.glueflake.testkit.snowflake.internal.sql.udf;

import dev.glueflake.testkit.snowflake.internal.error.SnowflakeException;
import dev.glueflake.testkit.snowflake.internal.geo.GeoErrors;
import dev.glueflake.testkit.snowflake.internal.geo.Shape;
import dev.glueflake.testkit.snowflake.internal.geo.ShapeReader;
import dev.glueflake.testkit.snowflake.internal.geo.Shapes;
import dev.glueflake.testkit.snowflake.internal.geo.Validity;
import org.jspecify.annotations.Nullable;

/** Shapes out of what users write. */
public final class ShapeInputUdfs {
    /** The type's name, the {@link Source}, the value, its system or nothing, whether it may be invalid, whether NULL is the answer to an error. */
    public static final String READ = "sf_geo_read";

    /** What a shape is read from. */
    public enum Source {
        TEXT,
        WKT,
        /** Hexadecimal digits that a user wrote. */
        WKB,
        /** Those of a BINARY. */
        BYTES,
        VARIANT,
        SHAPE
    }

    private ShapeInputUdfs() {}

    static void define(UdfLibrary library) {
        library.whole(READ, ShapeInputUdfs::read);
    }

    private static @Nullable String read(String[] arguments) {
        boolean attempt = Boolean.parseBoolean(arguments[5]);
        try {
            return Shapes.stored(shape(arguments));
        } catch (SnowflakeException refused) {
            if (attempt && !refused.code().equals("000002")) {
                return null;
            }
            throw refused;
        }
    }

    private static Shape shape(String[] arguments) {
        boolean onEarth = arguments[0].equals("GEOGRAPHY");
        Integer srid = arguments[3].isEmpty() ? null : system(arguments[3]);
        var rules = new ShapeReader.Rules(onEarth, srid, Boolean.parseBoolean(arguments[4]));
        ShapeReader reader = new ShapeReader(rules);
        String value = arguments[2];
        return switch (Source.valueOf(arguments[1])) {
            case TEXT -> reader.text(value, ShapeReader.Form.ANY);
            case WKT -> reader.text(value, ShapeReader.Form.WKT);
            case WKB -> reader.text(value, ShapeReader.Form.WKB);
            case BYTES -> reader.bytes(value, ShapeReader.Form.WKB);
            case VARIANT -> reader.variant(value);
            case SHAPE -> converted(Shapes.read(value), onEarth, srid != null);
        };
    }

    private static Integer system(String srid) {
        try {
            return Integer.valueOf(srid);
        } catch (NumberFormatException tooLarge) {
            throw GeoErrors.argument("SRID " + srid + " is not a known spatial reference system.");
        }
    }

    /** A GEOMETRY as GEOGRAPHY has to be of its system; the other way round a system is kept where the call names one. */
    private static Shape converted(Shape shape, boolean toEarth, boolean keepsSystem) {
        if (!toEarth) {
            return new Shape(shape.geometry(), keepsSystem ? Shape.WGS84 : 0, shape.state());
        }
        if (shape.srid() != Shape.WGS84) {
            throw GeoErrors.argument("GEOMETRY of SRID " + shape.srid()
                    + " cannot be converted to GEOGRAPHY, only one of SRID 4326 can.");
        }
        Validity.checkOnEarth(shape.geometry());
        return shape;
    }
}
