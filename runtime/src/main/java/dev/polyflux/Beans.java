package dev.polyflux;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.ser.BeanPropertyWriter;
import com.fasterxml.jackson.databind.ser.BeanSerializer;
import com.fasterxml.jackson.databind.ser.DefaultSerializerProvider;
import com.fasterxml.jackson.databind.ser.PropertyWriter;
import dev.polyflux.core.ConversionException;
import java.lang.reflect.InvocationTargetException;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What records and beans consist of, by the names that Jackson and its annotations give. Loaded when the first one leaves. */
final class Beans {

    private static final ObjectMapper MAPPER = JsonMapper.builder().build();

    private Beans() {}

    /** The members as they are; null for what Jackson has a way of its own to write. */
    static @Nullable Map<String, @Nullable Object> members(Object bean, Place place) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        try {
            SerializerProvider provider = ((DefaultSerializerProvider) MAPPER.getSerializerProvider())
                    .createInstance(MAPPER.getSerializationConfig(), MAPPER.getSerializerFactory());
            JsonSerializer<Object> serializer = provider.findTypedValueSerializer(bean.getClass(), false, null);
            if (!(serializer instanceof BeanSerializer) || serializer.usesObjectId() || hasAny(bean.getClass())) {
                return null;
            }
            if (bean.getClass().getModule().getDescriptor() != null
                    && bean.getClass().getModule().getLayer() == ModuleLayer.boot()
                    && bean.getClass().getName().startsWith("java")) {
                throw refused(bean, place);
            }
            for (Iterator<PropertyWriter> writers = serializer.properties(); writers.hasNext(); ) {
                PropertyWriter next = writers.next();
                if (next.getClass() != BeanPropertyWriter.class
                        || next.getAnnotation(JsonSerialize.class) != null
                        || next.getAnnotation(JsonFormat.class) != null) {
                    return null;
                }
                BeanPropertyWriter writer = (BeanPropertyWriter) next;
                Object member = writer.get(bean);
                if (member != null || !writer.willSuppressNulls()) {
                    members.put(writer.getName(), member);
                }
            }
        } catch (InvocationTargetException e) {
            throw new ConversionException(
                    place + ": a " + bean.getClass().getName() + " could not be read: " + e.getCause());
        } catch (ConversionException e) {
            throw e;
        } catch (Exception e) {
            throw refused(bean, place);
        }
        if (members.isEmpty()) {
            throw refused(bean, place);
        }
        return members;
    }

    private static boolean hasAny(Class<?> type) {
        BeanDescription description = MAPPER.getSerializationConfig().introspect(MAPPER.constructType(type));
        return description.findAnyGetter() != null || type.isAnnotationPresent(JsonAnyGetter.class);
    }

    /** As Jackson writes it. */
    static @Nullable Object converted(Object value, Place place) {
        try {
            Object converted = MAPPER.convertValue(value, Object.class);
            if (converted == value) {
                throw refused(value, place);
            }
            return converted;
        } catch (IllegalArgumentException e) {
            throw refused(value, place);
        }
    }

    private static ConversionException refused(Object value, Place place) {
        return new ConversionException(place + ": a " + value.getClass().getName()
                + " is no data: hand over what it holds, or a function that asks it");
    }
}
