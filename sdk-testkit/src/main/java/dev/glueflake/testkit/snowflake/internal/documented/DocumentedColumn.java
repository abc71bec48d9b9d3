package dev.glueflake.testkit.snowflake.internal.documented;

/**
 * A column of a documented view.
 *
 * @param type its name as Snowflake writes it, without length or precision
 */
public record DocumentedColumn(String name, String type) {
    /** A cell of a list: {@code NAME TYPE}. */
    static DocumentedColumn ofCell(String cell) {
        int blank = cell.indexOf(' ');
        return new DocumentedColumn(cell.substring(0, blank), cell.substring(blank + 1));
    }
}
