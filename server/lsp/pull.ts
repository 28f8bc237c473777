import type { Diagnostic, DocumentDiagnosticReport } from 'vscode-languageserver'

/** The last report on a file. Its id changes only if what it says does, whatever was typed. */
type Report = { readonly resultId: string; readonly content: string }

export type Reports = {
  /** The report on a file, `unchanged` if the editor has just this one. */
  readonly report: (uri: string, items: Diagnostic[], previousId: string | undefined) => DocumentDiagnosticReport
  readonly forget: (uri: string) => void
}

export const keepReports = (): Reports => {
  // A server that was started again must not take its predecessor's ids for its own.
  const prefix = Math.random().toString(36).slice(2, 8)
  const last = new Map<string, Report>()
  let count = 0
  return {
    report: (uri, items, previousId) => {
      const content = JSON.stringify(items)
      let report = last.get(uri)
      if (report?.content !== content) {
        count++
        report = { resultId: `${prefix}${count}`, content }
        last.set(uri, report)
      }
      const { resultId } = report
      return previousId === resultId ? { kind: 'unchanged', resultId } : { kind: 'full', resultId, items }
    },
    forget: uri => last.delete(uri),
  }
}
