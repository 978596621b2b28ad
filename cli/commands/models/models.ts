import type { Command } from 'commander';
import { addModel } from './add';
import { installRuntimeCommand } from './install-runtime';
import { listModels } from './list';
import { orderModels, removeModel } from './order';
import { testModel } from './test-model';

/** `meno models`: the language models that Meno may use, kept in `models.json` of the data folder. A running server takes changes up by itself. */
export function addLanguageModelCommands(program: Command): void {
  const models = program
    .command('models')
    .description('language models: which there are, for what, and in which order');
  models
    .command('list')
    .description('show every model and what it is used for')
    .option('--json', 'as JSON')
    .action(listModels);
  models
    .command('add <file-or-address>')
    .description('add a model: the address of an OpenAI-compatible server, or a GGUF file or the address of one')
    .option('--name <model>', 'name of the model as the server knows it')
    .option('--id <id>', 'name of the model here')
    .option('--for <purposes>', 'tutor, judge, embeddings; several with commas', 'tutor,judge')
    .option('--slots <n>', 'requests at the same time')
    .option('--context <tokens>', 'tokens that prompt and answer share, where the server does not say')
    .option('--key-env <name>', 'environment variable that holds the key')
    .option('--key-file <file>', 'file that holds the key')
    .option('--query-prefix <text>', 'for embeddings: what the model wants before a question')
    .option('--passage-prefix <text>', 'for embeddings: what the model wants before a passage')
    .option('--untested', 'add it without asking it anything; needs --name, and --dimensions for embeddings')
    .option('--dimensions <n>', 'for embeddings: components of a vector, where it is not tested')
    .action(addModel);
  models
    .command('remove <id>')
    .description('take a model out; a file that was downloaded is deleted with --delete-file')
    .option('--delete-file', 'delete the downloaded GGUF file too')
    .action(removeModel);
  models
    .command('order <purpose> [ids...]')
    .description('which models a purpose uses, the first to be tried first; none: the purpose has no model')
    .action(orderModels);
  models
    .command('test [id]')
    .description('ask a model, or every one, and say what it can do and how fast it is')
    .option('--json', 'as JSON')
    .action(testModel);
  models
    .command('install-runtime')
    .description('install llama.cpp (about 85 MB, from the registry that npm is set up with) to run GGUF files in Meno')
    .action(installRuntimeCommand);
}
