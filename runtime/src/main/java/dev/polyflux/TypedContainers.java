package dev.polyflux;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.deser.BeanDeserializerModifier;
import com.fasterxml.jackson.databind.deser.std.DelegatingDeserializer;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.type.ArrayType;
import com.fasterxml.jackson.databind.type.MapType;
import com.fasterxml.jackson.databind.util.ClassUtil;
import dev.polyflux.core.ConversionException;
import dev.polyflux.core.Ref;
import java.io.IOException;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;

/** The types that Jackson has no reader for, or none that takes what a guest can give: maps with keys of any kind, live objects, bytes, optionals. */
final class TypedContainers extends SimpleModule {

    private static final long serialVersionUID = 1L;

    private final transient TypedValues values;

    TypedContainers(TypedValues values) {
        this.values = values;
    }

    @Override
    public void setupModule(SetupContext context) {
        super.setupModule(context);
        context.addDeserializers(new Readers());
        context.addBeanDeserializerModifier(new Keys(values));
    }

    private static boolean isLive(Class<?> type) {
        return type == Ref.class
                || type == Runnable.class
                || type == Callable.class
                || type.getPackageName().equals("java.util.function")
                || Publisher.class.isAssignableFrom(type)
                || Future.class.isAssignableFrom(type)
                || CompletionStage.class.isAssignableFrom(type);
    }

    private static final class Readers extends com.fasterxml.jackson.databind.deser.Deserializers.Base {

        @Override
        public @Nullable JsonDeserializer<?> findBeanDeserializer(
                JavaType type, DeserializationConfig config, BeanDescription description) {
            if (type.getRawClass() == Optional.class) {
                return new Maybe(type);
            }
            return isLive(type.getRawClass()) ? new Live(type.getRawClass()) : null;
        }

        @Override
        public @Nullable JsonDeserializer<?> findReferenceDeserializer(
                com.fasterxml.jackson.databind.type.ReferenceType type,
                DeserializationConfig config,
                BeanDescription description,
                com.fasterxml.jackson.databind.jsontype.@Nullable TypeDeserializer content,
                @Nullable JsonDeserializer<?> reader) {
            return findBeanDeserializer(type, config, description);
        }
    }

    private static final class Keys extends BeanDeserializerModifier {

        private static final long serialVersionUID = 1L;

        private final transient TypedValues values;

        Keys(TypedValues values) {
            this.values = values;
        }

        @Override
        public JsonDeserializer<?> modifyMapDeserializer(
                DeserializationConfig config, MapType type, BeanDescription description, JsonDeserializer<?> standard) {
            return new Keyed(standard, type, values);
        }

        @Override
        public JsonDeserializer<?> modifyArrayDeserializer(
                DeserializationConfig config,
                ArrayType type,
                BeanDescription description,
                JsonDeserializer<?> standard) {
            return type.getContentType().isPrimitive() && type.getRawClass() != char[].class
                    ? new Primitives(type.getRawClass())
                    : standard;
        }
    }

    /** An object that is handed over as it is. */
    private static final class Live extends StdDeserializer<Object> {

        private static final long serialVersionUID = 1L;

        Live(Class<?> type) {
            super(type);
        }

        @Override
        public Object deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            Object value = parser.currentToken() == JsonToken.VALUE_EMBEDDED_OBJECT ? parser.getEmbeddedObject() : null;
            return handledType().isInstance(value) ? value : context.handleUnexpectedToken(handledType(), parser);
        }
    }

    /** Nothing is an empty one. */
    private static final class Maybe extends StdDeserializer<Optional<?>> {

        private static final long serialVersionUID = 1L;

        Maybe(JavaType type) {
            super(type);
        }

        @Override
        public Optional<?> deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            return Optional.ofNullable(context.readValue(parser, getValueType().containedTypeOrUnknown(0)));
        }

        @Override
        public Optional<?> getNullValue(DeserializationContext context) {
            return Optional.empty();
        }
    }

    /** Numbers, each of them exactly; bytes may be some already. */
    private static final class Primitives extends StdDeserializer<Object> {

        private static final long serialVersionUID = 1L;

        Primitives(Class<?> type) {
            super(type);
        }

        @Override
        public Object deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            if (parser.currentToken() == JsonToken.VALUE_EMBEDDED_OBJECT
                    && handledType().isInstance(parser.getEmbeddedObject())) {
                return parser.getEmbeddedObject();
            }
            if (parser.currentToken() != JsonToken.START_ARRAY) {
                return context.handleUnexpectedToken(handledType(), parser);
            }
            List<Object> elements = new ArrayList<>();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                try {
                    if (parser.currentToken() == JsonToken.VALUE_NULL) {
                        throw JsonMappingException.from(
                                parser,
                                "",
                                new ConversionException(
                                        "nothing is no " + handledType().getComponentType()));
                    }
                    elements.add(context.readValue(parser, handledType().getComponentType()));
                } catch (JsonMappingException e) {
                    e.prependPath(elements, elements.size());
                    throw e;
                }
            }
            Object array = Array.newInstance(handledType().getComponentType(), elements.size());
            for (int i = 0; i < elements.size(); i++) {
                Array.set(array, i, elements.get(i));
            }
            return array;
        }
    }

    /** A map whose keys have types: Jackson itself knows names only. */
    private static final class Keyed extends DelegatingDeserializer {

        private static final long serialVersionUID = 1L;

        private final MapType type;
        private final transient TypedValues values;

        Keyed(JsonDeserializer<?> standard, MapType type, TypedValues values) {
            super(standard);
            this.type = type;
            this.values = values;
        }

        @Override
        protected JsonDeserializer<?> newDelegatingInstance(JsonDeserializer<?> standard) {
            return new Keyed(standard, type, values);
        }

        @Override
        public Object deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            if (parser.currentToken() != JsonToken.VALUE_EMBEDDED_OBJECT
                    || !(parser.getEmbeddedObject() instanceof Map<?, ?> given)) {
                return super.deserialize(parser, context);
            }
            Map<@Nullable Object, @Nullable Object> map = empty(type.getRawClass());
            for (Map.Entry<?, ?> entry : given.entrySet()) {
                try {
                    Object key = values.as(entry.getKey(), type.getKeyType());
                    if (map.containsKey(key)) {
                        throw new ConversionException("several keys are " + key);
                    }
                    map.put(key, values.as(entry.getValue(), type.getContentType()));
                } catch (ConversionException e) {
                    throw JsonMappingException.wrapWithPath(
                            JsonMappingException.from(parser, String.valueOf(e.getMessage()), e),
                            given,
                            String.valueOf(entry.getKey()));
                }
            }
            return map;
        }

        @SuppressWarnings("unchecked")
        private static Map<@Nullable Object, @Nullable Object> empty(Class<?> type) {
            if (type.isAssignableFrom(LinkedHashMap.class)) {
                return new LinkedHashMap<>();
            }
            if (type.isAssignableFrom(TreeMap.class)) {
                return new TreeMap<>();
            }
            return type.isAssignableFrom(ConcurrentHashMap.class)
                    ? new ConcurrentHashMap<>()
                    : (Map<@Nullable Object, @Nullable Object>) ClassUtil.createInstance(type, false);
        }
    }
}
