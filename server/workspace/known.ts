import { RULES } from '../rules/index.ts'
import { BUILT_IN_PROFILES } from '../rules/profiles/index.ts'
import type { Known } from './schema.ts'

/** The rules and profiles that there are. */
export const KNOWN: Known = { rules: RULES, profiles: [...BUILT_IN_PROFILES.keys()] }
