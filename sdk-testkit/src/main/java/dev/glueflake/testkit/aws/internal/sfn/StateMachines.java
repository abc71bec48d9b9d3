package dev.glueflake.testkit.aws.internal.sfn;

import com.fasterxml.jackson.databind.JsonNode;
import dev.glueflake.testkit.aws.internal.core.Identity;
import dev.glueflake.testkit.aws.internal.core.ServiceException;
import dev.glueflake.testkit.aws.internal.sfn.run.Execution;
import dev.glueflake.testkit.aws.internal.sfn.run.Tasks;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Machines and executions by ARN. Safe for use by several threads; executions go on outside of its lock. */
public final class StateMachines {
    private final Map<String, StoredMachine> machines = new TreeMap<>();
    private final Map<String, Execution> executions = new LinkedHashMap<>();
    private final Identity identity;
    private final Tasks tasks;

    public StateMachines(Identity identity, Tasks tasks) {
        this.identity = identity;
        this.tasks = tasks;
    }

    /**
     * A machine as it was given.
     *
     * @param text of the definition
     * @param definition the text read
     */
    record StoredMachine(String arn, String name, String text, JsonNode definition, String roleArn, Instant created) {}

    Tasks tasks() {
        return tasks;
    }

    Instant now() {
        return Instant.now(identity.clock());
    }

    /** Creates a machine; the same one again is no error. */
    synchronized StoredMachine create(String name, String text, JsonNode definition, String roleArn) {
        String arn = identity.arn("states", "stateMachine:" + name);
        StoredMachine known = machines.get(arn);
        if (known != null) {
            if (known.definition().equals(definition) && known.roleArn().equals(roleArn)) {
                return known;
            }
            throw error("StateMachineAlreadyExists", "State Machine Already Exists: '" + arn + "'");
        }
        StoredMachine machine = new StoredMachine(arn, name, text, definition, roleArn, now());
        machines.put(arn, machine);
        return machine;
    }

    synchronized StoredMachine require(String arn) {
        if (!arn.startsWith("arn:")) {
            throw error("InvalidArn", "Invalid Arn: '" + arn + "'");
        }
        return Optional.ofNullable(machines.get(arn))
                .orElseThrow(() -> error("StateMachineDoesNotExist", "State Machine Does Not Exist: '" + arn + "'"));
    }

    synchronized void replace(StoredMachine machine) {
        machines.put(machine.arn(), machine);
    }

    synchronized List<StoredMachine> all() {
        return new ArrayList<>(machines.values());
    }

    synchronized void delete(String arn) {
        machines.remove(arn);
    }

    /** Starts an execution and lets it go as far as it can; the same one again while it runs is no second one. */
    Execution start(StoredMachine machine, String name, JsonNode input) {
        Execution execution = added(machine, name, input);
        execution.advance(now());
        return execution;
    }

    private synchronized Execution added(StoredMachine machine, String name, JsonNode input) {
        String arn = identity.arn("states", "execution:" + machine.name() + ":" + name);
        Execution known = executions.get(arn);
        if (known != null) {
            if (known.running() && known.start().input().equals(input)) {
                return known;
            }
            throw error("ExecutionAlreadyExists", "Execution Already Exists: '" + arn + "'");
        }
        Execution.Start start =
                new Execution.Start(arn, name, machine.arn(), machine.name(), machine.roleArn(), input, now());
        Execution execution = new Execution(start, machine.definition(), tasks);
        executions.put(arn, execution);
        return execution;
    }

    synchronized Execution execution(String arn) {
        return Optional.ofNullable(executions.get(arn))
                .orElseThrow(() -> error("ExecutionDoesNotExist", "Execution Does Not Exist: '" + arn + "'"));
    }

    /** The executions of a machine, newest first. */
    synchronized List<Execution> executions(String machineArn) {
        List<Execution> found = new ArrayList<>();
        executions.values().stream()
                .filter(it -> it.start().machineArn().equals(machineArn))
                .forEach(it -> found.add(0, it));
        return found;
    }

    /** Carries all running executions on. */
    public void settle() {
        List<Execution> running;
        synchronized (this) {
            running = executions.values().stream().filter(Execution::running).toList();
        }
        running.forEach(execution -> execution.advance(now()));
    }

    synchronized void clear() {
        machines.clear();
        executions.clear();
    }

    static ServiceException error(String code, String message) {
        return ServiceException.badRequest(code, message);
    }
}
