import { NOT_COVERED } from './sample-questions';

/** About The Carpentries' "Programming with Python" (python-novice-inflammation): written after coverage was tuned, to see whether it holds. */
export const PYTHON_COVERED: string[] = [
  'How do I read a CSV file with NumPy?',
  'What does the shape of an array tell me?',
  'How do I take the mean of each patient over all days?',
  'What is a for loop?',
  'How do I get the last element of a list?',
  'Can I change a character of a string?',
  'How do I write a function with a default value?',
  'What is a docstring for?',
  'Why should I use assertions?',
  'What is test-driven development?',
  'How do I handle command line arguments?',
  'What is a traceback?',
  'What happens when I forget a colon?',
  'How do conditionals work with elif?',
  'How do I draw several plots in one figure?',
  'What is variable scope?',
  'How do I loop over many data files?',
  'What does glob do?',
  'How do I read from standard input?',
  'What is a floating point number?',
  'How can I find a bug in my program?',
  'What does the slice 0:4 mean?',
  'Is a list mutable?',
  'What is an index error?',
  'How do I convert Fahrenheit to Celsius in a function?',
];

/** Other subjects, and Python and computing beyond that lesson. */
export const PYTHON_NOT_COVERED: string[] = [
  ...NOT_COVERED.filter((question) => !/Python|laptop/.test(question)).slice(0, 22),
  'How do I bring up a web server with Django?',
  'What is a decorator?',
  'How do I connect to a PostgreSQL database?',
  'What is multithreading?',
  'How do I write a class with inheritance?',
  'How do I train a neural network?',
  'How do I parse HTML with BeautifulSoup?',
  'What does async await do?',
  'How do I make a game with pygame?',
  'How do I deploy to Kubernetes?',
  'What is a linked list?',
  'How does quicksort work?',
];
