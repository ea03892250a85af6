package dev.polyflux.cluster.gossip;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.Externalizable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InvalidObjectException;
import java.io.ObjectInput;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What the engine's objects read themselves from: within limits, since they make room for whatever number they read. */
final class LetterInput extends InputStream implements ObjectInput {

    private static final int DEEPEST = 8;

    private final DataInputStream data;
    private final Consumer<Record> records;
    private int depth;

    /** What is being read; a number in it counts what follows, but in a record. */
    private Part part = Part.NOTHING;

    LetterInput(byte[] bytes, Consumer<Record> records) {
        data = new DataInputStream(new ByteArrayInputStream(bytes));
        this.records = records;
    }

    @Override
    public @Nullable Object readObject() throws IOException {
        Part next = Part.at(data.readUnsignedByte());
        if (next == Part.NOTHING) {
            return null;
        }
        if (next == Part.TEXT) {
            return data.readUTF();
        }
        return next.isChoice() ? next.choice(data.readUnsignedByte()) : parts(next);
    }

    private Externalizable parts(Part next) throws IOException {
        if (++depth > DEEPEST) {
            throw new InvalidObjectException("too deep");
        }
        Part outer = part;
        part = next;
        Externalizable read = next.empty();
        try {
            read.readExternal(this);
        } catch (ClassNotFoundException none) {
            throw new IOException(none);
        }
        part = outer;
        depth--;
        if (next == Part.RECORD) {
            records.accept(Record.of(read));
        }
        return read;
    }

    @Override
    public int readInt() throws IOException {
        int number = data.readInt();
        if (number < 0 || part != Part.RECORD && number > data.available()) {
            throw new InvalidObjectException("a count of more than there is");
        }
        return number;
    }

    @Override
    public long readLong() throws IOException {
        return data.readLong();
    }

    @Override
    public boolean readBoolean() throws IOException {
        return data.readBoolean();
    }

    @Override
    public String readUTF() throws IOException {
        return data.readUTF();
    }

    @Override
    public void readFully(byte[] into) throws IOException {
        data.readFully(into);
    }

    @Override
    public int available() throws IOException {
        return data.available();
    }

    // What the engine's objects are not made of.

    @Override
    public int read() {
        throw unknown();
    }

    @Override
    public void readFully(byte[] into, int offset, int length) {
        throw unknown();
    }

    @Override
    public int skipBytes(int count) {
        throw unknown();
    }

    @Override
    public byte readByte() {
        throw unknown();
    }

    @Override
    public int readUnsignedByte() {
        throw unknown();
    }

    @Override
    public short readShort() {
        throw unknown();
    }

    @Override
    public int readUnsignedShort() {
        throw unknown();
    }

    @Override
    public char readChar() {
        throw unknown();
    }

    @Override
    public float readFloat() {
        throw unknown();
    }

    @Override
    public double readDouble() {
        throw unknown();
    }

    @Override
    public String readLine() {
        throw unknown();
    }

    private static IllegalStateException unknown() {
        return new IllegalStateException("not the engine that is known here");
    }
}
