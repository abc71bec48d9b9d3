/**
 * Shapes on a sphere of the earth's size whose edges are arcs of great circles: {@code SphereMeasures}, {@code SphereDistance} and
 * {@code SphereBounds} compute with vectors ({@code Vec}, {@code Arcs}); {@code SphereRelations} and {@code SphereOverlay} go through {@code Gnomonic},
 * the projection that makes such arcs straight, and use a plane's algorithms there.
 */
@org.jspecify.annotations.NullMarked
package dev.glueflake.testkit.snowflake.internal.geo.sphere;
