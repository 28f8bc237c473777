import type { LabelUses } from './labels.ts'
import type { Resolutions } from './resolve.ts'
import type { Transcript } from './transcript.ts'

/** Values that are worked out once for the labels of a transcript. */
export type KeptByLabels<V> = {
  readonly get: (transcript: Transcript) => V | undefined
  readonly set: (transcript: Transcript, value: V) => void
}

/**
 * For what depends on how often and how labels are used, besides whom they mean: an edit that adds a turn changes the
 * table of uses, and mostly leaves the resolutions as they are.
 */
export const keptByLabels = <V>(): KeptByLabels<V> => {
  const kept = new WeakMap<LabelUses, { readonly resolutions: Resolutions; readonly value: V }>()
  return {
    get: ({ uses, resolutions }) => {
      const known = kept.get(uses)
      return known?.resolutions === resolutions ? known.value : undefined
    },
    set: ({ uses, resolutions }, value) => void kept.set(uses, { resolutions, value }),
  }
}
