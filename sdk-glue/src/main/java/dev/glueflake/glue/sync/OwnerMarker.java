package dev.glueflake.glue.sync;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The end of an external table's COMMENT: whose it is, and digests of what it was made as.
 *
 * <p>Snowflake gives column expressions back in a spelling of its own, so a standing definition cannot be compared as text;
 * its digests can. Each column has one digest of its name and one of all of it: a standing column whose name has none was
 * added by somebody else and is left alone.
 *
 * @param layout digest of everything that only a REPLACE can change
 * @param columns per column five characters for the name and five for name, type and expression
 */
record OwnerMarker(GlueTableName source, String layout, boolean autoRefresh, Set<String> columns) {
    private static final String START = "[glueflake-sync/1 ";
    private static final String END = "]";
    private static final int HALF = 5;

    static OwnerMarker of(ExternalTable table) {
        List<String> layout =
                new ArrayList<>(List.of(table.location(), table.format().name(), ExternalTableSql.VISIBLE_FILES));
        table.partitions().forEach(column -> layout.add(column.sql()));
        table.options().forEach(option -> layout.add(option.sql()));
        Set<String> columns = Stream.concat(table.columns().stream(), table.partitions().stream())
                .map(OwnerMarker::digest)
                .collect(Collectors.toCollection(TreeSet::new));
        return new OwnerMarker(
                table.source(), sha256(String.join("\0", layout)).substring(0, 22), table.autoRefresh(), columns);
    }

    /** Finds the marker at the very end of a comment; a description before it cannot imitate it. */
    static Optional<OwnerMarker> find(@Nullable String comment) {
        int start = comment == null ? -1 : comment.lastIndexOf(START);
        if (comment == null || start < 0 || !comment.endsWith(END)) {
            return Optional.empty();
        }
        String[] parts = comment.substring(start + START.length(), comment.length() - END.length())
                .split(" ", -1);
        return parts.length == 6 ? Optional.of(read(parts)) : Optional.empty();
    }

    /** One event tells the catalog's id and another does not: the spelling that stands is as good. */
    OwnerMarker as(GlueTableName sameSource) {
        return new OwnerMarker(sameSource, layout, autoRefresh, columns);
    }

    String comment(String description) {
        String marker = START
                + String.join(
                        " ",
                        encoded(source.catalogId().orElse("")),
                        encoded(source.database()),
                        encoded(source.table()),
                        layout,
                        autoRefresh ? "auto" : "manual",
                        String.join(",", columns))
                + END;
        return description.isEmpty() ? marker : description + " " + marker;
    }

    boolean madeColumn(String name) {
        String half = nameDigest(name);
        return columns.stream().anyMatch(digest -> digest.startsWith(half));
    }

    boolean holds(ExternalTable.Column column) {
        return columns.contains(digest(column));
    }

    private static OwnerMarker read(String[] parts) {
        String catalog = decoded(parts[0]);
        GlueTableName source = new GlueTableName(
                catalog.isEmpty() ? null : catalog, orUnknown(decoded(parts[1])), orUnknown(decoded(parts[2])));
        return new OwnerMarker(source, parts[3], parts[4].equals("auto"), Set.of(distinct(parts[5])));
    }

    /** An empty name was never written by us; what stands there instead matches no Glue table. */
    private static String orUnknown(String name) {
        return name.isEmpty() ? "\0" : name;
    }

    private static String[] distinct(String list) {
        return Stream.of(list.split(",", -1)).distinct().toArray(String[]::new);
    }

    private static String digest(ExternalTable.Column column) {
        return nameDigest(column.name().name())
                + sha256(column.name().name() + "\0" + column.type() + "\0" + column.expression())
                        .substring(0, HALF);
    }

    private static String nameDigest(String name) {
        return sha256(name).substring(0, HALF);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    private static String sha256(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return Objects.requireNonNull(
                    Base64.getUrlEncoder().withoutPadding().encodeToString(hash));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
