package dev.glueflake.testkit.snowflake.internal.result;

import java.util.AbstractList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Rows in a file, of which one block is in memory. A part of them is a list with a block of its own. Thread-safe. */
final class SpooledRows extends AbstractList<@Nullable Object[]> {
    private final Spool spool;
    private final List<Block> blocks;
    private final int from;
    private final int to;
    private volatile @Nullable Loaded loaded;

    SpooledRows(Spool spool, List<Block> blocks) {
        this(
                spool,
                List.copyOf(blocks),
                0,
                blocks.stream().mapToInt(Block::rows).sum());
    }

    private SpooledRows(Spool spool, List<Block> blocks, int from, int to) {
        this.spool = spool;
        this.blocks = blocks;
        this.from = from;
        this.to = to;
    }

    /** @param first the number of its first row */
    record Block(int first, int rows, Spool.Part part) {}

    private record Loaded(Block block, List<@Nullable Object[]> rows) {}

    @Override
    public int size() {
        return to - from;
    }

    @Override
    public @Nullable Object[] get(int index) {
        int row = from + Objects.checkIndex(index, size());
        Loaded now = loaded;
        if (now == null
                || row < now.block().first()
                || row >= now.block().first() + now.block().rows()) {
            Block block = blocks.get(holding(row));
            now = new Loaded(block, RowCodec.decode(spool.read(block.part())));
            loaded = now;
        }
        return now.rows().get(row - now.block().first());
    }

    private int holding(int row) {
        int low = 0;
        int high = blocks.size() - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (blocks.get(middle).first() <= row) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    @Override
    public Iterator<@Nullable Object[]> iterator() {
        return new SpooledRows(spool, blocks, from, to).inherited();
    }

    private Iterator<@Nullable Object[]> inherited() {
        return super.iterator();
    }

    @Override
    public List<@Nullable Object[]> subList(int first, int last) {
        Objects.checkFromToIndex(first, last, size());
        return new SpooledRows(spool, blocks, from + first, from + last);
    }
}
