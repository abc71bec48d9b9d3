package dev.glueflake.testkit.aws.internal.sfn.asl;

/** An error of a state, with the name by which a machine retries or catches it. */
public final class StateFailure extends RuntimeException {
    public static final String RUNTIME = "States.Runtime";
    public static final String TIMEOUT = "States.Timeout";
    public static final String TASK_FAILED = "States.TaskFailed";
    private static final long serialVersionUID = 1L;

    private final String error;
    private final String reason;

    public StateFailure(String error, String reason) {
        super(error + ": " + reason, null, false, false);
        this.error = error;
        this.reason = reason;
    }

    /** The machine asks for what cannot be done; nothing catches that. */
    public static StateFailure runtime(String reason) {
        return new StateFailure(RUNTIME, reason);
    }

    static StateFailure path(String reason) {
        return new StateFailure("States.ParameterPathFailure", reason);
    }

    static StateFailure intrinsic(String reason) {
        return new StateFailure("States.IntrinsicFailure", reason);
    }

    public String error() {
        return error;
    }

    public String reason() {
        return reason;
    }

    /** Whether a list of error names, as retriers and catchers have it, means this one. */
    public boolean meets(Iterable<String> names) {
        for (String name : names) {
            boolean all = name.equals("States.ALL") && !error.equals(RUNTIME);
            boolean task = name.equals(TASK_FAILED) && !error.equals(TIMEOUT) && !error.equals(RUNTIME);
            if (all || task || name.equals(error)) {
                return true;
            }
        }
        return false;
    }
}
