package dev.glueflake.testkit.snowflake.support;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The page that says what the fake answers, made of the documented list and the examples that are tested. */
final class SupportPage {
    private final List<SupportEntry> entries;
    private final Map<String, Integer> examples;
    private final Set<String> sections = new HashSet<>();

    SupportPage(List<SupportEntry> entries, List<ExampleFile> files) {
        this.entries = entries;
        this.examples = new LinkedHashMap<>();
        files.forEach(file -> file.sections().forEach((name, list) -> {
            sections.add(name);
            if (list.stream().anyMatch(example -> example.expected() != null)) {
                examples.merge(name, list.size(), Integer::sum);
            }
        }));
    }

    /** A section of errors alone says that the function is refused. */
    boolean isRight(SupportEntry entry) {
        return examples.containsKey(entry.name());
    }

    /** Whether examples say that it is refused. */
    boolean isRefused(SupportEntry entry) {
        return sections.contains(entry.name()) && !isRight(entry);
    }

    /** Sections that no entry has, which would count for nothing. */
    Set<String> strays() {
        Set<String> known = entries.stream().map(SupportEntry::name).collect(Collectors.toSet());
        return sections.stream().filter(name -> !known.contains(name)).collect(Collectors.toSet());
    }

    String markdown() {
        Map<String, List<SupportEntry>> areas = new LinkedHashMap<>();
        entries.forEach(entry ->
                areas.computeIfAbsent(entry.area(), any -> new ArrayList<>()).add(entry));
        long right = entries.stream().filter(this::isRight).count();
        StringBuilder page = new StringBuilder("# Functions of the fake Snowflake\n\n"
                + "Made of the documented list and the tested examples by `SupportPageTest`; do not edit.\n\n"
                + "Of " + entries.size() + " documented functions and operators " + right + " answer as documented,"
                + " each with examples that run through the driver; the others are refused by name, which is tested too.\n\n"
                + "| Area | Right | Refused by name |\n|---|---|---|\n");
        areas.forEach((area, list) -> page.append("| ")
                .append(area)
                .append(" | ")
                .append(list.stream().filter(this::isRight).count())
                .append(" | ")
                .append(list.stream().filter(entry -> !isRight(entry)).count())
                .append(" |\n"));
        areas.forEach((area, list) -> section(page, area, list));
        return page.toString();
    }

    private void section(StringBuilder page, String area, List<SupportEntry> list) {
        page.append("\n## ").append(area).append("\n\n");
        list(page, "Right (examples): ", list.stream().filter(this::isRight).toList(), true);
        list(
                page,
                "Refused by name: ",
                list.stream().filter(entry -> !isRight(entry)).toList(),
                false);
    }

    private void list(StringBuilder page, String title, List<SupportEntry> list, boolean counted) {
        if (!list.isEmpty()) {
            page.append(title)
                    .append(list.stream()
                            .map(entry -> "["
                                    + entry.name()
                                            .replace("|", "\\|")
                                            .replace("[", "\\[")
                                            .replace("]", "\\]") + "](" + entry.url() + ")"
                                    + (counted ? " " + examples.get(entry.name()) : ""))
                            .collect(Collectors.joining(", ")))
                    .append(".\n\n");
        }
    }
}
