package dev.glueflake.testkit.aws.internal.ssm;

import dev.glueflake.testkit.aws.internal.core.ServiceException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A parameter with its versions, oldest first, and its labels. Guarded by the store's lock. */
final class StoredParameter {
    /** Parameter Store keeps this many versions and then drops the oldest. */
    private static final int MAX_VERSIONS = 100;

    private final String name;
    private final List<ParameterVersion> versions = new ArrayList<>();
    private final Map<String, Long> labels = new HashMap<>();

    StoredParameter(String name) {
        this.name = name;
    }

    String name() {
        return name;
    }

    ParameterVersion latest() {
        return versions.get(versions.size() - 1);
    }

    long nextNumber() {
        return versions.isEmpty() ? 1 : latest().number() + 1;
    }

    void add(ParameterVersion version) {
        versions.add(version);
        if (versions.size() > MAX_VERSIONS) {
            versions.remove(0);
        }
    }

    void label(long number, List<String> names) {
        version(Long.toString(number));
        names.forEach(label -> labels.put(label, number));
    }

    /** The version of a selector: empty for the latest, a number, or a label. */
    ParameterVersion version(String selector) {
        if (selector.isEmpty()) {
            return latest();
        }
        Long labelled = labels.get(selector);
        String wanted = labelled == null ? selector : labelled.toString();
        return versions.stream()
                .filter(version -> Long.toString(version.number()).equals(wanted))
                .findFirst()
                .orElseThrow(() -> ServiceException.badRequest(
                        "ParameterVersionNotFound",
                        "Systems Manager could not find version " + selector + " of " + name + "."));
    }
}
