// Identifiers of the commands, as package.json contributes them.
export const restartServer = 'transcript.restartServer'
export const showLog = 'transcript.showLog'
