package dev.glueflake.testkit.snowflake.internal.geo;

import dev.glueflake.testkit.snowflake.internal.type.GeoFormat;
import dev.glueflake.testkit.snowflake.internal.variant.Json;
import dev.glueflake.testkit.snowflake.internal.variant.JsonWriter;
import java.util.HexFormat;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ByteOrderValues;
import org.locationtech.jts.io.WKBWriter;

/** Shapes in the forms that clients see. */
public final class ShapeWriter {
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private ShapeWriter() {}

    /** A stored shape as a client is shown it, bytes as hexadecimal digits. */
    public static String shown(String stored, GeoFormat format) {
        Shape shape = Shapes.read(stored);
        return format == GeoFormat.GEOJSON ? JsonWriter.pretty(geoJson(shape)) : text(shape, format);
    }

    /** WKT and its kin, bytes as hexadecimal digits. */
    public static String text(Shape shape, GeoFormat format) {
        if (format.isBinary()) {
            return HEX.formatHex(bytes(shape, format.hasSrid()));
        }
        return (format.hasSrid() ? "SRID=" + shape.srid() + ";" : "") + Wkt.of(shape.geometry());
    }

    public static Json geoJson(Shape shape) {
        return GeoJsonWriter.of(shape.geometry());
    }

    private static byte[] bytes(Shape shape, boolean withSrid) {
        Geometry copy = shape.geometry().copy();
        copy.setSRID(shape.srid());
        int dimensions = copy.isEmpty() || !Wkt.hasHeight(copy) ? 2 : 3;
        return new WKBWriter(dimensions, ByteOrderValues.LITTLE_ENDIAN, withSrid).write(copy);
    }
}
