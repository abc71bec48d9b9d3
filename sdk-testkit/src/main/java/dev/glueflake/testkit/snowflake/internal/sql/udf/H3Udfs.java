package dev.glueflake.testkit.snowflake.internal.sql.udf;

import dev.glueflake.testkit.snowflake.internal.geo.GeoErrors;
import dev.glueflake.testkit.snowflake.internal.geo.H3;
import dev.glueflake.testkit.snowflake.internal.variant.Json;
import dev.glueflake.testkit.snowflake.internal.variant.JsonReader;
import dev.glueflake.testkit.snowflake.internal.variant.JsonWriter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;

/** Cells of the H3 grid: the first argument of each function is {@code INT} or {@code HEX}, how cells are written. */
public final class H3Udfs {
    public static final String CONVERT = "sf_h3_convert";
    public static final String VALID = "sf_h3_valid";
    public static final String PENTAGON = "sf_h3_pentagon";
    public static final String RESOLUTION = "sf_h3_resolution";
    public static final String PARENT = "sf_h3_parent";
    public static final String CHILDREN = "sf_h3_children";
    public static final String COMPACT = "sf_h3_compact";
    public static final String UNCOMPACT = "sf_h3_uncompact";

    private static final int FINEST = 15;
    private static final int MOST = 10_000_000;

    private H3Udfs() {}

    static void define(UdfLibrary library) {
        library.whole(CONVERT, arguments -> {
            long cell = read(arguments);
            return arguments[0].equals("HEX") ? Long.toString(cell) : upper(cell);
        });
        library.whole(VALID, arguments -> Boolean.toString(isCell(arguments)));
        library.whole(PENTAGON, arguments -> Boolean.toString(H3.isPentagon(read(arguments))));
        library.whole(RESOLUTION, arguments -> Integer.toString(H3.resolution(read(arguments))));
        library.whole(PARENT, arguments -> {
            long parent = H3.parent(read(arguments), resolution(arguments[2]));
            return arguments[0].equals("HEX") ? upper(parent) : Long.toString(parent);
        });
        library.whole(
                CHILDREN, arguments -> list(arguments[0], H3.children(read(arguments), resolution(arguments[2]))));
        library.whole(COMPACT, arguments -> list(arguments[0], H3.compacted(distinct(cells(arguments)))));
        library.whole(UNCOMPACT, H3Udfs::uncompact);
    }

    private static String upper(long cell) {
        return Long.toHexString(cell).toUpperCase(Locale.ROOT);
    }

    private static boolean isCell(String[] arguments) {
        try {
            return H3.isValid(parse(arguments[0], arguments[1]));
        } catch (NumberFormatException noNumber) {
            return false;
        }
    }

    private static long parse(String form, String text) {
        return Long.parseLong(text, form.equals("HEX") ? 16 : 10);
    }

    private static long read(String[] arguments) {
        return cell(arguments[0], arguments[1]);
    }

    private static long cell(String form, String text) {
        try {
            long cell = parse(form, text);
            if (H3.isValid(cell)) {
                return cell;
            }
        } catch (NumberFormatException noNumber) {
            // Answered below, as any other text that is no cell.
        }
        throw GeoErrors.argument("'" + text + "' is not a valid H3 cell ID.");
    }

    private static int resolution(String text) {
        int resolution = Integer.parseInt(text);
        if (resolution < 0 || resolution > FINEST) {
            throw GeoErrors.argument("The H3 resolution " + resolution + " is not between 0 and " + FINEST + ".");
        }
        return resolution;
    }

    private static List<Long> cells(String[] arguments) {
        List<Long> cells = new ArrayList<>();
        for (Json item : ((Json.Array) JsonReader.stored(arguments[1])).items()) {
            cells.add(cell(arguments[0], item instanceof Json.Leaf leaf ? leaf.text() : JsonWriter.compact(item)));
        }
        return cells;
    }

    private static List<Long> distinct(List<Long> cells) {
        if (new HashSet<>(cells).size() < cells.size()) {
            throw GeoErrors.argument("H3 cells to compact must not be duplicates.");
        }
        if (cells.stream().map(H3::resolution).distinct().count() > 1) {
            throw GeoErrors.argument("H3 cells to compact must have the same resolution.");
        }
        return cells;
    }

    private static String uncompact(String[] arguments) {
        List<Long> all = new ArrayList<>();
        for (long cell : cells(arguments)) {
            all.addAll(H3.children(cell, resolution(arguments[2])));
            if (all.size() > MOST) {
                throw GeoErrors.argument("Too many H3 cells.");
            }
        }
        return list(arguments[0], all);
    }

    private static String list(String form, List<Long> cells) {
        List<Json> items = new ArrayList<>();
        for (long cell : cells) {
            items.add(
                    form.equals("HEX") ? new Json.Leaf(Json.Kind.VARCHAR, Long.toHexString(cell)) : Json.integer(cell));
        }
        return JsonWriter.stored(new Json.Array(items));
    }
}
