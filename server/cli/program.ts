import { Command, CommanderError, Option } from 'commander'
import { StyrskriftError } from '../../schemas/errors/catalogue.ts'
import { speakSwedish } from '../../schemas/errors/issues.ts'
import { messages } from '../../schemas/messages/messages.ts'
import { VARIANTS } from '../../schemas/variants/variants.ts'
import { ConfigError } from '../config/config.ts'

const words = messages.cli

/** Runs a command. Whatever goes wrong is one clear line on standard error and exit code 1. */
export async function run(args: readonly string[]): Promise<void> {
  speakSwedish()
  try {
    await program().parseAsync([...args], { from: 'user' })
  } catch (error) {
    const line = lineOf(error)
    if (line !== null) console.error(line)
    process.exitCode = error instanceof CommanderError && error.exitCode === 0 ? 0 : 1
  }
}

function lineOf(error: unknown): string | null {
  if (error instanceof StyrskriftError || error instanceof ConfigError) return error.message
  if (error instanceof CommanderError) return commanderLine(error)
  return words.fault((error instanceof Error ? error.message : String(error)).split('\n', 1)[0] ?? '')
}

function commanderLine({ code, message }: CommanderError): string | null {
  const name = /'([^']*)'/.exec(message)?.[1] ?? ''
  const lines: Readonly<Record<string, string | null>> = {
    'commander.help': null,
    'commander.helpDisplayed': null,
    'commander.unknownCommand': words.unknownCommand(name),
    'commander.unknownOption': words.unknownOption(name),
    'commander.missingArgument': words.missingArgument,
    'commander.optionMissingArgument': words.missingValue,
    'commander.missingMandatoryOptionValue': words.missingOption(name),
    'commander.excessArguments': words.tooMany,
    'commander.invalidArgument': words.export.wrongValue(
      /argument '([^']*)'/.exec(message)?.[1] ?? '',
      /choices are (.*)\.$/.exec(message)?.[1] ?? ''
    )
  }
  const line = code in lines ? lines[code] : words.wrong
  return line ? `${line} ${words.seeHelp}` : null
}

/** Each command loads what it needs when it runs: `validate` opens no database, `backup` loads no Word. */
function program(): Command {
  const root = swedish(new Command('styrskrift')).description(words.description)
  root.helpCommand(words.helpUsage, words.helpCommand)
  const add = (usage: string, description: string): Command => swedish(root.command(usage)).description(description)
  add('serve', words.serve.description)
    .option('--port <N>', words.serve.port)
    .option('--host <NAMN>', words.serve.host)
    .option('--data <MAPP>', words.serve.data)
    .action(async options => (await import('./serve.ts')).serveCommand(options))
  add('import', words.import.description)
    .argument('<FIL>', words.file)
    .option('--template <NAMN>', words.import.template)
    .option('--out <FIL.json>', words.import.out)
    .option('--report <RAPPORT.json>', words.import.report)
    .option('--changes <accept|reject|propose>', words.import.changes)
    .option('--owner <NAMN>', words.import.owner)
    .action(async (file, options) => (await import('./import.ts')).importCommand(file, options))
  add('import-comments', words.importComments.description)
    .argument('<FIL.docx>', words.file)
    .requiredOption('--against <VERSION.json>', words.importComments.against)
    .requiredOption('--out <RESULTAT.json>', words.importComments.out)
    .action(async (file, options) => (await import('./import-comments.ts')).importCommentsCommand(file, options))
  add('export', words.export.description)
    .argument('<FIL.json>', words.file)
    .requiredOption('--out <FIL>', words.export.out)
    .addOption(new Option('--variant <VARIANT>', words.export.variant).choices(VARIANTS))
    .option('--appendix', words.export.appendix)
    .option('--abbreviations', words.export.abbreviations)
    .action(async (file, options) => (await import('./export.ts')).exportCommand(file, options))
  add('validate', words.validate.description)
    .argument('<FIL.json>', words.file)
    .option('--json', words.validate.json)
    .action(async (file, options) => (await import('./validate.ts')).validateCommand(file, options))
  add('backup', words.backup.description)
    .argument('<FIL>', words.backup.file)
    .action(async file => (await import('./backup.ts')).backupCommand(file))
  add('verify', words.verify.description)
    .argument('<FIL>', words.backup.file)
    .action(async file => (await import('./verify.ts')).verifyCommand(file))
  add('restore', words.restore.description)
    .argument('<FIL>', words.backup.file)
    .option('--replace', words.restore.replace)
    .action(async (file, options) => (await import('./restore.ts')).restoreCommand(file, options))
  const audit = add('audit', words.audit.description)
  const addTo = (parent: Command, usage: string, description: string): Command =>
    swedish(parent.command(usage)).description(description)
  addTo(audit, 'verify', words.audit.verify)
    .option('--head <HUVUD>', words.audit.pinned)
    .action(async options => (await import('./audit.ts')).auditVerify(options))
  addTo(audit, 'list', words.audit.list)
    .option('--limit <N>', words.audit.limit, '50')
    .option('--event <HÄNDELSE>', words.audit.event)
    .action(async options => (await import('./audit.ts')).auditList(options))
  addTo(audit, 'head', words.audit.head).action(async () => (await import('./audit.ts')).auditHead())
  const diarium = add('diarium', words.diarium.description)
    .argument('<DOKUMENT>', words.diarium.document)
    .option('--remiss <N>', words.diarium.remiss)
    .option('--out <FIL.zip>', words.diarium.out)
    .action(async (document, options) =>
      (await import('./diarium.ts')).diariumCommand(document, demanded(options, ['remiss', 'out']))
    )
  addTo(diarium, 'verify', words.diarium.verify)
    .argument('<FIL.zip>', words.file)
    .action(async file => (await import('./diarium.ts')).diariumVerify(file))
  const user = add('user', words.user.description)
  const people = async () => import('./user.ts')
  addTo(user, 'add', words.user.add)
    .requiredOption('--name <NAMN>', words.user.name)
    .requiredOption('--email <ADRESS>', words.user.email)
    .option('--admin', words.user.admin)
    .action(async options => (await people()).userAddCommand(options))
  addTo(user, 'invite', words.user.invite)
    .requiredOption('--email <ADRESS>', words.user.email)
    .option('--reset-two-factor', words.user.resetTwoFactor)
    .action(async options => (await people()).userInviteCommand(options))
  addTo(user, 'list', words.user.list).action(async () => (await people()).userListCommand())
  addTo(user, 'end', words.user.end)
    .requiredOption('--email <ADRESS>', words.user.email)
    .action(async options => (await people()).userEndCommand(options))
  return root
}

/** Options that a command needs, and its subcommands do not: commander demands them of both. */
function demanded<K extends string>(given: Partial<Record<K, string>>, names: readonly K[]): Record<K, string> {
  const lacking = names.find(name => given[name] === undefined)
  if (lacking !== undefined) throw new CommanderError(1, 'commander.missingMandatoryOptionValue', `'--${lacking}'`)
  return given as Record<K, string>
}

const TITLES: Readonly<Record<string, string>> = {
  'Usage:': words.usage,
  'Arguments:': words.arguments,
  'Options:': words.options,
  'Commands:': words.commands
}

function swedish(command: Command): Command {
  return command
    .exitOverride()
    .configureOutput({ outputError: () => {} })
    .configureHelp({
      styleTitle: title => TITLES[title] ?? title,
      styleUsage: usage => usage.replace('[options]', words.someOptions).replace('[command]', words.someCommand),
      styleSubcommandTerm: term => term.replace('[options]', words.someOptions)
    })
    .helpOption('-h, --help', words.help)
}
