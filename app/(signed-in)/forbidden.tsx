import { DeadEnd } from '../dead-end';

export default function Forbidden() {
  return <DeadEnd why="forbidden" />;
}
