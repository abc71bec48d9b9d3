package dev.glueflake.testkit.snowflake.support;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A page that says what the fake answers, made of lists of documented names and the examples that are tested. */
final class SupportPage {
    private final StringBuilder page = new StringBuilder();

    private SupportPage() {}

    static String functions(SupportList functions) {
        SupportPage page = new SupportPage();
        page.line("# Functions of the fake Snowflake");
        page.line("Made of the documented list and the tested examples by `SupportPageTest`; do not edit."
                + " [SUPPORT.md](SUPPORT.md) has the rest.");
        page.line("Of " + functions.entries().size() + " documented functions and operators "
                + functions.right().size()
                + " answer as documented, each with examples that run through the driver; the others are refused by name,"
                + " which is tested too.");
        page.list(functions);
        return page.page.toString();
    }

    static String statements(List<SupportList> lists, SupportList functions) {
        SupportPage page = new SupportPage();
        page.line("# What the fake Snowflake answers");
        page.line("Made of the documented lists and the tested examples by `SupportPageTest`; do not edit.");
        page.line("Everything that Snowflake documents is either right, with examples that run through the driver"
                + " (the number behind each name), or refused by its name with an error in Snowflake's shape,"
                + " which is tested too. Names lead to Snowflake's documentation.");
        page.counts("Documented", lists, SupportList::title, SupportList::right, SupportList::refused);
        page.line("The functions have a page of their own, [FUNCTIONS.md](FUNCTIONS.md): of "
                + functions.entries().size() + " " + functions.right().size() + " are right, "
                + functions.refused().size() + " refused by name.");
        lists.forEach(list -> {
            page.line("## " + list.title());
            page.list(list);
        });
        return page.page.toString();
    }

    private void line(String text) {
        page.append(text).append("\n\n");
    }

    private <T> void counts(
            String first,
            List<T> rows,
            Function<T, String> title,
            Function<T, List<?>> right,
            Function<T, List<?>> refused) {
        page.append("| ").append(first).append(" | Right | Refused by name |\n|---|---|---|\n");
        for (T row : rows) {
            page.append("| ").append(title.apply(row)).append(" | ");
            page.append(right.apply(row).size()).append(" | ");
            page.append(refused.apply(row).size()).append(" |\n");
        }
        page.append('\n');
    }

    private void list(SupportList list) {
        Map<String, List<SupportEntry>> areas = list.entries().stream()
                .collect(Collectors.groupingBy(SupportEntry::area, LinkedHashMap::new, Collectors.toList()));
        List<SupportList> parts = areas.entrySet().stream()
                .map(area -> new SupportList(area.getKey(), area.getValue(), list.proofs(), list.probe()))
                .toList();
        if (parts.size() > 1) {
            counts("Area", parts, SupportList::title, SupportList::right, SupportList::refused);
        }
        for (SupportList part : parts) {
            line("### " + escaped(part.title()));
            names(
                    "Right (examples): ",
                    part.right(),
                    entry -> " " + list.proofs().count(entry.name()));
            names("Refused by name: ", part.refused(), entry -> "");
        }
    }

    private void names(String title, List<SupportEntry> entries, Function<SupportEntry, String> behind) {
        if (!entries.isEmpty()) {
            line(entries.stream()
                    .map(entry -> "[" + escaped(entry.shown()) + "](" + entry.url() + ")" + behind.apply(entry))
                    .collect(Collectors.joining(", ", title, ".")));
        }
    }

    private static String escaped(String name) {
        return name.replaceAll("[|\\[\\]<>*]", "\\\\$0");
    }
}
