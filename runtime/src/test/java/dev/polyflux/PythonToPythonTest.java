package dev.polyflux;

import static org.assertj.core.api.Assertions.assertThat;

import dev.polyflux.lifecycle.LifecycleEvent.Done;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What one Python worker makes and another uses, found through main. */
final class PythonToPythonTest {

    private static final Duration LIMIT = Duration.ofMinutes(4);
    private static final String MAKER =
            """
            from dataclasses import dataclass
            from enum import Enum
            from pyscript import window

            class Counter(dict):
                def __missing__(self, key):
                    return 0
                def total(self, *, start=0):
                    return start + sum(self.values())

            def averaging():
                total, count, average = 0.0, 0, None
                while True:
                    value = yield average
                    if value is None:
                        return count
                    total += value
                    count += 1
                    average = total / count

            class Session:
                def __init__(self):
                    self.log = []
                def __enter__(self):
                    self.log.append("enter")
                    return self
                def __exit__(self, kind, error, trace):
                    self.log.append(type(error).__name__ if error else "exit")
                    return isinstance(error, ValueError)

            class Shape:
                sides = 0
                def describe(self):
                    return f"{type(self).__name__} of {self.sides} sides"
                @classmethod
                def make(cls, *args, **named):
                    return cls(*args, **named)
                @staticmethod
                def twice(n):
                    return n * 2

            class Square(Shape):
                sides = 4
                def __init__(self, side=1):
                    self.side = side
                @property
                def area(self):
                    return self.side ** 2
                def describe(self):
                    return "a " + super().describe()
                def __add__(self, other):
                    return Square(self.side + getattr(other, "side", other))
                def __radd__(self, other):
                    return Square(self.side + other)
                def __lt__(self, other):
                    return self.side < other.side
                def __eq__(self, other):
                    return isinstance(other, Square) and self.side == other.side
                def __hash__(self):
                    return hash(self.side)

            class Unhappy(LookupError):
                pass

            def fail():
                try:
                    {}["key"]
                except KeyError as cause:
                    error = Unhappy("no luck", 7)
                    error.add_note("try later")
                    raise error from cause

            @dataclass
            class Point:
                x: int
                y: int = 0

            class Color(Enum):
                RED = 1
                BLUE = 2

            window.made = {
                "Counter": Counter, "averaging": averaging, "Session": Session, "Shape": Shape, "Square": Square,
                "fail": fail, "Point": Point, "Color": Color, "Unhappy": Unhappy,
            }
            """;

    private final Queue<String> printed = new ConcurrentLinkedQueue<>();
    private final Polyflux polyflux = Polyflux.builder()
            .main("main.py", "")
            .output(line -> printed.add(line.text()))
            .build();

    @AfterEach
    void close() {
        polyflux.close();
    }

    private void use(String code) {
        assertThat(polyflux.start(WorkerSpec.of("maker.py", MAKER)).ended().block(LIMIT))
                .isInstanceOf(Done.class);
        Worker user =
                polyflux.start(WorkerSpec.of("user.py", "from pyscript import window\nmade = window.made\n" + code));
        assertThat(user.ended().block(LIMIT)).isInstanceOf(Done.class);
    }

    @Test
    void aSubclassOfDictBehavesAsADict() {
        use(
                """
                counter = made["Counter"](a=1, b=2)
                counter["c"] += 3
                print(counter["absent"], counter.total(start=10), "a" in counter, len(counter), sorted(counter))
                print(isinstance(counter, dict), isinstance(counter, made["Counter"]), {**counter} == {"a": 1, "b": 2, "c": 3})
                del counter["a"]
                print(dict(counter.items()), counter | {"z": 0} == {"b": 2, "c": 3, "z": 0})
                """);
        assertThat(printed).containsExactly("0 16 True 3 ['a', 'b', 'c']", "True True True", "{'b': 2, 'c': 3} True");
    }

    @Test
    void aGeneratorIsSentValuesAndReturnsOne() {
        use(
                """
                average = made["averaging"]()
                print(next(average), average.send(10), average.send(20))
                try:
                    average.send(None)
                except StopIteration as stop:
                    print(stop.value)
                """);
        assertThat(printed).containsExactly("None 10.0 15.0", "2");
    }

    @Test
    void aContextManagerSeesTheErrorAndMaySuppressIt() {
        use(
                """
                session = made["Session"]()
                with session as entered:
                    print(entered is session)
                with session:
                    raise ValueError("suppressed")
                try:
                    with session:
                        raise KeyError("passes")
                except KeyError as error:
                    print("passed", error)
                print(list(session.log))
                """);
        assertThat(printed)
                .containsExactly(
                        "True", "passed 'passes'", "['enter', 'exit', 'enter', 'ValueError', 'enter', 'KeyError']");
    }

    @Test
    void aHierarchyOfClassesIsUsedAsALocalOne() {
        use(
                """
                Shape, Square = made["Shape"], made["Square"]
                square = Square(side=3)
                print(square.describe(), square.area, Square.make(2).side, Shape.twice(4))
                print(isinstance(square, Shape), issubclass(Square, Shape), issubclass(Shape, Square), isinstance(5, Shape))
                print((square + 1).side, (square + Square(2)).side, (10 + square).side, sum([Square(1), Square(2)], 0).side)
                print(square == Square(3), square != Square(3), Square(1) < square, len({square, Square(3)}), sorted([square, Square(1)])[0].side)
                try:
                    class Local(Shape):
                        pass
                except TypeError as error:
                    print("cannot be derived from here" in str(error))
                """);
        assertThat(printed)
                .containsExactly(
                        "a Square of 4 sides 9 2 8",
                        "True True False False",
                        "4 5 13 3",
                        "True False True 1 1",
                        "True");
    }

    @Test
    void anExceptionKeepsItsArgumentsCauseNotesAndBase() {
        use(
                """
                try:
                    made["fail"]()
                except LookupError as error:
                    print(type(error).__name__, error.args, type(error.__cause__).__name__, error.__cause__.args, error.__notes__)
                """);
        assertThat(printed).containsExactly("Unhappy ('no luck', 7) KeyError ('key',) ['try later']");
    }

    @Test
    void dataclassesAndEnumsAreThemselves() {
        use(
                """
                Point, Color = made["Point"], made["Color"]
                point = Point(1, y=2)
                print(point, point == Point(1, 2), point.x + point.y)
                print(Color.RED is Color.RED, Color["BLUE"].value, Color(1).name, [color.name for color in Color])
                """);
        assertThat(printed).containsExactly("Point(x=1, y=2) True 3", "True 2 RED ['RED', 'BLUE']");
    }
}
