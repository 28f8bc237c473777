import { readYaml } from '../../syntax/yaml.ts'
import { type Layer, layerOf } from '../layer.ts'
import { broadcast } from './broadcast.ts'
import { cleanVerbatim } from './cleanVerbatim.ts'
import { defaultProfile } from './default.ts'
import { fullVerbatim } from './fullVerbatim.ts'
import { legal } from './legal.ts'
import { meeting } from './meeting.ts'
import { oralHistory } from './oralHistory.ts'
import type { BuiltInProfile } from './profile.ts'

/** The table of profiles: adding one is a file and a row. */
export const BUILT_IN_PROFILES: ReadonlyMap<string, BuiltInProfile> = new Map(
  [defaultProfile, cleanVerbatim, fullVerbatim, oralHistory, broadcast, legal, meeting].map(profile => [
    profile.name,
    profile,
  ]),
)

const layers = new Map<string, Layer>()

/** What a built-in profile says; read when it is first asked for. */
export const builtInProfile = (name: string): Layer | undefined => {
  const profile = BUILT_IN_PROFILES.get(name)
  if (profile === undefined) return undefined
  let layer = layers.get(name)
  if (layer === undefined) {
    layer = layerOf(readYaml(profile.yaml).entries, 'extends')
    layers.set(name, layer)
  }
  return layer
}
