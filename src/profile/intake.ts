import { type Issue, issue, refuse, TactfulError } from '../errors.js';
import { idOf } from '../internal/batch.js';
import { unreadable } from '../internal/unreadable.js';

/** The lists of records that profiles are made from. */
export type RecordList = 'users' | 'events' | 'orders' | 'messages' | 'people';

/** Where a record stands: in one of the lists, or it is the subject of the call. */
export type Place = RecordList | 'user' | 'profile';

/** A record that could not be read. The others are not affected. */
export interface RejectedRecord {
  /** The list that it stands in. */
  readonly list: RecordList;
  /** Its place in that list, from 0. */
  readonly index: number;
  /** Null if it has no id that is a text. */
  readonly id: string | null;
  /** With paths relative to the record. */
  readonly issues: readonly Issue[];
}

/** Reports a malformed field of the record that is being read; the path `''` is the record itself. */
export type ReportFault = (path: string, message: string, value: unknown) => void;

/** Reads the records of one call, and keeps those that are malformed apart. */
export class Intake {
  private readonly functionName: string;
  private readonly rejected: (Omit<RejectedRecord, 'list'> & { readonly place: Place })[] = [];
  private issues: Issue[] | null = null;

  constructor(functionName: string) {
    this.functionName = functionName;
  }

  private readonly fault: ReportFault = (path, message, value) => {
    this.issues ??= [];
    this.issues.push(issue(path, message, value));
  };

  /** A list of records among the options, or none. */
  list<T>(name: Place, records: readonly T[] | undefined): readonly T[] {
    if (records === undefined) return [];
    return Array.isArray(records)
      ? records
      : refuse(this.functionName, name, 'expected a list of records', records);
  }

  /**
   * What `read` makes of a record; null if it reported a fault, or met a getter or a proxy that throws, and the
   * record is rejected.
   */
  read<T, R>(place: Place, index: number, record: T, read: (record: T, fault: ReportFault) => R): R | null {
    this.issues = null;
    try {
      const result = read(record, this.fault);
      if (this.issues === null) return result;
    } catch (error) {
      this.issues = [...unreadable(this.functionName, '', error).issues];
    }
    this.rejected.push({ place, index, id: idOf(record), issues: this.issues });
    return null;
  }

  /** Whether `check` finds nothing wrong with a record, which is rejected otherwise. */
  accepts<T>(
    place: Place,
    index: number,
    record: T,
    check: (record: T, fault: ReportFault) => void,
  ): boolean {
    return this.read(place, index, record, check) !== null;
  }

  /** For calls about one user, in which any malformed record is an error of the call. */
  throwIfRejected(): void {
    if (this.rejected.length === 0) return;
    const issues = this.rejected.flatMap(({ place, index, issues }) =>
      issues.map((fault) => ({ ...fault, path: pathInCall(place, index, fault.path) })),
    );
    throw new TactfulError('invalid_input', this.functionName, issues);
  }

  /** For batches. A record that is none is named by what it should have been. */
  rejectedRecords(): RejectedRecord[] {
    return this.rejected.map(({ place, index, id, issues }) => ({
      list: place as RecordList,
      index,
      id,
      issues: issues.map((fault) => ({
        ...fault,
        path: fault.path === '' ? SINGULAR[place] : fault.path,
      })),
    }));
  }
}

const SINGULAR: Readonly<Record<Place, string>> = {
  users: 'user',
  events: 'event',
  orders: 'order',
  messages: 'message',
  people: 'person',
  user: 'user',
  profile: 'profile',
};

function pathInCall(place: Place, index: number, path: string): string {
  if (place === 'user' || place === 'profile') return path === '' ? place : path;
  return `${place}[${index}]${path === '' ? '' : `.${path}`}`;
}
