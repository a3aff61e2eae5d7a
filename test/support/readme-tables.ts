import { policyJsonSchema } from '../../src/index.js';
import { type PolicyField, policyFields } from './policy-fields.js';
import { reasonCodes } from './reason-codes.js';

/** The sections that a decision reads; the README shows them first. */
const DECISION = ['preset', 'eligibility', 'segmentation', 'tone'];

/** What gives which codes: the types that list them, in the order of the README. The first is the decision itself. */
const SAID_BY: readonly (readonly [type: string, saidBy: string])[] = [
  ['LeadSkipReason', '`assessLead` `.reason`'],
  ['MessagingDecision', '`decideMessaging`'],
  ['ActionReason', '`nextBestAction` `.reason`'],
  ['MessageIssueCode', '`checkMessage` `.code`'],
  ['ScheduledReason', '`planOutreach` `.scheduled[].reason`'],
  ['DeferredReason', '`planOutreach` `.deferred[].reason`'],
  ['DroppedReason', '`planOutreach` `.dropped[].reason`'],
  ['AlertName', '`checkAlerts` `.alert`'],
  ['AssignmentReason', '`assignArm` `.reason`'],
  ['ChoiceReason', '`chooseArm` `.reason`'],
  ['ConclusionReason', '`analyzeExperiment` `.conclusions[].reason`'],
  ['TrainingWarning', '`model.training.warnings`'],
  ['BgNbdWarning', '`fitBgNbd` `.training.warnings`'],
  ['SkippedModelReason', '`trainEngagementModels` `.skipped[].reason`'],
  ['TactfulErrorCode', '`TactfulError` `.code`'],
];

/** The parts of the README that are written from the sources, by the name of their markers. */
export function readmeTables(): Map<string, string> {
  const fields = policyFields();
  const isDecision = ({ path }: PolicyField): boolean => DECISION.includes(path[0]!);
  const codes = reasonCodes();
  return new Map([
    ['policy', policyTable(fields.filter(isDecision))],
    ['policy of the other parts', policyTable(fields.filter((field) => !isDecision(field)))],
    [
      'reasons',
      table(
        ['reason', 'the user is skipped because', 'it clears'],
        codes.get('CheckName')!.map(({ code, meaning }) => {
          const [because, clears] = meaning.replace(/\.$/, '').split('. Clears ');
          return [`\`${code}\``, because!, clears!];
        }),
      ),
    ],
    [
      'codes of the other parts',
      table(
        ['said by', 'code', 'meaning'],
        SAID_BY.flatMap(([type, saidBy]) =>
          codes.get(type)!.map(({ code, meaning }, i) => [i === 0 ? saidBy : '', `\`${code}\``, meaning]),
        ),
      ),
    ],
  ]);
}

/** The README with its written parts written anew. */
export function withTables(readme: string): string {
  let text = readme;
  for (const [name, content] of readmeTables()) {
    const [start, end] = [`<!-- ${name}: written by npm run readme -->\n`, `\n<!-- end -->`];
    const from = text.indexOf(start);
    if (from < 0) throw new Error(`README.md has no part ${name}`);
    text = text.slice(0, from + start.length) + content + text.slice(text.indexOf(end, from));
  }
  return text;
}

function policyTable(fields: readonly PolicyField[]): string {
  return table(
    ['field', 'unit', 'default', 'effect'],
    fields.map(({ path, effect, defaultValue }) => [
      `\`${path.join('.')}\``,
      unitOf(schemaAt(path)),
      `\`${defaultValue}\``,
      effect,
    ]),
  );
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), `|${head.map(() => '---|').join('')}`, ...rows.map(line)].join('\n');
}

/** A JSON Schema, as far as policies use it. */
export interface Schema {
  readonly type?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly anyOf?: readonly Schema[];
  readonly enum?: readonly string[];
  readonly items?: Schema;
  readonly maxItems?: number;
  readonly minimum?: number;
  readonly exclusiveMinimum?: number;
  readonly maximum?: number;
  readonly exclusiveMaximum?: number;
  readonly multipleOf?: number;
}

/** The schema of a field of the policy. */
export function schemaAt(path: readonly string[]): Schema {
  return path.reduce<Schema>((schema, name) => {
    const inner = schema.properties?.[name];
    if (inner === undefined) throw new Error(`the schema has no field ${path.join('.')}`);
    return inner;
  }, policyJsonSchema as Schema);
}

/** What a field takes, in a word or two. */
function unitOf(schema: Schema): string {
  if (schema.anyOf !== undefined) return schema.anyOf.map(unitOf).join(' or ');
  if (schema.enum !== undefined) return schema.enum.map((value) => `\`'${value}'\``).join(' or ');
  switch (schema.type) {
    case 'object':
      return schema.properties?.['weeks'] === undefined ? 'object' : 'duration';
    case 'array':
      return schema.maxItems === 2 ? 'pair of numbers' : listUnit(unitOf(schema.items!));
    case 'string':
      return 'text';
    case 'null':
      return '`null`';
    case 'boolean':
      return '`true` or `false`';
    default:
      return numberUnit(schema);
  }
}

function listUnit(item: string): string {
  return item.includes(' or ') ? `list of ${item}` : `list of ${item}s`;
}

function numberUnit({ multipleOf, ...bounds }: Schema): string {
  const { minimum, exclusiveMinimum, maximum, exclusiveMaximum } = bounds;
  const number = multipleOf === 1 ? 'whole number' : 'number';
  if (minimum !== undefined && maximum !== undefined) return `${minimum} to ${short(maximum)}`;
  if (exclusiveMinimum !== undefined && exclusiveMaximum !== undefined) {
    return `between ${exclusiveMinimum} and ${exclusiveMaximum}`;
  }
  if (minimum !== undefined) return `${number} from ${minimum}`;
  return exclusiveMinimum === undefined ? number : `${number} above ${exclusiveMinimum}`;
}

/** `1e15`: zeros that nobody can count are not written out. */
function short(number: number): string {
  return number < 1e9 ? `${number}` : number.toExponential().replace('e+', 'e');
}
