package dev.polyflux.cluster;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamWriteConstraints;
import com.fasterxml.jackson.dataformat.cbor.CBORFactory;
import dev.polyflux.core.ConversionException;
import dev.polyflux.core.ProtocolException;
import dev.polyflux.core.Reply;
import dev.polyflux.core.Trap;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Frames as bytes, for one connection. Thread-safe. */
final class Frames {

    private static final int ASK = 1;
    private static final int CANCEL = 2;
    private static final int RELEASE = 3;
    private static final int LOAD = 4;
    private static final int GREET = 5;
    private static final int ITERATE = 6;

    /** Writes something into a frame. */
    private interface Writing {
        void to(ValueWriter out) throws IOException;
    }

    /** Reads something from a frame. */
    private interface Reading<T> {
        T from(ValueReader in) throws IOException;
    }

    private final CBORFactory cbor;
    private final FrameLimits limits;
    private final Supplier<Handing.Sheet> handing;

    Frames(FrameLimits limits, Supplier<Handing.Sheet> handing) {
        this.limits = limits;
        this.handing = handing;
        int nesting = limits.depth() + 16;
        this.cbor = CBORFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(nesting)
                        .maxStringLength(limits.bytes())
                        .maxNumberLength(limits.bytes())
                        .build())
                .streamWriteConstraints(StreamWriteConstraints.builder()
                        .maxNestingDepth(nesting)
                        .build())
                .build();
    }

    // Out.

    /**
     * A frame as bytes.
     *
     * @throws ConversionException when it is more than a frame may hold
     */
    byte[] bytes(Frame frame) {
        return written(out -> {
            switch (frame) {
                case Frame.Ask ask -> {
                    out.value(ASK);
                    out.value(ask.number());
                    out.value(ask.settles());
                    chain(ask.chain(), out);
                    context(ask.context(), out);
                    out.value(ask.target());
                    new TrapWriter(out).trap(ask.trap());
                }
                case Frame.Iterate(var number, var sized, var context, var iterator) -> {
                    out.value(ITERATE);
                    out.value(number);
                    out.value(sized);
                    context(context, out);
                    out.value(iterator);
                }
                case Frame.Cancel(var number) -> {
                    out.value(CANCEL);
                    out.value(number);
                }
                case Frame.Release(var counts) -> {
                    out.value(RELEASE);
                    out.value(counts.size());
                    for (Map.Entry<Long, Long> each : counts.entrySet()) {
                        out.value(each.getKey());
                        out.value(each.getValue());
                    }
                }
                case Frame.Load(var workers) -> {
                    out.value(LOAD);
                    out.value(workers);
                }
                case Frame.Greet(var greeting) -> {
                    out.value(GREET);
                    greeting.write(out);
                }
            }
        });
    }

    byte[] bytes(Reply reply) {
        return written(out -> {
            switch (reply) {
                case Reply.Ok(var value) -> out.list(Code.OK, value);
                case Reply.Err(var error) -> new ErrorWriter(out).error(error);
            }
        });
    }

    private byte[] written(Writing writing) {
        Handing.Sheet sheet = handing.get();
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
            try (JsonGenerator out = cbor.createGenerator(bytes)) {
                writing.to(new ValueWriter(out, sheet));
            }
            if (bytes.size() > limits.bytes()) {
                throw new ConversionException("a frame of " + bytes.size() + " bytes is more than the " + limits.bytes()
                        + " that may go to another node at once");
            }
            return bytes.toByteArray();
        } catch (IOException unwritable) {
            sheet.undo();
            throw new ConversionException("cannot be sent to another node: " + unwritable.getMessage());
        } catch (RuntimeException | Error unwritable) {
            sheet.undo();
            throw unwritable;
        }
    }

    private static void chain(List<Chains.Link> chain, ValueWriter out) throws IOException {
        out.value(chain.size());
        for (Chains.Link link : chain) {
            out.value(link.node());
            out.value(link.number());
        }
    }

    private static void context(Map<String, Object> context, ValueWriter out) throws IOException {
        out.value(context.size());
        for (Map.Entry<String, Object> entry : context.entrySet()) {
            out.value(entry.getKey());
            out.value(entry.getValue());
        }
    }

    // In.

    /**
     * The frame that these bytes are.
     *
     * @throws ProtocolException when they are none
     */
    Frame frame(byte[] bytes) {
        return read(bytes, in -> {
            int kind = in.number();
            return switch (kind) {
                case ASK -> new Frame.Ask(in.longNumber(), in.truth(), chain(in), context(in), in.ref(), trap(in));
                case ITERATE -> new Frame.Iterate(in.longNumber(), in.truth(), context(in), in.ref());
                case CANCEL -> new Frame.Cancel(in.longNumber());
                case RELEASE -> new Frame.Release(counts(in));
                case LOAD -> new Frame.Load(in.number());
                case GREET -> new Frame.Greet(Greeting.read(in));
                default -> throw ValueReader.wrong("the kind " + kind);
            };
        });
    }

    /**
     * The reply that these bytes are.
     *
     * @throws ProtocolException when they are none
     */
    Reply reply(byte[] bytes) {
        return read(bytes, in -> {
            in.list();
            int code = in.number();
            if (code == Code.FAILED) {
                return new Reply.Err(new ErrorReader(in).error());
            }
            if (code != Code.OK) {
                throw ValueReader.wrong("the code " + code + " for a reply");
            }
            Reply reply = new Reply.Ok(in.value());
            in.leave();
            return reply;
        });
    }

    private <T> T read(byte[] bytes, Reading<T> reading) {
        if (bytes.length > limits.bytes()) {
            throw ValueReader.wrong(bytes.length + " bytes, of which there may be " + limits.bytes());
        }
        return DeepFrame.is(bytes, cbor) ? DeepFrame.read(() -> decoded(bytes, reading)) : decoded(bytes, reading);
    }

    private <T> T decoded(byte[] bytes, Reading<T> reading) {
        try (JsonParser parser = cbor.createParser(bytes)) {
            ValueReader in = new ValueReader(parser, handing.get(), limits);
            T read = reading.from(in);
            in.end();
            return read;
        } catch (ProtocolException wrong) {
            throw wrong;
        } catch (IOException | RuntimeException | StackOverflowError wrong) {
            throw ValueReader.wrong("what cannot be read: " + wrong.getMessage());
        }
    }

    private static Trap trap(ValueReader in) throws IOException {
        return new TrapReader(in).trap();
    }

    private static List<Chains.Link> chain(ValueReader in) throws IOException {
        List<Chains.Link> chain = new ArrayList<>();
        for (int left = in.number(); left > 0; left--) {
            chain.add(new Chains.Link(in.text(), in.longNumber()));
        }
        return chain;
    }

    private static Map<String, Object> context(ValueReader in) throws IOException {
        Map<String, Object> context = new LinkedHashMap<>();
        for (int left = in.number(); left > 0; left--) {
            context.put(in.text(), in.known());
        }
        return context;
    }

    private static Map<Long, Long> counts(ValueReader in) throws IOException {
        Map<Long, Long> counts = new LinkedHashMap<>();
        for (int left = in.number(); left > 0; left--) {
            counts.put(in.longNumber(), in.longNumber());
        }
        return counts;
    }
}
