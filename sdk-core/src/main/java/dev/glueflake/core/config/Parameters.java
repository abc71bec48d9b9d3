package dev.glueflake.core.config;

import dev.glueflake.core.ConfigurationException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The settings that a program takes by name, from environment variables or from job arguments.
 *
 * <p>Surrounding blanks are cut off, and a blank value counts as missing. Names that are not declared are left alone: AWS
 * adds variables and arguments of its own. Immutable and thread-safe.
 */
public final class Parameters {
    private static final Parameters NONE = new Parameters(Map.of());

    private final Map<String, Parameter> declared;

    private Parameters(Map<String, Parameter> declared) {
        this.declared = Collections.unmodifiableMap(declared);
    }

    private record Parameter(boolean required, String holds) {}

    /**
     * Begins a declaration.
     *
     * @return no parameters
     */
    public static Parameters none() {
        return NONE;
    }

    /**
     * Adds a parameter that must be given.
     *
     * @param name its name, case-sensitive and without dashes
     * @param holds what it should hold, for messages: such as {@code the secret's ARN}
     * @return these parameters and one more
     */
    public Parameters required(String name, String holds) {
        return with(name, new Parameter(true, holds));
    }

    /**
     * Adds a parameter that may be left out.
     *
     * @param name its name, case-sensitive and without dashes
     * @param holds what it should hold, and what happens without it
     * @return these parameters and one more
     */
    public Parameters optional(String name, String holds) {
        return with(name, new Parameter(false, holds));
    }

    /**
     * Returns the names that must be given.
     *
     * @return names in the order of their declaration
     */
    public List<String> requiredNames() {
        return declared.keySet().stream()
                .filter(name -> parameter(name).required())
                .toList();
    }

    /**
     * Reads environment variables.
     *
     * @param environment the variables, for example {@code System.getenv()}
     * @return the values
     * @throws ConfigurationException naming every variable that is missing, and what it should hold
     */
    public Values fromEnvironment(Map<String, String> environment) {
        Map<String, String> values = new LinkedHashMap<>();
        for (String name : declared.keySet()) {
            values.put(name, environment.getOrDefault(name, "").strip());
        }
        return checked("environment variables", "", values, List.of());
    }

    /**
     * Reads job arguments, {@code --NAME value} or {@code --NAME=value}.
     *
     * @param arguments as a job's {@code main} gets them
     * @return the values
     * @throws ConfigurationException naming every argument that is missing or malformed, in the form to write it
     */
    public Values fromArguments(String... arguments) {
        ArgumentReader reader = new ArgumentReader(declared.keySet());
        reader.read(arguments);
        return checked("job arguments", ArgumentReader.DASHES, reader.values(), reader.problems());
    }

    private Values checked(String kind, String prefix, Map<String, String> given, List<String> malformed) {
        Map<String, String> values = new LinkedHashMap<>(given);
        values.values().removeIf(String::isEmpty);
        List<String> problems = new ArrayList<>(malformed);
        for (String name : requiredNames()) {
            if (!values.containsKey(name)
                    && problems.stream().noneMatch(problem -> problem.startsWith(prefix + name))) {
                problems.add(prefix + name + " is missing; it holds "
                        + parameter(name).holds());
            }
        }
        if (!problems.isEmpty()) {
            throw new ConfigurationException(
                    "PARAMETERS_INVALID", "The " + kind + " cannot be used: " + String.join(". ", problems) + ".");
        }
        return new Values(this, values);
    }

    private Parameters with(String name, Parameter parameter) {
        Map<String, Parameter> more = new LinkedHashMap<>(declared);
        if (more.put(name, parameter) != null) {
            throw new IllegalArgumentException("The parameter " + name + " is declared twice");
        }
        return new Parameters(more);
    }

    private Parameter parameter(String name) {
        return Objects.requireNonNull(declared.get(name), name);
    }

    /** What was given. Immutable and thread-safe; its text form shows names only. */
    public static final class Values {
        private final Parameters parameters;
        private final Map<String, String> values;

        private Values(Parameters parameters, Map<String, String> values) {
            this.parameters = parameters;
            this.values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        }

        /**
         * Returns a required parameter.
         *
         * @param name a name declared as required
         * @return its value, not blank
         * @throws IllegalArgumentException if it is not declared as required
         */
        public String get(String name) {
            if (!parameters.requiredNames().contains(name)) {
                throw new IllegalArgumentException("The parameter " + name + " is not declared as required");
            }
            return Objects.requireNonNull(values.get(name), name);
        }

        /**
         * Returns a parameter that may be left out.
         *
         * @param name a declared name
         * @return its value, not blank; empty where it was left out
         * @throws IllegalArgumentException if it is not declared
         */
        public Optional<String> find(String name) {
            if (!parameters.declared.containsKey(name)) {
                throw new IllegalArgumentException("The parameter " + name + " is not declared");
            }
            return Optional.ofNullable(values.get(name));
        }

        @Override
        public String toString() {
            return "Values" + values.keySet();
        }
    }
}
