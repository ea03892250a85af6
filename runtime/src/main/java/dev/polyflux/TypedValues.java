package dev.polyflux;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.type.TypeFactory;
import dev.polyflux.core.ConversionException;
import dev.polyflux.core.Copy;
import java.io.IOException;
import java.lang.reflect.Array;
import java.lang.reflect.Type;
import java.math.BigInteger;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Java's own containers and values as the types that are asked for. Loaded when a conversion first needs it. */
final class TypedValues {

    private static final JsonNode NOTHING_TO_READ = JsonNodeFactory.instance.objectNode();

    private final ObjectMapper mapper;

    TypedValues(Converters converters) {
        mapper = JsonMapper.builder()
                .addModule(module(converters))
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                .build();
    }

    static JavaType type(Type type) {
        return TypeFactory.defaultInstance().constructType(type);
    }

    /** What the first value of a type has to wait for, now; what is wrong with the type, that value is told. */
    void prepare(Type type) {
        try {
            mapper.readerFor(Map.class).readValue(NOTHING_TO_READ);
            mapper.readerFor(type(type));
        } catch (IOException | RuntimeException | LinkageError later) {
            // it would be thrown again
        }
    }

    /**
     * The value as one of this type.
     *
     * @throws ConversionException where it is none; it names the place
     */
    @Nullable
    Object as(@Nullable Object plain, Type type) {
        return as(plain, type, Place.TOP);
    }

    /** The same, of what stands in a larger value. */
    @Nullable
    Object as(@Nullable Object plain, Type type, Place from) {
        try {
            JsonNode tree = tree(plain, from, new IdentityHashMap<>());
            return mapper.readerFor(type(type)).readValue(tree);
        } catch (JsonMappingException e) {
            throw refused(plain, type, place(from, e) + TypedRefusal.reason(plain, e));
        } catch (IOException | IllegalArgumentException e) {
            throw refused(plain, type, (from == Place.TOP ? "" : from + ": ") + e.getMessage());
        }
    }

    private static ConversionException refused(@Nullable Object plain, Type type, String reason) {
        String what = plain == null ? "nothing" : "a " + plain.getClass().getSimpleName();
        return new ConversionException(what + " is no " + type.getTypeName() + ": " + reason);
    }

    private static String place(Place from, JsonMappingException error) {
        Place place = from;
        for (JsonMappingException.Reference step : error.getPath()) {
            place = step.getFieldName() == null ? place.element(step.getIndex()) : place.member(step.getFieldName());
        }
        return place == Place.TOP ? "" : place + ": ";
    }

    /** As Jackson walks it: a tree without cycles, whose leaves are the values themselves. */
    private static JsonNode tree(@Nullable Object plain, Place place, Map<Object, Place> open) {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        return switch (plain) {
            case null -> nodes.nullNode();
            case String text -> nodes.textNode(text);
            case Boolean bool -> nodes.booleanNode(bool);
            case Integer number -> nodes.numberNode(number);
            case Long number -> nodes.numberNode(number);
            case Double number -> nodes.numberNode(number);
            case BigInteger number -> nodes.numberNode(number);
            case Map<?, ?> map
            when isNamed(map) -> {
                enter(plain, place, open);
                ObjectNode object = nodes.objectNode();
                for (Map.Entry<?, ?> entry : map.entrySet()) {
                    object.set((String) entry.getKey(), tree(entry.getValue(), place.member(entry.getKey()), open));
                }
                open.remove(plain);
                yield object;
            }
            case Map<?, ?> map -> {
                enter(plain, place, open);
                for (Map.Entry<?, ?> entry : map.entrySet()) {
                    tree(entry.getValue(), place.member(entry.getKey()), open); // finds cycles
                }
                open.remove(plain);
                yield nodes.pojoNode(map);
            }
            case Collection<?> elements -> {
                enter(plain, place, open);
                ArrayNode array = nodes.arrayNode();
                for (Object element : elements) {
                    array.add(tree(element, place.element(array.size()), open));
                }
                open.remove(plain);
                yield array;
            }
            case byte[] bytes -> nodes.pojoNode(bytes);
            case Object array
            when array.getClass().isArray() -> {
                ArrayNode numbers = nodes.arrayNode();
                for (int i = 0; i < Array.getLength(array); i++) {
                    numbers.add(number(nodes, Array.get(array, i)));
                }
                yield numbers;
            }
            default -> nodes.pojoNode(plain);
        };
    }

