package dev.polyflux.cluster;

import dev.polyflux.core.Trap;

/** The numbers of the traps, which are their places here: new ones come last. */
enum TrapCode {
    GET,
    SET,
    DELETE,
    HAS,
    KEYS,
    DESCRIBE,
    DEFINE,
    PROTOTYPE,
    SET_PROTOTYPE,
    IS_EXTENSIBLE,
    PREVENT_EXTENSIONS,
    GET_ITEM,
    SET_ITEM,
    DELETE_ITEM,
    CONTAINS,
    LENGTH,
    APPLY,
    CONSTRUCT,
    OPERATE,
    ITERATE,
    NEXT,
    THROW,
    CLOSE,
    AWAIT,
    TEXT,
    DETACH,
    CHAIN,
    ALL,
    QUERY,
    EVALUATE;

    private static final TrapCode[] ALL_OF_THEM = values();

    static TrapCode of(Trap trap) {
        return switch (trap) {
            case Trap.Get g -> GET;
            case Trap.Set s -> SET;
            case Trap.Delete d -> DELETE;
            case Trap.Has h -> HAS;
            case Trap.Keys k -> KEYS;
            case Trap.Describe d -> DESCRIBE;
            case Trap.Define d -> DEFINE;
            case Trap.Prototype p -> PROTOTYPE;
            case Trap.SetPrototype s -> SET_PROTOTYPE;
            case Trap.IsExtensible i -> IS_EXTENSIBLE;
            case Trap.PreventExtensions p -> PREVENT_EXTENSIONS;
            case Trap.GetItem g -> GET_ITEM;
            case Trap.SetItem s -> SET_ITEM;
            case Trap.DeleteItem d -> DELETE_ITEM;
            case Trap.Contains c -> CONTAINS;
            case Trap.Length l -> LENGTH;
            case Trap.Apply a -> APPLY;
            case Trap.Construct c -> CONSTRUCT;
            case Trap.Operate o -> OPERATE;
            case Trap.Iterate i -> ITERATE;
            case Trap.Next n -> NEXT;
            case Trap.Throw t -> THROW;
            case Trap.Close c -> CLOSE;
            case Trap.Await a -> AWAIT;
            case Trap.Text t -> TEXT;
            case Trap.Detach d -> DETACH;
            case Trap.Chain c -> CHAIN;
            case Trap.All a -> ALL;
            case Trap.Query q -> QUERY;
            case Trap.Evaluate e -> EVALUATE;
        };
    }

    static TrapCode of(int number) {
        if (number < 0 || number >= ALL_OF_THEM.length) {
            throw ValueReader.wrong("the code " + number + " for a trap");
        }
        return ALL_OF_THEM[number];
    }
}
