'use client';

import { useState } from 'react';
import { Button } from '../button';
import { TextField } from './text-field';

/** Words to find something by, sent when the reader says so. */
export function FindForm({
  label,
  send,
  pending,
  onFind,
}: {
  label: string;
  /** On its button. */
  send: string;
  pending: boolean;
  onFind(words: string): void;
}) {
  const [words, setWords] = useState('');
  return (
    <form
      className="flex max-w-md items-end gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        onFind(words);
      }}
    >
      <TextField
        label={label}
        className="grow"
        type="search"
        maxLength={120}
        value={words}
        onChange={(event) => setWords(event.target.value)}
      />
      <Button type="submit" busy={pending}>
        {send}
      </Button>
    </form>
  );
}
