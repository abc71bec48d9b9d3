package dev.glueflake.testkit.aws.internal.rpc;

import dev.glueflake.testkit.aws.internal.core.ServiceException;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/** What a service can do, by name. Not changed any more once the service runs. */
public final class Operations {
    private final Map<String, Operation> operations = new TreeMap<>();
    private Runnable before = () -> {};

    /**
     * Adds an operation.
     *
     * @param members all members of the input that the operation heeds; another one is refused
     */
    public Operations add(String name, Set<String> members, Function<Parameters, Result> action) {
        operations.put(name, new Operation(members, action));
        return this;
    }

    /** Adds all operations of others, each with something around its action. */
    public Operations addAll(Operations others, Wrapper wrapper) {
        others.operations.forEach(
                (name, operation) -> add(name, operation.members, wrapper.around(name, operation.action)));
        return this;
    }

    /** Puts something around the action of an operation. */
    @FunctionalInterface
    public interface Wrapper {
        Function<Parameters, Result> around(String operation, Function<Parameters, Result> action);
    }

    /** Runs something ahead of each operation. */
    public Operations before(Runnable action) {
        before = action;
        return this;
    }

    Set<String> names() {
        return operations.keySet();
    }

    Result run(String name, Parameters parameters) {
        Operation operation = operations.get(name);
        if (operation == null) {
            throw ServiceException.unknownOperation(name);
        }
        parameters.requireOnly(name, operation.members);
        before.run();
        return operation.action.apply(parameters);
    }

    private record Operation(Set<String> members, Function<Parameters, Result> action) {}
}
