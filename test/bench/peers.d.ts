// What is used of the packages that are installed for a run only: so that types are checked without them.

declare module '@lezer/common' {
  export type Fragment = object
  export type Change = { readonly fromA: number; readonly toA: number; readonly fromB: number; readonly toB: number }
  export const TreeFragment: {
    addTree: (tree: object, fragments?: readonly Fragment[]) => readonly Fragment[]
    applyChanges: (fragments: readonly Fragment[], changes: readonly Change[]) => readonly Fragment[]
  }
}

declare module '@lezer/markdown' {
  export const parser: { parse: (text: string, fragments?: readonly object[]) => object }
}

declare module 'micromark' {
  export const micromark: (text: string) => string
}
