// A function here and one of main hold each other by what they close over.
make = () => {
  const held = {};
  const closure = track(() => held.there);
  held.there = window.closure(closure);
  return closure;
};
