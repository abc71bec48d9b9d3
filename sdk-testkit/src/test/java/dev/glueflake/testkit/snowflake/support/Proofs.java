package dev.glueflake.testkit.snowflake.support;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The examples of some directories by the documented names that they prove. */
final class Proofs {
    private final Map<String, List<Example>> examples = new LinkedHashMap<>();

    Proofs(String... directories) {
        Stream.of(directories)
                .flatMap(directory -> ExampleFile.in(directory).stream())
                .flatMap(file -> file.sections().values().stream())
                .flatMap(List::stream)
                .forEach(example -> example.names()
                        .forEach(name -> examples.computeIfAbsent(name, any -> new ArrayList<>())
                                .add(example)));
    }

    Set<String> names() {
        return examples.keySet();
    }

    /** How many examples there are; those that prove nothing alone, as they only prepare, included. */
    int count(String name) {
        return examples.getOrDefault(name, List.of()).size();
    }

    /** Whether an answer is compared, not only an error. */
    boolean isRight(String name) {
        return examples.getOrDefault(name, List.of()).stream().anyMatch(Example::isAnswer);
    }

    /** Whether examples say that it is refused by its name. */
    boolean isRefused(String name) {
        return !isRight(name) && examples.getOrDefault(name, List.of()).stream().anyMatch(Example::isRefusal);
    }
}
