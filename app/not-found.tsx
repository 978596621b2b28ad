import type { Metadata } from 'next';
import { DeadEnd } from './dead-end';
import { titled } from './titles';

export const generateMetadata = (): Promise<Metadata> => titled('notFound');

export default function RootNotFound() {
  return (
    <main>
      <DeadEnd why="not_found" />
    </main>
  );
}
