package dev.glueflake.testkit.aws.internal.glue.workflow;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A node of a workflow: what a trigger starts or watches, or the trigger itself. */
record Part(Kind kind, String name) {

    /** Glue's types of nodes. */
    enum Kind {
        JOB,
        CRAWLER,
        TRIGGER
    }

    static Part job(String name) {
        return new Part(Kind.JOB, name);
    }

    static Part crawler(String name) {
        return new Part(Kind.CRAWLER, name);
    }

    static Part trigger(String name) {
        return new Part(Kind.TRIGGER, name);
    }

    /** The id within a workflow, the same in its design and in each run. */
    String nodeId(String workflow) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest((workflow + '\n' + kind + '\n' + name).getBytes(StandardCharsets.UTF_8));
            return "wnode_" + HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JVM has SHA-256", e);
        }
    }
}
