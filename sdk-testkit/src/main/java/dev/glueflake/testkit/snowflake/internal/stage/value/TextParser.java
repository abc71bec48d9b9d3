package dev.glueflake.testkit.snowflake.internal.stage.value;

/** VARCHAR: lengths count characters, not UTF-16 units. */
final class TextParser implements FieldParser {
    private final int maximum;
    private final boolean truncate;

    TextParser(int maximum, boolean truncate) {
        this.maximum = maximum;
        this.truncate = truncate;
    }

    @Override
    public Object parse(String text) throws ValueException {
        if (text.length() <= maximum || text.codePointCount(0, text.length()) <= maximum) {
            return text;
        }
        if (truncate) {
            return text.substring(0, text.offsetByCodePoints(0, maximum));
        }
        throw new ValueException(
                "100074", "54000", "User character length limit (" + maximum + ") exceeded by string '" + text + "'");
    }
}
