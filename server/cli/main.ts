import { version } from '../../package.json'
import type { Slips } from '../rules/support/slips.ts'
import { english } from '../text/message.ts'
import type { Coverage } from '../workspace/workspace.ts'
import { type Asked, didYouMean, readArguments, type Usage } from './arguments.ts'
import { check } from './check.ts'
import type { Command, Run } from './command.ts'
import { printable } from './fit.ts'
import { fix } from './fix.ts'
import { help } from './help.ts'
import { inputs } from './inputs.ts'
import { rewrite } from './rewrite.ts'
import { styleFor } from './style.ts'
import { surroundingFiles } from './surroundingFiles.ts'
import { surveyOf } from './survey.ts'
import { turns } from './turns.ts'
import { type World, wantsColor, widthOf, write } from './world.ts'

/** 0: nothing to complain of; 1: errors or warnings in a transcript; 2: wrong usage, or something unreadable. */
export type ExitCode = 0 | 1 | 2

const COMMANDS: Readonly<Record<string, Command>> = { check, fix, turns }

type Chosen = { readonly command: Command; readonly format: string; readonly paths: readonly string[] }

/** The command that was asked for, in a format that it knows. */
const choose = ({ positionals: [name, ...paths], format, flags }: Asked): Chosen | Usage => {
  if (name === undefined) return { wrong: 'A command is missing: check, fix or turns.' }
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined
  if (command === undefined) return { wrong: `There is no command ${name}.${didYouMean(name, Object.keys(COMMANDS))}` }
  const chosen = format ?? command.formats[0] ?? ''
  if (!command.formats.includes(chosen)) {
    const guess = didYouMean(chosen, command.formats)
    return { wrong: `There is no format ${chosen}; ${name} knows ${command.formats.join(', ')}.${guess}` }
  }
  const foreign = flags.find(flag => !command.flags.includes(flag))
  if (foreign !== undefined) return { wrong: `The command ${name} has no option ${foreign}.` }
  return { command, format: chosen, paths }
}

/** The same, among other files; the same object where they tell nothing. */
const amongOthers = (coverage: Coverage, slips: Slips): Coverage =>
  slips.size === 0 ? coverage : { ...coverage, surroundings: { ...coverage.surroundings, slips } }

const runOn = async (run: Run, paths: readonly string[], world: World, others: boolean): Promise<ExitCode> => {
  let unreadable = false
  let files = 0
  const workspace = surroundingFiles()
  const survey = others ? await surveyOf(paths, workspace) : undefined
  await write(world.stdout, run.begin())
  for await (const input of inputs(paths, world.stdin, workspace.matches)) {
    files++
    const say = (message: string): Promise<void> =>
      write(world.stderr, `transcript: ${printable(`${input.name}: ${message}`)}\n`)
    if ('refusal' in input) {
      unreadable = true
      await say(english(input.refusal))
      continue
    }
    if (input.note !== undefined) await say(input.note)
    const coverage = await workspace.of(input.name)
    for await (const { name, text, problems } of workspace.faults(coverage)) {
      if (run.support !== undefined) await write(world.stdout, run.support(name, text, problems))
    }
    const { output, note, rewritten } = run.file(
      input.name,
      input.text,
      survey === undefined ? coverage : amongOthers(coverage, survey(input.name)),
    )
    await write(world.stdout, output)
    if (note !== undefined) await say(note)
    if (rewritten === undefined) continue
    const failure = await rewrite(input, rewritten)
    if (failure !== undefined) {
      unreadable = true
      await say(failure)
    }
  }
  if (files === 0) await write(world.stderr, 'transcript: no .transcript files were found\n')
  const { output, note, code } = run.end()
  await write(world.stdout, output)
  if (note !== undefined) await write(world.stderr, `${note}\n`)
  return unreadable ? 2 : code
}

/** Does what `args` ask for, and resolves to the exit code. Rejects only if an output stream fails. */
export const main = async (args: readonly string[], world: World): Promise<ExitCode> => {
  const complain = async ({ wrong }: Usage): Promise<ExitCode> => {
    await write(world.stderr, `transcript: ${printable(wrong)}\nTry transcript --help.\n`)
    return 2
  }
  const asked = readArguments(args)
  if ('wrong' in asked) return complain(asked)
  if (asked.help) {
    await write(world.stdout, help(asked.positionals[0]))
    return 0
  }
  if (asked.version) {
    await write(world.stdout, `${version}\n`)
    return 0
  }
  const chosen = choose(asked)
  if ('wrong' in chosen) return complain(chosen)
  const look = { style: styleFor(wantsColor(world)), width: widthOf(world) }
  return runOn(chosen.command.start(chosen.format, look, asked.flags), chosen.paths, world, chosen.command.amongOthers)
}
