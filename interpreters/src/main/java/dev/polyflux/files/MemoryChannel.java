package dev.polyflux.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.NonReadableChannelException;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.FileSystemException;
import java.nio.file.OpenOption;
import java.nio.file.StandardOpenOption;
import java.util.Set;

/** Reads and writes a file in memory. Used by one thread. */
final class MemoryChannel implements SeekableByteChannel {

    private final Node.File file;
    private final boolean reads;
    private final boolean writes;
    private final boolean appends;
    private long position;
    private boolean open = true;

    MemoryChannel(Node.File file, Set<? extends OpenOption> options) {
        this.file = file;
        this.appends = options.contains(StandardOpenOption.APPEND);
        this.writes = appends || options.contains(StandardOpenOption.WRITE);
        this.reads = options.contains(StandardOpenOption.READ) || !writes;
        file.opened();
    }

    @Override
    public int read(ByteBuffer target) throws ClosedChannelException {
        checkOpen();
        if (!reads) {
            throw new NonReadableChannelException();
        }
        long left = file.size() - position;
        if (left <= 0) {
            return -1;
        }
        int count = (int) Math.min(left, target.remaining());
        target.put(file.content(), (int) position, count);
        position += count;
        return count;
    }

    @Override
    public int write(ByteBuffer source) throws IOException {
        checkWritable();
        int count = source.remaining();
        if (appends) {
            position = file.size();
        }
        long end = position > Long.MAX_VALUE - count ? Long.MAX_VALUE : position + count;
        if (end > file.size()) {
            file.resize(end);
        }
        source.get(file.ownContent(), (int) position, count);
        position += count;
        file.touch();
        return count;
    }

    @Override
    public SeekableByteChannel truncate(long size) throws IOException {
        checkWritable();
        if (size < 0) {
            throw new FileSystemException(
                    null, null, "Invalid argument"); // which the engine recognizes, unlike Java's own
        }
        if (size < file.size()) {
            file.resize(size);
        }
        position = Math.min(position, size);
        return this;
    }

    @Override
    public long position() throws ClosedChannelException {
        checkOpen();
        return position;
    }

    @Override
    public SeekableByteChannel position(long wanted) throws ClosedChannelException {
        checkOpen();
        if (wanted < 0) {
            throw new IllegalArgumentException("a position cannot be " + wanted);
        }
        position = wanted;
        return this;
    }

    @Override
    public long size() throws ClosedChannelException {
        checkOpen();
        return file.size();
    }

    @Override
    public boolean isOpen() {
        return open;
    }

    @Override
    public void close() throws IOException {
        if (open) {
            open = false;
            file.closed();
        }
    }

    private void checkWritable() throws ClosedChannelException {
        checkOpen();
        if (!writes) {
            throw new NonWritableChannelException();
        }
    }

    private void checkOpen() throws ClosedChannelException {
        if (!open) {
            throw new ClosedChannelException();
        }
    }
}
