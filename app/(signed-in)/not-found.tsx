import { DeadEnd } from '../dead-end';

export default function NotFound() {
  return <DeadEnd why="not_found" />;
}
