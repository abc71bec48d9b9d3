package dev.glueflake.testkit.snowflake.internal.sql.function;

import dev.glueflake.testkit.snowflake.internal.sql.function.Catalogue.Param;
import dev.glueflake.testkit.snowflake.internal.sql.tree.Typed;
import dev.glueflake.testkit.snowflake.internal.sql.udf.Udf;
import dev.glueflake.testkit.snowflake.internal.type.SqlType;
import dev.glueflake.testkit.snowflake.internal.type.SqlTypes;
import dev.glueflake.testkit.snowflake.internal.type.TypeText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Functions of GEOGRAPHY and GEOMETRY; all work is done in Java, in a function of the same name. */
final class ShapeFunctions {
    /** What a function takes: GEOGRAPHY alone, GEOMETRY alone or either. */
    private enum Takes {
        EARTH,
        PLANE,
        EITHER;

        boolean takes(SqlType type) {
            return type instanceof SqlType.Geography
                    ? this != PLANE
                    : type instanceof SqlType.Geometry && this != EARTH;
        }
    }

    private static final SqlType INTEGER = new SqlType.Numeric(9, 0);
    private static final SqlType EARTH_SRID = new SqlType.Numeric(4, 0);

    private ShapeFunctions() {}

    static void define(Catalogue f) {
        ShapeConversions.define(f);
        written(f);
        parts(f);
        measures(f);
        haversine(f);
        relations(f);
        changes(f);
        aggregates(f);
    }

    private static void written(Catalogue f) {
        for (String form : List.of("WKT", "EWKT")) {
            of(f, "ST_AS" + form, Takes.EITHER, 1, SqlTypes.VARCHAR);
        }
        for (String form : List.of("WKB", "EWKB")) {
            of(f, "ST_AS" + form, Takes.EITHER, 1, SqlTypes.BINARY);
        }
        of(f, "ST_ASGEOJSON", Takes.EITHER, 1, SqlTypes.OBJECT);
        f.synonym("ST_ASTEXT", "ST_ASWKT");
        f.synonym("ST_ASBINARY", "ST_ASWKB");
        of(f, "ST_GEOHASH", Takes.EITHER, 1, SqlTypes.VARCHAR);
        of(f, "ST_GEOHASH", Takes.EITHER, 1, SqlTypes.VARCHAR, Param.INTEGER);
    }

    private static void parts(Catalogue f) {
        of(f, "ST_DIMENSION", Takes.EITHER, 1, INTEGER);
        f.scalar("ST_SRID", 1, 1, call -> {
            SqlType type = call.type(0) instanceof SqlType.Geometry ? INTEGER : EARTH_SRID;
            return call(call, "ST_SRID", Takes.EITHER, 1, type);
        });
        of(f, "ST_NPOINTS", Takes.EITHER, 1, INTEGER);
        f.synonym("ST_NUMPOINTS", "ST_NPOINTS");
        of(f, "ST_ISVALID", Takes.EITHER, 1, SqlTypes.BOOLEAN);
        for (String ordinate : List.of("X", "Y", "XMIN", "XMAX", "YMIN", "YMAX")) {
            of(f, "ST_" + ordinate, Takes.EITHER, 1, SqlTypes.REAL);
        }
        of(f, "ST_STARTPOINT", Takes.EITHER, 1, null);
        of(f, "ST_ENDPOINT", Takes.EITHER, 1, null);
        of(f, "ST_POINTN", Takes.EITHER, 1, null, Param.INTEGER);
    }

    private static void measures(Catalogue f) {
        for (String size : List.of("AREA", "LENGTH", "PERIMETER")) {
            of(f, "ST_" + size, Takes.EITHER, 1, SqlTypes.REAL);
        }
        of(f, "ST_DISTANCE", Takes.EITHER, 2, SqlTypes.REAL);
        of(f, "ST_AZIMUTH", Takes.EITHER, 2, SqlTypes.REAL);
        of(f, "ST_DWITHIN", Takes.EARTH, 2, SqlTypes.BOOLEAN, Param.REAL);
        of(f, "ST_HAUSDORFFDISTANCE", Takes.EARTH, 2, SqlTypes.REAL);
    }

    /** Kilometres between two places by their latitudes and longitudes, on an earth of a round radius. */
    private static void haversine(Catalogue f) {
        f.simple(
                "HAVERSINE",
                SqlTypes.REAL,
                "(2 * 6371 * asin(sqrt(pow(sin(radians({2} - {0}) / 2), 2)"
                        + " + cos(radians({0})) * cos(radians({2})) * pow(sin(radians({3} - {1}) / 2), 2))))",
                Param.REAL,
                Param.REAL,
                Param.REAL,
                Param.REAL);
    }

