// The command line.
import { stderr } from 'node:process'

stderr.write('transcript: nothing here yet\n')
