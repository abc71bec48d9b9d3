package dev.glueflake.testkit.snowflake.internal.stage.read;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A column, or a part of one, of a Parquet file's schema.
 *
 * @param physical empty for a group
 * @param converted the older annotation, empty where there is none
 * @param logical the newer annotation, empty where there is none
 * @param engineType DuckDB's
 */
record ParquetNode(
        String name,
        String physical,
        boolean required,
        boolean repeated,
        String converted,
        String logical,
        String engineType,
        List<ParquetNode> children) {

    /** From rows of {@link ParquetFile#SCHEMA}: every group before its children. */
    static ParquetNode tree(List<@Nullable Object[]> rows) {
        return node(rows.iterator());
    }

    private static ParquetNode node(Iterator<@Nullable Object[]> rows) {
        @Nullable Object[] row = rows.next();
        int children = Integer.parseInt(text(row[3]));
        List<ParquetNode> nodes = new ArrayList<>();
        for (int i = 0; i < children; i++) {
            nodes.add(node(rows));
        }
        return new ParquetNode(
                text(row[0]),
                text(row[1]),
                text(row[2]).equals("REQUIRED"),
                text(row[2]).equals("REPEATED"),
                text(row[4]),
                text(row[5]),
                text(row[6]),
                List.copyOf(nodes));
    }

    private static String text(@Nullable Object cell) {
        return cell == null ? "" : cell.toString();
    }

    boolean isGroup() {
        return physical.isEmpty();
    }

    boolean isList() {
        return isGroup() && (converted.equals("LIST") || logical.startsWith("ListType"));
    }

    boolean isMap() {
        return isGroup()
                && (converted.equals("MAP") || converted.equals("MAP_KEY_VALUE") || logical.startsWith("MapType"));
    }

    /** The one child of a list or a map, which is repeated. */
    ParquetNode repeatedChild() {
        return children.get(0);
    }

    /** The element of a list: old writers leave out the group in the middle. */
    ParquetNode element() {
        ParquetNode child = repeatedChild();
        boolean wrapper = child.isGroup()
                && child.children().size() == 1
                && !child.name().equals("array")
                && !child.name().equals(name + "_tuple");
        return wrapper ? child.children().get(0) : child.once();
    }

    /** The same, not repeated. */
    ParquetNode once() {
        return new ParquetNode(name, physical, required, false, converted, logical, engineType, children);
    }
}
