package dev.polyflux.browser;

import dev.polyflux.core.Ref;
import dev.polyflux.core.Trap;

/** What a trap may change: whoever keeps what he has read of it is told that it may be so no longer. */
final class Changes {

    private Changes() {}

    static void tell(Ref target, Trap trap) {
        if (may(target, trap)) {
            target.changed();
        } else if (trap instanceof Trap.Apply(Ref self, var arguments)
                && self.shape().isCollection()) {
            self.changed();
        }
    }

    private static boolean may(Ref target, Trap trap) {
        return switch (trap) {
            case Trap.Set set -> true;
            case Trap.Delete delete -> true;
            case Trap.Define define -> true;
            case Trap.SetPrototype set -> true;
            case Trap.PreventExtensions prevent -> true;
            case Trap.SetItem set -> true;
            case Trap.DeleteItem delete -> true;
            case Trap.Operate operate -> true;
            case Trap.Evaluate evaluate -> true;
            case Trap.Chain(var steps) ->
                steps.stream()
                        .anyMatch(step -> may(target, step)
                                || (step instanceof Trap.Apply && target.shape().isCollection()));
            case Trap.All(var traps) -> traps.stream().anyMatch(each -> may(target, each));
            case Trap.Apply apply -> false;
            case Trap.Construct construct -> false;
            case Trap.Get get -> false;
            case Trap.Has has -> false;
            case Trap.Keys keys -> false;
            case Trap.Describe describe -> false;
            case Trap.Prototype prototype -> false;
            case Trap.IsExtensible extensible -> false;
            case Trap.GetItem item -> false;
            case Trap.Contains contains -> false;
            case Trap.Length length -> false;
            case Trap.Iterate iterate -> false;
            case Trap.Next next -> false;
            case Trap.Throw thrown -> false;
            case Trap.Close close -> false;
            case Trap.Await await -> false;
            case Trap.Text text -> false;
            case Trap.Detach detach -> false;
            case Trap.Query query -> false;
        };
    }
}
