it('passes', () => undefined)

it('kills the extension host', () => {
  process.kill(process.pid, 'SIGKILL')
})
