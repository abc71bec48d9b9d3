package dev.glueflake.testkit.snowflake.internal.type;

import java.util.Locale;

/** How a client is shown shapes: GEOGRAPHY_OUTPUT_FORMAT and GEOMETRY_OUTPUT_FORMAT. */
public enum GeoFormat {
    GEOJSON,
    WKT,
    WKB,
    EWKT,
    EWKB;

    /** By its name in any case. */
    public static GeoFormat of(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }

    /** Whether values are bytes. */
    public boolean isBinary() {
        return this == WKB || this == EWKB;
    }

    /** Whether values name their spatial reference system. */
    public boolean hasSrid() {
        return this == EWKT || this == EWKB;
    }
}
