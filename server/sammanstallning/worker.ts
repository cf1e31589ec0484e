import { answerEach } from '../threads/answer-each.ts'
import { doJob } from './job.ts'

/** The thread in which remisser are compiled. */
answerEach(doJob)
