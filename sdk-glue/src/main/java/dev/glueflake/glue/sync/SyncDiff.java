package dev.glueflake.glue.sync;

import dev.glueflake.glue.sync.ExternalTable.Column;
import dev.glueflake.glue.sync.SyncPlan.Action;
import dev.glueflake.snowflake.SnowflakeIdentifier;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Compares the table that should stand with the one that does.
 *
 * <p>The order of an ALTER's statements makes each of them safe to be the last: columns are dropped while the old marker
 * still claims them, and added after the new one does, so that the next sync goes on where this one stopped.
 */
final class SyncDiff {
    private final ExternalTable desired;
    private final StandingTable standing;
    private final OwnerMarker marker;

    private SyncDiff(ExternalTable desired, StandingTable standing, OwnerMarker marker) {
        this.desired = desired;
        this.standing = standing;
        this.marker = marker;
    }

    static SyncPlan plan(ExternalTable desired, Optional<StandingTable> found, boolean adopt) {
        if (found.isEmpty()) {
            return new SyncPlan(
                    desired.source(),
                    desired.name(),
                    Action.CREATE,
                    List.of(desired.createSql()),
                    null,
                    null,
                    "no external table stands",
                    desired.warnings());
        }
        StandingTable standing = found.get();
        Optional<OwnerMarker> marker = OwnerMarker.find(standing.comment());
        boolean owned =
                marker.filter(made -> made.source().matches(desired.source())).isPresent();
        if (!owned && (!adopt || marker.isPresent())) {
            return notOwned(desired, marker);
        }
        return marker.map(made -> new SyncDiff(desired, standing, made).plan())
                .orElseGet(() -> replace(desired, standing, "a table without marker is taken over"));
    }

    private static SyncPlan notOwned(ExternalTable desired, Optional<OwnerMarker> marker) {
        String whose = marker.map(other -> "was made from the Glue table " + other.source())
                .orElse("has no marker of this SDK in its COMMENT; drop it, or allow adoptExisting");
        return SyncPlan.skip(
                desired.source(),
                desired.name(),
                SkipReason.NOT_OWNED,
                "the external table " + desired.name() + " " + whose);
    }

    private static SyncPlan replace(ExternalTable desired, StandingTable standing, String why) {
        return new SyncPlan(
                desired.source(),
                desired.name(),
                Action.REPLACE,
                List.of(desired.replaceSql()),
                standing.comment(),
                null,
                why,
                desired.warnings());
    }

    private SyncPlan plan() {
        if (!marker.layout().equals(OwnerMarker.of(desired).layout())) {
            return replace(desired, standing, "location, partitioning or file format changed");
        }
        List<String> changed = columns()
                .filter(column -> stands(column) && !marker.holds(column))
                .map(column -> column.name().sql())
                .toList();
        if (!changed.isEmpty()) {
            return replace(desired, standing, "type, position or key changed of " + String.join(", ", changed));
        }
        List<String> missingPartitions = desired.partitions().stream()
                .filter(column -> !stands(column))
                .map(column -> column.name().sql())
                .toList();
        return missingPartitions.isEmpty()
                ? alter()
                : replace(desired, standing, "partition columns are missing: " + String.join(", ", missingPartitions));
    }

    private SyncPlan alter() {
        List<String> statements = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        dropped().forEach(name -> {
            statements.add(ExternalTableSql.dropColumn(desired.name(), name));
            notes.add("dropped " + name.sql());
        });
        if (marker.autoRefresh() != desired.autoRefresh()) {
            statements.add(ExternalTableSql.setAutoRefresh(desired));
            notes.add("automatic refresh " + (desired.autoRefresh() ? "on" : "off"));
        }
        if (!standing.comment().equals(comment())) {
            statements.add(ExternalTableSql.comment(desired));
        }
        desired.columns().stream().filter(column -> !stands(column)).forEach(column -> {
            statements.add(ExternalTableSql.addColumn(desired.name(), column));
            notes.add("added " + column.name().sql());
        });
        return altered(statements, notes);
    }

    private SyncPlan altered(List<String> statements, List<String> notes) {
        String changes = notes.isEmpty() ? "the comment changed" : String.join(", ", notes);
        return new SyncPlan(
                desired.source(),
                desired.name(),
                statements.isEmpty() ? Action.NO_OP : Action.ALTER,
                statements,
                standing.comment(),
                null,
                statements.isEmpty() ? "the external table stands as it should" : changes,
                desired.warnings());
    }

    /** The comment that should stand, with the source as the standing one spells it. */
    private String comment() {
        return OwnerMarker.of(desired).as(marker.source()).comment(desired.description());
    }

    /** Columns that we made and nobody wants; one that somebody else added stays. */
    private List<SnowflakeIdentifier> dropped() {
        Set<String> wanted = new HashSet<>();
        columns().forEach(column -> wanted.add(column.name().name()));
        return standing.columns().stream()
                .filter(name -> !wanted.contains(name) && marker.madeColumn(name))
                .map(SnowflakeIdentifier::of)
                .toList();
    }

    private Stream<Column> columns() {
        return Stream.concat(desired.columns().stream(), desired.partitions().stream());
    }

    private boolean stands(Column column) {
        return standing.columns().contains(column.name().name());
    }
}