    /** Of an array of numbers; each as it is. */
    private static JsonNode number(JsonNodeFactory nodes, Object number) {
        return switch (number) {
            case Double d -> nodes.numberNode(d);
            case Float f -> nodes.numberNode((double) f);
            case Long l -> nodes.numberNode(l);
            case BigInteger big -> nodes.numberNode(big);
            default -> nodes.numberNode(((Number) number).intValue());
        };
    }

    private static boolean isNamed(Map<?, ?> map) {
        return map.keySet().stream().allMatch(String.class::isInstance);
    }

    private static void enter(Object container, Place place, Map<Object, Place> open) {
        Place outer = open.putIfAbsent(container, place);
        if (outer != null) {
            throw new ConversionException(place + " is " + (outer == Place.TOP ? "the whole value" : outer)
                    + " again: what contains itself has no type but Object; ask for that, or for a Ref");
        }
        if (place.depth() > Copy.DEEPEST) {
            throw new ConversionException(place + " lies in more than " + Copy.DEEPEST + " others");
        }
    }

    private SimpleModule module(Converters converters) {
        SimpleModule module = new TypedContainers(this);
        ExactValues.types().forEach(type -> {
            add(module, type, type);
            if (!Number.class.isAssignableFrom(type) && type != Boolean.class) { // these are read from their text
                module.addKeyDeserializer(type, new TypedKey(name -> ExactValues.exactly(name, type)));
            }
        });
        ExactValues.boxes().forEach((primitive, box) -> add(module, primitive, primitive));
        converters.all().forEach(each -> add(module, each.type(), each));
        return module;
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // the deserializer of a class gives values of that class
    private static void add(SimpleModule module, Class type, Converter<?> converter) {
        module.addDeserializer(type, new ConvertedReader(converter));
        module.addKeyDeserializer(type, new TypedKey(name -> ConvertedReader.made(converter, name)));
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // the deserializer of a class gives values of that class
    private static void add(SimpleModule module, Class type, Class asked) {
        module.addDeserializer(type, new Exactly(asked));
    }

    /** A single value. */
    static final class Exactly extends StdDeserializer<Object> {

        private static final long serialVersionUID = 1L;

        Exactly(Class<?> type) {
            super(type);
        }

        @Override
        public Object deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            try {
                return ExactValues.exactly(scalar(parser, context), handledType());
            } catch (ConversionException e) {
                throw JsonMappingException.from(parser, String.valueOf(e.getMessage()), e);
            }
        }

        private Object scalar(JsonParser parser, DeserializationContext context) throws IOException {
            return switch (parser.currentToken()) {
                case VALUE_STRING -> parser.getText();
                case VALUE_TRUE -> true;
                case VALUE_FALSE -> false;
                case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> parser.getNumberValue();
                case VALUE_EMBEDDED_OBJECT -> parser.getEmbeddedObject();
                default -> context.handleUnexpectedToken(handledType(), parser);
            };
        }

        @Override
        public @Nullable Object getNullValue(DeserializationContext context) throws JsonMappingException {
            if (ExactValues.EMPTY.containsKey(handledType())) {
                return ExactValues.EMPTY.get(handledType());
            }
            if (handledType().isPrimitive()) {
                throw JsonMappingException.from(context, "", new ConversionException("nothing is no " + handledType()));
            }
            return null;
        }
    }
}
