package dev.glueflake.glue.internal.event;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The places in an event that are read: each leaf has a slot for its value, or is left out on purpose. */
final class PlaceTree {
    static final int IGNORED = -1;
    private static final int INNER = -2;

    private final String place;
    private final Map<String, PlaceTree> children = new HashMap<>();
    private int slot = INNER;

    private PlaceTree(String place) {
        this.place = place;
    }

    static PlaceTree root() {
        return new PlaceTree("");
    }

    /** Gives a place a slot, or returns the one that it has. */
    int add(String text, int freeSlot) {
        PlaceTree node = this;
        for (String name : text.split("\\.", -1)) {
            if (name.isEmpty()) {
                throw new IllegalArgumentException(
                        "the place \"" + text + "\" has an empty name: write names with dots between.");
            }
            if (node.slot != INNER) {
                throw conflict(node.place);
            }
            String below = node.place.isEmpty() ? name : node.place + "." + name;
            node = node.children.computeIfAbsent(name, key -> new PlaceTree(below));
        }
        if (!node.children.isEmpty() || (node.slot != INNER && (node.slot == IGNORED) != (freeSlot == IGNORED))) {
            throw conflict(node.place);
        }
        if (node.slot == INNER) {
            node.slot = freeSlot;
        }
        return node.slot;
    }

    @Nullable
    PlaceTree child(String name) {
        return children.get(name);
    }

    boolean isInner() {
        return slot == INNER;
    }

    int slot() {
        return slot;
    }

    String place() {
        return place;
    }

    private static IllegalArgumentException conflict(String place) {
        return new IllegalArgumentException("the place \"" + place
                + "\" is used in two ways: as a value, as an object, or left out; use it in one.");
    }
}
