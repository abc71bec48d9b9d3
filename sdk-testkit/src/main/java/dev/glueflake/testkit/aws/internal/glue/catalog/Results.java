package dev.glueflake.testkit.aws.internal.glue.catalog;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.glueflake.testkit.aws.internal.rpc.Result;

/** Stored trees as answers. */
public final class Results {

    private Results() {}

    /** A copy, so that later changes do not reach an answer that is being written. */
    public static Result of(ObjectNode tree) {
        Result result = Result.empty();
        tree.deepCopy().properties().forEach(member -> result.put(member.getKey(), member.getValue()));
        return result;
    }
}
