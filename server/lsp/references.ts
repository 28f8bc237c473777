// References: in the file that is asked about, and of people of a roster in all transcripts of the workspace.
import type { Connection, Location, ReferenceParams } from 'vscode-languageserver'
import { listings, namedAt, referencesAt, referencesIn } from '../features/references.ts'
import type { Speaker } from '../model/speakers.ts'
import { canonicalUri } from '../workspace/uris.ts'
import type { Archive } from './archive.ts'
import { soundPosition } from './document.ts'
import { type Answering, type Running, runningUnder } from './requests.ts'
import type { Support } from './supportFiles.ts'

const withDeclarations = ({ context }: ReferenceParams): boolean => context?.includeDeclaration !== false

export const answerReferences = (
  connection: Connection,
  answer: Answering,
  support: Support,
  archive: Archive,
): void => {
  /** Where other files than `own` name some people of rosters. */
  const elsewhere = async (
    people: readonly Speaker[],
    declarations: boolean,
    { token, run }: Running,
    own?: string,
  ): Promise<Location[]> => {
    if (people.length === 0) return []
    await archive.settled(token)
    const names = new Set(people.map(({ name }) => name))
    const places: Location[] = []
    for (const uri of archive.filesNaming(people)) {
      const file = uri === own ? undefined : await archive.read(uri)
      if (file === undefined) continue
      // Spread over the arguments of one call, the places of a long file overflow the stack.
      for (const place of await run(referencesIn(file.transcript, names, file.uri, declarations))) places.push(place)
    }
    return places
  }

  const ofEntry = support.either(async (document, params: ReferenceParams, token) => {
    const entry = await support.entryAt(document, soundPosition(params.position))
    if (entry === undefined) return []
    const people = [entry.person]
    const declarations = withDeclarations(params)
    return [...(declarations ? listings(people) : []), ...(await elsewhere(people, declarations, runningUnder(token)))]
  })
  connection.onReferences(
    ofEntry(
      answer([] as Location[], async (request, params) => {
        const { uri } = request.document
        const transcript = request.document.transcript()
        const position = soundPosition(params.position)
        const declarations = withDeclarations(params)
        const { people } = await request.run(namedAt(transcript, position))
        const own = await request.run(referencesAt(transcript, position, uri, declarations))
        return [...own, ...(await elsewhere(people, declarations, request, canonicalUri(uri)))]
      }),
    ),
  )
}
