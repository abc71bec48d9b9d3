package dev.glueflake.testkit.snowflake.internal.sql.function;

import dev.glueflake.testkit.snowflake.internal.sql.function.Catalogue.Param;
import dev.glueflake.testkit.snowflake.internal.sql.tree.Typed;
import dev.glueflake.testkit.snowflake.internal.sql.udf.ShapeInputUdfs;
import dev.glueflake.testkit.snowflake.internal.sql.udf.ShapeInputUdfs.Source;
import dev.glueflake.testkit.snowflake.internal.type.SqlType;
import dev.glueflake.testkit.snowflake.internal.type.SqlTypes;
import dev.glueflake.testkit.snowflake.internal.type.TypeText;
import java.util.List;

/** GEOGRAPHY and GEOMETRY out of texts, bytes, GeoJSON, numbers, geohashes and each other. */
final class ShapeConversions {
    /** GEOG and GEOM. */
    private static final int BRIEF = 4;

    private static final Typed NO = Invocation.value(SqlTypes.BOOLEAN, false);
    private static final Typed YES = Invocation.value(SqlTypes.BOOLEAN, true);
    private static final Typed NONE = Invocation.value(SqlTypes.VARCHAR, "");

    private ShapeConversions() {}

    static void define(Catalogue f) {
        for (SqlType.Geospatial type : List.of(SqlTypes.GEOGRAPHY, SqlTypes.GEOMETRY)) {
            String name = TypeText.name(type);
            int most = type instanceof SqlType.Geography ? 2 : 3;
            f.scalar("TO_" + name, 1, most, call -> read(call, type, source(call, type, false), NO));
            f.scalar("TRY_TO_" + name, 1, most, call -> read(call, type, source(call, type, true), YES));
            String brief = name.substring(0, BRIEF);
            for (String word : List.of(name, brief)) {
                for (String form : List.of("WKT", "EWKT", "TEXT")) {
                    f.scalar(
                            "ST_" + word + "FROM" + form,
                            1,
                            most,
                            call -> read(call, type, written(call, Source.WKT), NO));
                }
                for (String form : List.of("WKB", "EWKB")) {
                    f.scalar(
                            "ST_" + word + "FROM" + form,
                            1,
                            most,
                            call -> read(call, type, written(call, Source.WKB), NO));
                }
            }
        }
        numbers(f);
    }

    /** What TO_… reads. */
    private static Source source(Invocation call, SqlType type, boolean attempt) {
        SqlType from = call.type(0);
        if (from instanceof SqlType.Geospatial) {
            boolean same = from.equals(type);
            if (attempt || (same && call.count() > 1)) {
                throw call.invalidTypes();
            }
            return Source.SHAPE;
        }
        if (from instanceof SqlType.Variant || from instanceof SqlType.ObjectType) {
            return Source.VARIANT;
        }
        return written(call, Source.TEXT);
    }

    /** Bytes, or a text of that form. */
    private static Source written(Invocation call, Source text) {
        SqlType from = call.type(0);
        if (from instanceof SqlType.Binary && text != Source.WKT) {
            return Source.BYTES;
        }
        if (from instanceof SqlType.Text || from instanceof SqlType.Null) {
            return text;
        }
        throw call.invalidTypes();
    }

    /** {@code (value [, srid] [, allow_invalid])}, without a system for GEOGRAPHY. */
    private static Typed read(Invocation call, SqlType.Geospatial type, Source source, Typed attempt) {
        if (call.type(0).equals(type)) {
            return call.argument(0);
        }
        Typed system = NONE;
        Typed invalid = NO;
        int next = 1;
        boolean named = type instanceof SqlType.Geometry && call.count() > 1 && !(call.type(1) instanceof SqlType.Bool);
        if (named) {
            system = call.integer(next++);
        }
        if (next < call.count()) {
            invalid = call.as(next++, SqlTypes.BOOLEAN);
        }
        if (next < call.count()) {
            throw call.invalidTypes();
        }
        return Udfs.call(
                type,
                ShapeInputUdfs.READ,
                true,
                List.of(
                        Invocation.value(SqlTypes.VARCHAR, TypeText.name(type)),
                        Invocation.value(SqlTypes.VARCHAR, source.name()),
                        call.argument(0),
                        system,
                        invalid,
                        attempt));
    }

    private static void numbers(Catalogue f) {
        point(f, "ST_MAKEPOINT", SqlTypes.GEOGRAPHY);
        point(f, "ST_MAKEGEOMPOINT", SqlTypes.GEOMETRY);
        f.synonym("ST_POINT", "ST_MAKEPOINT");
        f.synonym("ST_GEOMPOINT", "ST_MAKEGEOMPOINT");
        for (SqlType.Geospatial type : List.of(SqlTypes.GEOGRAPHY, SqlTypes.GEOMETRY)) {
            String name = type instanceof SqlType.Geography ? "ST_GEOGFROMGEOHASH" : "ST_GEOMFROMGEOHASH";
            f.scalar(name, 1, 1, call -> ShapeFunctions.work(type, name, type, List.of(call.text(0))));
            f.scalar(name, 2, 2, call -> ShapeFunctions.work(type, name, type, List.of(call.text(0), call.integer(1))));
        }
        SqlType earth = SqlTypes.GEOGRAPHY;
        f.scalar(
                "ST_GEOGPOINTFROMGEOHASH",
                1,
                1,
                call -> ShapeFunctions.work(earth, "ST_GEOGPOINTFROMGEOHASH", earth, List.of(call.text(0))));
    }

    private static void point(Catalogue f, String name, SqlType type) {
        f.scalar(
                name,
                2,
                2,
                call -> ShapeFunctions.work(
                        type,
                        name,
                        type,
                        List.of(Catalogue.converted(call, 0, Param.REAL), Catalogue.converted(call, 1, Param.REAL))));
    }
}
