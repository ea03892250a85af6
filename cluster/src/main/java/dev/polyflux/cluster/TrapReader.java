package dev.polyflux.cluster;

import dev.polyflux.core.Operator;
import dev.polyflux.core.Trap;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what {@link TrapWriter} writes. */
record TrapReader(ValueReader from) {

    Trap trap() throws IOException {
        from.list();
        Trap trap =
                switch (TrapCode.of(from.number())) {
                    case GET -> new Trap.Get(from.known());
                    case SET -> new Trap.Set(from.known(), from.value());
                    case DELETE -> new Trap.Delete(from.known());
                    case HAS -> new Trap.Has(from.known());
                    case KEYS -> new Trap.Keys();
                    case DESCRIBE -> new Trap.Describe(from.known());
                    case DEFINE -> new Trap.Define(from.known(), from.value());
                    case PROTOTYPE -> new Trap.Prototype();
                    case SET_PROTOTYPE -> new Trap.SetPrototype(from.value());
                    case IS_EXTENSIBLE -> new Trap.IsExtensible();
                    case PREVENT_EXTENSIONS -> new Trap.PreventExtensions();
                    case GET_ITEM -> new Trap.GetItem(from.value());
                    case SET_ITEM -> new Trap.SetItem(from.value(), from.value());
                    case DELETE_ITEM -> new Trap.DeleteItem(from.value());
                    case CONTAINS -> new Trap.Contains(from.value());
                    case LENGTH -> new Trap.Length();
                    case APPLY -> new Trap.Apply(from.value(), from.arguments());
                    case CONSTRUCT -> new Trap.Construct(from.arguments());
                    case OPERATE -> new Trap.Operate(operator(), from.elements());
                    case ITERATE -> new Trap.Iterate(from.truth());
                    case NEXT -> new Trap.Next(from.value());
                    case THROW -> new Trap.Throw(from.value());
                    case CLOSE -> new Trap.Close();
                    case AWAIT -> new Trap.Await();
                    case TEXT -> new Trap.Text(from.truth());
                    case DETACH -> new Trap.Detach(from.truth());
                    case CHAIN -> new Trap.Chain(traps());
                    case ALL -> new Trap.All(traps());
                    case QUERY -> new Trap.Query(path());
                    case EVALUATE -> new Trap.Evaluate(from.text(), from.arguments());
                };
        from.leave();
        return trap;
    }

    private Operator operator() throws IOException {
        String spelling = from.text();
        Operator operator = Operator.of(spelling);
        if (operator == null) {
            throw ValueReader.wrong("the operator " + spelling);
        }
        return operator;
    }

    private List<Object> path() throws IOException {
        List<Object> path = new ArrayList<>();
        for (@Nullable Object key : from.elements()) {
            if (key == null) {
                throw ValueReader.wrong("nothing where a key is");
            }
            path.add(key);
        }
        return path;
    }

    private List<Trap> traps() throws IOException {
        List<Trap> traps = new ArrayList<>();
        for (int left = from.number(); left > 0; left--) {
            traps.add(trap());
        }
        return traps;
    }
}