    private static void relations(Catalogue f) {
        for (String relation : List.of("INTERSECTS", "DISJOINT", "CONTAINS", "WITHIN", "COVERS", "COVEREDBY")) {
            of(f, "ST_" + relation, Takes.EITHER, 2, SqlTypes.BOOLEAN);
        }
    }

    private static void changes(Catalogue f) {
        of(f, "ST_MAKELINE", Takes.EITHER, 2, null);
        of(f, "ST_MAKEPOLYGON", Takes.EITHER, 1, null);
        f.synonym("ST_POLYGON", "ST_MAKEPOLYGON");
        of(f, "ST_MAKEPOLYGONORIENTED", Takes.EARTH, 1, null);
        of(f, "ST_BUFFER", Takes.PLANE, 1, null, Param.REAL);
        of(f, "ST_CENTROID", Takes.EITHER, 1, null);
        of(f, "ST_ENVELOPE", Takes.EITHER, 1, null);
        of(f, "ST_SIMPLIFY", Takes.EITHER, 1, null, Param.REAL);
        of(f, "ST_SIMPLIFY", Takes.EARTH, 1, null, Param.REAL, Param.BOOLEAN);
        of(f, "ST_INTERPOLATE", Takes.EARTH, 1, null);
        of(f, "ST_INTERPOLATE", Takes.EARTH, 1, null, Param.REAL);
        of(f, "ST_SETSRID", Takes.PLANE, 1, null, Param.INTEGER);
        of(f, "ST_TRANSFORM", Takes.PLANE, 1, null, Param.INTEGER);
        of(f, "ST_TRANSFORM", Takes.PLANE, 1, null, Param.INTEGER, Param.INTEGER);
        for (String overlay : List.of("UNION", "INTERSECTION", "DIFFERENCE", "SYMDIFFERENCE", "COLLECT")) {
            of(f, "ST_" + overlay, Takes.EARTH, 2, null);
        }
    }

    private static void aggregates(Catalogue f) {
        f.aggregate("ST_COLLECT", 1, 1, call -> gathered(call, "ST_COLLECT_AGG"));
        f.aggregate("ST_UNION_AGG", 1, 1, call -> gathered(call, "ST_UNION_AGG"));
        f.aggregate("ST_INTERSECTION_AGG", 1, 1, call -> gathered(call, "ST_INTERSECTION_AGG"));
    }

    private static Typed gathered(Invocation call, String function) {
        if (!Takes.EARTH.takes(call.type(0))) {
            throw call.invalidTypes();
        }
        Typed texts = call.sql(SqlTypes.VARCHAR, "{0}", call.argument(0));
        Typed all = CollectingFunctions.elements(call, texts, SqlTypes.VARIANT);
        return work(SqlTypes.GEOGRAPHY, function, SqlTypes.GEOGRAPHY, List.of(all));
    }

    /**
     * A function of so many shapes of one type and then of other values.
     *
     * @param result null where it is the type of the shapes
     */
    private static void of(
            Catalogue f, String name, Takes takes, int shapes, @Nullable SqlType result, Param... others) {
        int count = shapes + others.length;
        f.scalar(name, count, count, call -> call(call, name, takes, shapes, result, others));
    }

    private static Typed call(
            Invocation call, String name, Takes takes, int shapes, @Nullable SqlType result, Param... others) {
        SqlType type = SqlTypes.NULL;
        for (int i = 0; i < shapes; i++) {
            SqlType own = call.type(i);
            boolean unknown = own instanceof SqlType.Null;
            if (!unknown && (!takes.takes(own) || !(type instanceof SqlType.Null || type.equals(own)))) {
                throw call.invalidTypes();
            }
            type = unknown ? type : own;
        }
        SqlType known =
                type instanceof SqlType.Null ? takes == Takes.PLANE ? SqlTypes.GEOMETRY : SqlTypes.GEOGRAPHY : type;
        List<Typed> arguments = new ArrayList<>(call.arguments().subList(0, shapes));
        for (int i = 0; i < others.length; i++) {
            arguments.add(Catalogue.converted(call, shapes + i, others[i]));
        }
        return work(result == null ? known : result, name, known, arguments);
    }

    /** The work itself; it may answer NULL. */
    static Typed work(SqlType result, String function, SqlType shapes, List<Typed> arguments) {
        List<Typed> all = new ArrayList<>();
        all.add(Invocation.value(SqlTypes.VARCHAR, TypeText.name(shapes)));
        all.addAll(arguments);
        return Udfs.call(result, Udf.PREFIX + function.toLowerCase(Locale.ROOT), true, all);
    }
}
