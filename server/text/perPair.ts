import { perObject } from './perObject.ts'

/** Work that is done once for two objects, as long as both are in use. */
export const perPair = <A extends object, B extends object, V>(work: (a: A, b: B) => V): ((a: A, b: B) => V) => {
  const of = perObject((a: A) => perObject((b: B) => work(a, b)))
  return (a, b) => of(a)(b)
}
