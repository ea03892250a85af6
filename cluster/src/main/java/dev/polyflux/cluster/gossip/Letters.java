package dev.polyflux.cluster.gossip;

import io.scalecube.cluster.transport.api.Message;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.Externalizable;
import java.io.IOException;
import java.io.InvalidObjectException;
import java.io.ObjectOutput;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The engine's messages as bytes. They write themselves to an {@link ObjectOutput}; here an object is its place among the
 * {@link Part}s and what it writes, so that nothing else can be named, and nothing is serialized as Java would.
 */
final class Letters {

    private Letters() {}

    /** A message's bytes; the records in it are told of. */
    static byte[] write(Message message, Consumer<Record> records) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new Output(bytes, records).writeObject(message);
        return bytes.toByteArray();
    }

    /** A message of its bytes; the records in it are told of. */
    static Message read(byte[] bytes, Consumer<Record> records) throws IOException {
        LetterInput input = new LetterInput(bytes, records);
        try {
            if (input.readObject() instanceof Message message && input.available() == 0) {
                return message;
            }
        } catch (RuntimeException malformed) {
            throw new IOException("no message of the engine", malformed);
        }
        throw new InvalidObjectException("no message of the engine");
    }

    private static final class Output extends DataOutputStream implements ObjectOutput {

        private final Consumer<Record> records;

        Output(ByteArrayOutputStream bytes, Consumer<Record> records) {
            super(bytes);
            this.records = records;
        }

        @Override
        public void writeObject(@Nullable Object object) throws IOException {
            Part part = Part.of(object);
            writeByte(part.ordinal());
            switch (object) {
                case String text -> writeUTF(text);
                case Enum<?> choice -> writeByte(choice.ordinal());
                case Externalizable parts -> {
                    parts.writeExternal(this);
                    if (part == Part.RECORD) {
                        records.accept(Record.of(parts));
                    }
                }
                case null, default -> {} // nothing
            }
        }
    }
}
