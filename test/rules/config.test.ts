import { expect, it } from 'vitest'
import { readTranscript } from '../../server/model/transcript.ts'
import { checkTranscript, configFor, type Surroundings } from '../../server/rules/index.ts'
import { layerOf } from '../../server/rules/layer.ts'
import { readYaml } from '../../server/syntax/yaml.ts'
import { settings } from './settings.ts'

const body = 'Anna Meyer: Hello.\n\nBen Okafor:\n\nAnna Meyer: Well.\n\nBen Okafor: Yes.\n'
const withHeader = (header: string): string => `---\nspeakers: [Anna Meyer, Ben Okafor]\n${header}---\n\n${body}`

const found = (text: string, surroundings?: Surroundings): string[] =>
  checkTranscript(readTranscript(text), surroundings).map(({ code, severity }) => `${code} ${severity}`)

const layer = (yaml: string, base: 'profile' | 'extends') => layerOf(readYaml(yaml).entries, base)

it('lets the nearest choice win: header over workspace file over settings over profile', () => {
  const profiles = new Map([['house', layer('extends: base\nrules:\n  turn-empty: hint\n', 'extends')]])
  const base = new Map([...profiles, ['base', layer('rules:\n  turn-empty: error\n', 'extends')]])
  const workspace = layer('profile: house\nrules:\n  turn-empty: warning\n', 'profile')
  const own = settings({ 'turn-empty': 'information' }, undefined, base)
  expect(found(withHeader(''), { layers: [], profiles: base })).toEqual(['turn-empty warning'])
  expect(found(withHeader('profile: base\n'), { layers: [], profiles: base })).toEqual(['turn-empty error'])
  expect(found(withHeader('profile: house\n'), { layers: [], profiles: base })).toEqual(['turn-empty hint'])
  expect(found(withHeader('profile: house\n'), own)).toEqual(['turn-empty information'])
  expect(found(withHeader(''), { ...own, layers: [...own.layers, workspace] })).toEqual(['turn-empty warning'])
  const header = 'rules:\n  turn-empty: error\n'
  expect(found(withHeader(header), { ...own, layers: [...own.layers, workspace] })).toEqual(['turn-empty error'])
})

it('survives profiles that build on each other in a circle', () => {
  const profiles = new Map([
    ['a', layer('extends: b\nrules:\n  turn-empty: hint\n', 'extends')],
    ['b', layer('extends: a\nrules:\n  turn-empty: error\n', 'extends')],
  ])
  expect(found(withHeader('profile: a\n'), { layers: [], profiles })).toEqual(['turn-empty hint'])
})

it('checks the same way as long as nobody chooses otherwise, so that what was found is kept', () => {
  const surroundings = settings({ 'turn-empty': 'hint' })
  const config = configFor(readTranscript(withHeader('title: A talk\n')), surroundings)
  expect(configFor(readTranscript(withHeader('title: Another\nplace: Astana\n')), surroundings)).toBe(config)
  expect(configFor(readTranscript(body), settings({ 'turn-empty': 'hint' }))).toBe(config)
  expect(configFor(readTranscript(body), settings({ 'turn-empty': 'off' }))).not.toBe(config)
})

it('turns a rule on where only options are given, as severe as it was', () => {
  const profiles = new Map([['quiet', layer('rules:\n  turn-empty: off\n', 'extends')]])
  const surroundings = { layers: [], profiles }
  expect(found(withHeader('profile: quiet\n'), surroundings)).toEqual([])
  expect(found(withHeader('profile: quiet\nrules:\n  turn-empty: on\n'), surroundings)).toEqual(['turn-empty warning'])
})

it('reads comments that silence rules in linear time', () => {
  const quiet = `${'<!-- transcript-ignore turn-empty -->\n'.repeat(20_000)}Ben Okafor:\n\nAnna Meyer: So.\n`
  const many = `${'<!-- transcript-ignore turn-empty -->\nBen Okafor:\n\n'.repeat(20_000)}Anna Meyer: So.\n`
  const endless = `<!-- transcript-ignore ${' '.repeat(200_000)}${'<!-- transcript-ignore x'.repeat(9000)}`
  const start = performance.now()
  expect(found(quiet)).not.toContain('turn-empty warning')
  // Somebody speaks after the last one, which is no empty turn.
  expect(found(many)).toEqual(['header-speakers-missing information', 'ignore-unused warning'])
  expect(found(endless)).toEqual([])
  expect(performance.now() - start).toBeLessThan(5000)
})

it('silences a rule in the block after a comment, or in the file', () => {
  const ignored = body.replace('Ben Okafor:\n', '<!-- transcript-ignore turn-empty: he nods -->\nBen Okafor:\n')
  const elsewhere = body.replace(
    'Anna Meyer: Well',
    '<!-- transcript-ignore turn-empty: he nods -->\n\nAnna Meyer: Well',
  )
  const twice = `${ignored}\nAnna Meyer:\n\nBen Okafor: So.\n`
  const declare = 'header-speakers-missing information'
  expect(found(ignored)).toEqual([declare])
  expect(found(elsewhere)).toEqual([declare, 'turn-empty warning', 'ignore-unused warning'])
  expect(found(twice)).toEqual([declare, 'turn-empty warning'])
  expect(found(twice.replace('ignore turn', 'ignore-file turn'))).toEqual([declare])
  expect(found(`<!-- transcript-ignore-file turn-empty, header-speakers-missing -->\n\n${body}`)).toEqual([])
  expect(found(ignored, settings({ 'turn-empty': 'off' }))).toEqual([declare])
})

it('counts an ignore as of use that silences the rule on ignores', () => {
  const text =
    '---\nspeakers: [Anna Meyer]\n---\n\n<!-- transcript-ignore-file ignore-unknown -->\n\nAnna Meyer: Hello.\n'
  const unknown = '\n<!-- transcript-ignore no-such-rule -->\n\nAnna Meyer: Well.\n'
  expect(found(text + unknown)).toEqual([])
  expect(found(text)).toEqual(['ignore-unused warning'])
})
