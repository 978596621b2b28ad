import { readData } from '@/platform/models/prompt-passages';
import type { ScriptedTurn } from '@/platform/models/serving/scripted-serving.fixture';
import type { ModelJob } from '@/platform/models/serving/types';

/** A model in the worst case: it writes what it is told to write, holds everything for supported, and never rewrites. */
export function obedient(text: (job: ModelJob) => string | readonly string[]): (job: ModelJob) => ScriptedTurn {
  return (job) => {
    if (job.prompt.name === 'tutor-answer') return { text: text(job) };
    return otherwise(job);
  };
}

/** A model that writes the first sentence of the first passage, cited. */
export function faithful(job: ModelJob): ScriptedTurn {
  return job.prompt.name === 'tutor-answer' ? { text: firstSentence(job) } : otherwise(job);
}

export function firstSentence(job: ModelJob): string {
  const first = job.request.passages[0];
  const sentence = /^[^\n]*?[.!?](?=\s|$)/m.exec(first?.text ?? '')?.[0] ?? '';
  return `${sentence.slice(0, -1)} [${first?.ref}].`;
}

/** Judges everything supported, sorts every question as one of the course, and gives a sentence back as it was. */
function otherwise(job: ModelJob): ScriptedTurn {
  if (job.prompt.name === 'tutor-intent') return { value: { kind: 'course_question' } };
  const prompt = job.request.messages.map((message) => message.content).join('\n');
  if (/judge/.test(job.prompt.name)) return { value: { verdict: 'supported' } };
  return { value: { sentence: readData(prompt, 'sentence')[0] ?? '' } };
}
