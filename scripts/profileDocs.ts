import { BUILT_IN_PROFILES } from '../server/rules/profiles/index.ts'
import type { BuiltInProfile } from '../server/rules/profiles/profile.ts'
import { english } from '../server/text/message.ts'

/** What docs/profiles.md has to hold. */

const anchor = (name: string): string => `[${name}](#${name})`

const baseOf = ({ name, yaml }: BuiltInProfile): string =>
  name === 'default' ? '' : (/^extends: (\S+)$/m.exec(yaml)?.[1] ?? 'default')

const linked = (yaml: string): string =>
  [...yaml.matchAll(/^ {2}([a-z]+-[a-z-]+):/gm)].map(([, code]) => `[${code}](rules/${code}.md)`).join(', ')

const section = (profile: BuiltInProfile): string => {
  const { name, meaning, origin, yaml } = profile
  const base = baseOf(profile)
  const content =
    yaml === ''
      ? 'It chooses nothing: every rule has the severity that [the table of rules](rules/README.md) gives.\n'
      : `\`\`\`yaml\n${yaml}\`\`\`\n\nIts rules: ${linked(yaml)}.\n`
  return `## ${name}

${english(meaning)}${base === '' ? '' : ` Builds on ${anchor(base)}.`}

${origin}

${content}`
}

export const profileDocs = (): string => {
  const profiles = [...BUILT_IN_PROFILES.values()]
  const rows = profiles.map(profile => {
    const base = baseOf(profile)
    return `| ${anchor(profile.name)} | ${base === '' ? '' : anchor(base)} | ${english(profile.meaning)} |`
  })
  return `# Profiles

A profile is a set of rules with their severities and options, for one kind of transcript. What it does not name stays as in the
profile that it builds on. Choose one in the header of a file (\`profile: oral-history\`), in the
[workspace file](format.md#workspace), or in the editor's setting \`transcript.profile\`; the nearest wins. Your own is a
[file](format.md#profile-files) that extends one of these.

| profile | builds on | for |
|---|---|---|
${rows.join('\n')}

${profiles.map(section).join('\n')}`
}
