import { describe, expect, it } from 'vitest'
import { english, isSame, say, telling } from '../../server/text/message.ts'
import { all, either, orNear, quoted } from '../../server/text/wording.ts'

describe('a message', () => {
  it('holds its text and its values apart', () => {
    expect(say`${'Ben'} has ${3} turns.`).toEqual({ text: '{0} has {1} turns.', values: ['Ben', 3] })
  })

  it('is one object where it has no values', () => {
    const nothing = () => say`Nothing is said.`
    expect(nothing()).toBe(nothing())
  })

  it('is said in English as it is written', () => {
    expect(english(say`${quoted('Ben')} has ${12345} turns.`)).toBe('“Ben” has 12,345 turns.')
    expect(english(orNear(say`${quoted('ruel')} is no key`, 'rule'))).toBe('“ruel” is no key; did you mean “rule”?')
    expect(english(all(['A', 'B', 'C']))).toBe('A, B and C')
    expect(english(either([quoted('A')]))).toBe('“A”')
    expect(english(all([]))).toBe('')
  })

  it('takes nothing in a text of the user for a place', () => {
    expect(english(say`${'{1}'} and ${'{0}'}`)).toBe('{1} and {0}')
    expect(english('{0}')).toBe('{0}')
  })

  it('is the same as another that says the same', () => {
    const one = say`${quoted('Ben')} has ${3} turns.`
    expect(isSame(one, say`${quoted('Ben')} has ${3} turns.`)).toBe(true)
    expect(isSame(one, say`${quoted('Bea')} has ${3} turns.`)).toBe(false)
    expect(isSame(one, say`${quoted('Ben')} has ${4} turns.`)).toBe(false)
    expect(isSame(one, say`${quoted('Ben')} had ${3} turns.`)).toBe(false)
    expect(isSame(say`${'3'}`, say`${3}`)).toBe(false)
  })
})

describe('a translation', () => {
  const russian = telling(
    {
      '{0} turns': '{0} реплика | {0} реплики | {0} реплик',
      '{0} says {1}.': '{1} — у {0}.',
      '“{0}”': '«{0}»',
    },
    'ru',
  )

  it('has forms for numbers', () => {
    const turns = [1, 2, 5, 11, 21, 104, 12345].map(count => russian(say`${count} turns`))
    expect(turns).toEqual([
      '1 реплика',
      '2 реплики',
      '5 реплик',
      '11 реплик',
      '21 реплика',
      '104 реплики',
      '12\u00a0345 реплик',
    ])
  })

  it('puts parts in the order of its own', () => {
    expect(russian(say`${quoted('Ben')} says ${say`${3} turns`}.`)).toBe('3 реплики — у «Ben».')
  })

  it('leaves in English what it has not, and translates the parts of that', () => {
    expect(russian(say`No ${quoted('Ben')} here.`)).toBe('No «Ben» here.')
    expect(russian('as it is')).toBe('as it is')
  })
})
