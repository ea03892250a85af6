// The numbers of the page's objects among pairs, those in copies included.
import { ARRAY, OBJECT, REMOTE_ARRAY, REMOTE_FUNCTION, REMOTE_OBJECT } from 'reflected-ffi/types';
import { END, MAP, SET } from './tags.js';

export function describe(pairs, found = new Set(), met = new Set()) {
  for (const pair of pairs) {
    if (!Array.isArray(pair) || met.has(pair)) continue;
    met.add(pair);
    const [type, held] = pair;
    if (type === REMOTE_OBJECT || type === REMOTE_ARRAY || type === REMOTE_FUNCTION) found.add(held);
    else if (type === ARRAY || type === MAP || type === SET) describe(held, found, met);
    else if (type === OBJECT && held !== null) describe(Object.values(held), found, met);
    else if (type === END) describe([held], found, met);
  }
  return [...found];
}
