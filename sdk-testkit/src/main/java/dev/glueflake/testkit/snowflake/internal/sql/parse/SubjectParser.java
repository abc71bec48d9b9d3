package dev.glueflake.testkit.snowflake.internal.sql.parse;

/** What the parsers of all subjects have: the tokens they share and the way to each other. */
abstract class SubjectParser {
    final Grammar grammar;
    final TokenCursor cursor;

    SubjectParser(Grammar grammar) {
        this.grammar = grammar;
        this.cursor = grammar.cursor();
    }
}
