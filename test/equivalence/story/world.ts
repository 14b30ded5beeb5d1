import { type AmplitudeEvent, type Json, objectOf } from '../wire.js';
import { applyProperties, type Properties } from './properties.js';

interface Person {
  readonly properties: Properties;
  readonly groups: Map<string, unknown>;
}

/** What Amplitude knows of users and groups after some events. */
export class World {
  readonly #people = new Map<string, Person>();
  readonly #groups = new Map<string, Properties>();
  readonly #owners = new Map<string, string>();

  /** Takes an event in and gives what is known of its user and its groups from then on. */
  take(event: AmplitudeEvent): { user: Json; groups: Json } {
    const person = this.#personOf(event);
    const isGroup = event.event_type === '$groupidentify';
    if (isGroup) {
      for (const name of namesOf(event.groups)) {
        applyProperties(this.#groupOf(name), objectOf(event.group_properties));
      }
    } else {
      applyProperties(person.properties, objectOf(event.user_properties));
      if (event.event_type === '$identify') {
        for (const [type, name] of Object.entries(objectOf(event.groups))) person.groups.set(type, name);
      }
    }
    return { user: fromMap(person.properties), groups: fromMap(person.groups) };
  }

  /** All that is known in the end, but for those of whom nothing is. */
  end(): Json {
    const people = [...this.#people]
      .map(([name, { properties, groups }]) => [
        name,
        { properties: fromMap(properties), groups: fromMap(groups) },
      ])
      .filter(([, person]) => Object.values(person as object).some((part) => Object.keys(part).length > 0));
    const groups = [...this.#groups].map(([name, properties]) => [name, fromMap(properties)]);
    return {
      people: Object.fromEntries(people),
      groups: Object.fromEntries(groups.filter(([, known]) => Object.keys(known as object).length > 0)),
    };
  }

  /** A device belongs to the first user who signs in on it, together with what was known of it before. */
  #personOf({ user_id, device_id }: AmplitudeEvent): Person {
    const device = `device ${device_id}`;
    const owner = this.#owners.get(device);
    if (!user_id) return this.#known(owner ?? device);
    const name = `user ${user_id}`;
    // A server names users without their device.
    if (!owner && device_id !== undefined) {
      this.#owners.set(device, name);
      const before = this.#people.get(device);
      if (before) {
        const person = this.#known(name);
        for (const [key, value] of before.properties) {
          if (!person.properties.has(key)) person.properties.set(key, value);
        }
        for (const [type, group] of before.groups) {
          if (!person.groups.has(type)) person.groups.set(type, group);
        }
        this.#people.delete(device);
      }
    }
    return this.#known(name);
  }

  #known(name: string): Person {
    const person = this.#people.get(name) ?? { properties: new Map(), groups: new Map() };
    this.#people.set(name, person);
    return person;
  }

  #groupOf(name: string): Properties {
    const group = this.#groups.get(name) ?? new Map<string, unknown>();
    this.#groups.set(name, group);
    return group;
  }
}

function namesOf(groups: Json | undefined): string[] {
  return Object.entries(objectOf(groups)).flatMap(([type, names]) =>
    (Array.isArray(names) ? names : [names]).map((name) => `${type}/${name}`),
  );
}

/** Sorted, so that the order in which properties came to be does not matter. */
function fromMap(map: ReadonlyMap<string, unknown>): Json {
  return Object.fromEntries([...map].sort(([a], [b]) => (a < b ? -1 : 1)));
}
