/** For tests: two concepts, with a table, a listing and a definition each lesson may lean on. */
export const MATERIAL = {
  'loops.md': `# Loops

## While loop

A **while loop** is a statement that repeats its body as long as its condition is true. The condition is tested before each round. When the condition is false, the loop ends and the program goes on below it.

\`\`\`python
count = 3
while count > 0:
    count = count - 1
\`\`\`

The body must change something that the condition reads. Otherwise the condition stays true and the loop never ends. Such a loop is called an endless loop. Think of a guard who lets people in as long as there are seats: each guest takes one seat, and at last the guard closes the door.

| round | count before | count after |
| --- | --- | --- |
| 1 | 3 | 2 |
| 2 | 2 | 1 |
| 3 | 1 | 0 |

The table shows how the count falls by one in each round until it reaches zero. A programmer reads such a table to find the round in which a loop goes wrong.

## Counter

A **counter** is a variable that holds how many rounds a loop has made. The counter starts at zero and grows by one in each round. A counter tells the loop when to stop. Programmers give a counter a short name, since it is used often.
`,
};
