package dev.glueflake.testkit.snowflake.internal.result;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes the rows of a result one after another: few stay in memory, many go to a file block by block. For one thread. */
public final class RowCollector {
    /** About the bytes of a small value. */
    private static final long CELL = 48;

    private static final long MAX_MEMORY = 32L << 20;
    private static final long BLOCK = 1L << 20;

    private final Spools spools;
    private final long maxMemory;
    private final long block;
    private final List<SpooledRows.Block> blocks = new ArrayList<>();
    private @Nullable Spool spool;
    private List<@Nullable Object[]> rows = new ArrayList<>();
    private long bytes;
    private int before;

    public RowCollector(Spools spools) {
        this(spools, MAX_MEMORY);
    }

    /** @param maxMemory about how many bytes of rows stay in memory */
    RowCollector(Spools spools, long maxMemory) {
        this.spools = spools;
        this.maxMemory = maxMemory;
        this.block = Math.min(BLOCK, maxMemory);
    }

    public void add(@Nullable Object[] row) {
        rows.add(row);
        for (@Nullable Object cell : row) {
            bytes += weight(cell);
        }
        if (bytes > (spool == null ? maxMemory : block)) {
            store();
        }
    }

    /** How many there are. */
    public int size() {
        return before + rows.size();
    }

    /** All of them, in order; nothing may be added any more. */
    public List<@Nullable Object[]> rows() {
        if (spool == null) {
            return rows;
        }
        if (!rows.isEmpty()) {
            store();
        }
        return new SpooledRows(spool, blocks);
    }

    private static long weight(@Nullable Object cell) {
        if (cell instanceof String text) {
            return CELL + text.length();
        }
        return cell instanceof byte[] binary ? CELL + binary.length : CELL;
    }

    /** The first time the rows of many blocks are at hand. */
    private void store() {
        Spool to = spool == null ? spools.open() : spool;
        spool = to;
        int perBlock = (int) Math.max(1, rows.size() * block / Math.max(bytes, block));
        for (int from = 0; from < rows.size(); from += perBlock) {
            List<@Nullable Object[]> part = rows.subList(from, Math.min(from + perBlock, rows.size()));
            blocks.add(new SpooledRows.Block(before, part.size(), to.append(RowCodec.encode(part))));
            before += part.size();
        }
        rows = new ArrayList<>();
        bytes = 0;
    }
}
