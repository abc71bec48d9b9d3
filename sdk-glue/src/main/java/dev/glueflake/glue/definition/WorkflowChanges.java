package dev.glueflake.glue.definition;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What brings a Glue workflow to its definition, or brought it there. Immutable and thread-safe.
 *
 * @param workflow the workflow's name
 * @param changes one for the workflow and one for each trigger, in the order in which they are made
 */
public record WorkflowChanges(String workflow, List<Change> changes) {

    /** What is done to a part. */
    public enum Action {
        /** It was not there. */
        CREATE,
        /** It differed. */
        UPDATE,
        /** It was as it should be but switched off; it is switched on. */
        ACTIVATE,
        /** The definition does not have it any more. */
        DELETE,
        /** It is as it should be. */
        NONE
    }

    /**
     * One part.
     *
     * @param part {@code workflow}, or {@code trigger} and its name
     * @param action what is done to it
     * @param detail what it is, or what it was and is to be
     */
    public record Change(String part, Action action, String detail) {

        /**
         * Returns a line for a log.
         *
         * @return the text
         */
        @Override
        public String toString() {
            return action + " " + part + (detail.isEmpty() ? "" : " (" + detail + ")");
        }
    }

    /**
     * Copies the list.
     *
     * @param workflow as in the record
     * @param changes as in the record
     */
    public WorkflowChanges {
        changes = List.copyOf(changes);
    }

    /**
     * Tells whether everything is as it should be.
     *
     * @return true if nothing is changed
     */
    public boolean isEmpty() {
        return changes.stream().allMatch(change -> change.action() == Action.NONE);
    }

    /**
     * Returns a line for each part.
     *
     * @return the text
     */
    @Override
    public String toString() {
        return "Glue workflow " + workflow + "\n"
                + changes.stream().map(change -> "  " + change + "\n").collect(Collectors.joining());
    }
}
