package dev.glueflake.testkit.aws.internal.glue.workflow;

/** One condition of a trigger: a job or crawler that ends in a state. */
record Watch(Part part, String state) {
    boolean isMetBy(PartEnd end) {
        return end.part().equals(part) && end.state().equals(state);
    }
}
