/** Runs that take minutes are small in `npm test` and whole in `npm run test:long`. */
export function sized<T>(small: T, whole: T): T {
  return process.env.LONG === 'on' ? whole : small;
}
