package dev.glueflake.testkit.aws.internal.sfn.run;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;

/** Several branches side by side, at most so many at once: their outputs in their order, or the first failure. */
final class FanOut implements Activity {
    private final List<Start> starts;
    private final List<Branch> branches = new ArrayList<>();
    /** Since when there has been room for one more branch, as often as there is. */
    private final PriorityQueue<Instant> room = new PriorityQueue<>();

    private final List<Branch> running = new ArrayList<>();
    private Instant last;

    /** Begins a branch. */
    interface Start {
        Branch at(Instant when);
    }

    FanOut(List<Start> starts, int most, Instant at) {
        this.starts = starts;
        this.last = at;
        for (int i = 0; i < Math.min(most, starts.size()); i++) {
            room.add(at);
        }
    }

    @Override
    public Outcome poll(Instant now) {
        begin();
        for (int i = 0; i < running.size(); i++) {
            Branch branch = running.get(i);
            branch.advance(now);
            if (branch.failure().isPresent()) {
                stop();
                return new Outcome.Failed(branch.time(), branch.failure().get());
            }
            if (branch.ended()) {
                running.remove(i);
                i--;
                last = branch.time().isAfter(last) ? branch.time() : last;
                room.add(branch.time());
                begin();
            }
        }
        return branches.size() == starts.size() && running.isEmpty() ? done() : new Outcome.Pending();
    }

    private void begin() {
        while (branches.size() < starts.size() && !room.isEmpty()) {
            Branch branch = starts.get(branches.size())
                    .at(Optional.ofNullable(room.poll()).orElse(last));
            branches.add(branch);
            running.add(branch);
        }
    }

    private Outcome done() {
        ArrayNode outputs = JsonNodeFactory.instance.arrayNode();
        branches.forEach(branch -> outputs.add(branch.output()));
        return new Outcome.Done(last, outputs);
    }

    @Override
    public void stop() {
        running.forEach(Branch::stop);
    }
}
