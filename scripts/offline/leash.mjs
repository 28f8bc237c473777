// Runs a command and ends it, with all its children, as soon as the standard input closes. Whoever started this may die in
// any way: the system closes the pipe, and no process is left behind. Started in a process group of its own.
import { spawn } from 'node:child_process'
import { argv, exit, kill, pid, stdin } from 'node:process'

const [command, ...args] = argv.slice(2)
const child = spawn(command, args, { stdio: ['ignore', 'inherit', 'inherit'] })
child.on('exit', (code, signal) => exit(code ?? (signal === null ? 1 : 128)))
child.on('error', error => {
  console.error(error.message)
  exit(127)
})

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => undefined)
stdin.on('data', () => undefined)
stdin.on('close', () => {
  kill(-pid, 'SIGTERM')
  setTimeout(() => kill(-pid, 'SIGKILL'), 1500)
})
