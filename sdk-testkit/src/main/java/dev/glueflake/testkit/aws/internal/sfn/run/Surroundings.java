package dev.glueflake.testkit.aws.internal.sfn.run;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * What all branches of an execution share.
 *
 * @param context the context object's parts on the execution and its machine
 */
record Surroundings(History history, Tasks tasks, ObjectNode context) {}
