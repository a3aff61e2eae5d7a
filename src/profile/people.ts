import { checkPerson } from './check-records.js';
import { knownName, nameFromEmail, normalizeEmail } from './human-name.js';
import type { Intake } from './intake.js';
import type { KnownPerson } from './records.js';

/** Everyone whose email occurs, numbered from 0 in the order of their coming. */
export class People {
  private readonly numbers = new Map<string, number>();
  private readonly emails: string[] = [];
  private readonly names: (string | undefined)[] = [];

  get size(): number {
    return this.emails.length;
  }

  /** The number of an email's owner; -1 for a blank one. Each way of writing it is normalized only once. */
  numberOf(email: string): number {
    return this.numbers.get(email) ?? this.register(email);
  }

  private register(written: string): number {
    const email = normalizeEmail(written);
    let number = email === '' ? -1 : this.numbers.get(email);
    if (number === undefined) {
      number = this.emails.push(email) - 1;
      this.names.push(undefined);
      this.numbers.set(email, number);
    }
    if (written !== email) this.numbers.set(written, number);
    return number;
  }

  /** Remembers someone's name. Of several names for one email the first in code unit order stays, in any order. */
  know(person: KnownPerson): void {
    const name = knownName(person);
    if (name === null) return;
    const number = this.numberOf(person.email);
    const other = this.names[number];
    if (other === undefined || name < other) this.names[number] = name;
  }

  nameOf(number: number): string {
    const known = this.names[number];
    if (known !== undefined) return known;
    const name = nameFromEmail(this.emails[number]!);
    this.names[number] = name;
    return name;
  }
}

/** Takes up the names among the options of a call about one user. */
export function readPeople(known: readonly KnownPerson[] | undefined, people: People, intake: Intake): void {
  const list = intake.list('people', known);
  for (let i = 0; i < list.length; i++) {
    if (intake.accepts('people', i, list[i]!, checkPerson)) people.know(list[i]!);
  }
}
