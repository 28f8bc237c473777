const PATHS = `A PATH is a file of any extension, a folder (its .transcript files, those that a .transcript.yaml names, and those of
the folders in it), or - for standard input. Without a PATH, the current folder.`

const CODES = `Exit code: 0 no error or warning, 1 some, 2 wrong usage or something could not be read.`

const GENERAL = `Usage: transcript COMMAND [PATH…] [OPTION…]

Reads transcripts: text with a YAML header and speaker lines such as "Vladimir Putin: Agreed."

Commands:
  check   print what is wrong in each file (--format text|jsonl)
  fix     repair what can be repaired for certain (--suggested, --dry-run)
  turns   print who speaks in each file, when and what (--format text|jsonl|csv)

Options:
  --format FORMAT   how to print: text for people, jsonl or csv for programs
  --help            print this, or with a command, its help
  --version         print the version

${PATHS}
${CODES}
`

const CHECK = `Usage: transcript check [PATH…] [--format text|jsonl]

Prints the problems of each file.

  --format text     for people: place, severity, message, code and the line (the default)
  --format jsonl    one JSON object per problem: file, line, column, endLine, endColumn, severity (error, warning,
                    information, hint), code, message, fix (safe, suggested, none); lines and columns from 1, in UTF-16

${PATHS}
${CODES}
`

const FIX = `Usage: transcript fix [PATH…] [--suggested] [--dry-run]

Repairs the problems of each file whose repair is certain, and prints what it changes as a unified diff. Spoken words and
who speaks them are never changed.

  --suggested   apply suggested repairs too, the first of each problem: have a look at what they change
  --dry-run     print the diff, and leave the files as they are

${PATHS} From standard input, the repaired text is printed instead of the diff.
Exit code: 0 no error or warning is left, 1 some, 2 wrong usage or something could not be read or written.
`

const TURNS = `Usage: transcript turns [PATH…] [--format text|jsonl|csv]

Prints the turns of each file: who speaks, when and what.

  --format text     for people: a table (the default)
  --format jsonl    one JSON object per turn: file, turn, line, label, speaker, resolution (declared, roster, chained,
                    inferred), manner, start, end (milliseconds or null), words, text
  --format csv      the same as a table with a header row (RFC 4180)

${PATHS}
Exit code: 0, or 2 for wrong usage or something that could not be read.
`

/** What `--help` prints, for a command or in general. */
export const help = (command: string | undefined): string =>
  command === 'check' ? CHECK : command === 'fix' ? FIX : command === 'turns' ? TURNS : GENERAL
