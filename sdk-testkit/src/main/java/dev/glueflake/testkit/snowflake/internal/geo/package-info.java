/**
 * Values of GEOGRAPHY and GEOMETRY: {@code ShapeReader} makes a {@code Shape} of WKT, WKB or GeoJSON and checks it, {@code Shapes} keeps
 * it as the text that DuckDB holds, {@code ShapeWriter} writes the forms that clients see. What is measured on the earth's sphere is in {@code geo.sphere}.
 */
@org.jspecify.annotations.NullMarked
package dev.glueflake.testkit.snowflake.internal.geo;
