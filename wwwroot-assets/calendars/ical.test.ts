import ICAL from 'ical.js';
import { describe, expect, it } from 'vitest';
import written from '../../tests/vectors/calendars.json';

/** The calendars that the server writes (CalendarClientTests holds the file to it), read by ical.js, which is Thunderbird's reader. */
const texts = Object.entries(written);

const read = (name: keyof typeof written) => new ICAL.Component(ICAL.parse(written[name]) as unknown[]);

const entryOf = (name: keyof typeof written) => {
  const calendar = read(name);
  for (const zone of calendar.getAllSubcomponents('vtimezone')) ICAL.TimezoneService.register(zone);
  return new ICAL.Event(calendar.getFirstSubcomponent('vevent')!);
};

const mailto = (name: keyof typeof written, property: string) => entryOf(name).component.getFirstPropertyValue(property);

describe('the calendars of our mails', () => {
  it('are all there', () => expect(texts.length).toBe(12));

  it.each(texts)('%s says once what it asks for, and nothing twice', (name) => {
    const calendar = read(name as keyof typeof written);
    expect(calendar.getAllProperties('method').length).toBe(1);
    for (const event of calendar.getAllSubcomponents('vevent')) {
      for (const once of ['uid', 'sequence', 'dtstamp', 'dtstart', 'dtend', 'organizer', 'status', 'summary'])
        expect(event.getAllProperties(once).length, once).toBe(1);
      expect(event.getFirstProperty('method')).toBeNull();
    }
  });

  it('mean the instant that was meant, by the rules of the zone that come along', () => {
    expect(entryOf('request').startDate.toJSDate().toISOString()).toBe('2026-03-28T09:00:00.000Z');
    expect(entryOf('update').startDate.toJSDate().toISOString(), 'in summer').toBe('2026-04-04T09:00:00.000Z');
    expect(entryOf('twice').startDate.toJSDate().toISOString(), 'the second half past two').toBe('2026-10-25T01:30:00.000Z');
  });

  it('keep long words with emoji whole', () => {
    expect(entryOf('request').summary).toBe('Ausbildungsmesse 🎓: Löten, Schrauben; Bohren');
    expect(entryOf('request').component.getFirstProperty('attendee')!.getParameter('cn')).toBe('Anna „Änne“ Örtel, 9b');
  });

  it('are one entry from the first to the last, each later one higher', () => {
    const life = ['request', 'update', 'cancel', 'reinstate'] as const;
    expect(new Set(life.map((name) => entryOf(name).uid)).size).toBe(1);
    expect(new Set(life.map((name) => mailto(name, 'organizer'))).size).toBe(1);
    expect(new Set(life.map((name) => mailto(name, 'attendee'))).size).toBe(1);
    expect(life.map((name) => entryOf(name).sequence)).toEqual([0, 1, 2, 3]);
    expect(life.map((name) => read(name).getFirstPropertyValue('method'))).toEqual(['REQUEST', 'REQUEST', 'CANCEL', 'REQUEST']);
  });

  it('ask who is invited, by one entry that goes on as the ticket', () => {
    const life = ['invitation', 'invitation-moved', 'invitation-accepted', 'invitation-cancelled'] as const;
    expect(new Set(life.map((name) => entryOf(name).uid)).size).toBe(1);
    expect(new Set(life.map((name) => mailto(name, 'organizer'))).size).toBe(1);
    const guests = life.map((name) => entryOf(name).component.getFirstProperty('attendee')!);
    expect(guests.map((guest) => guest.getParameter('partstat'))).toEqual(['NEEDS-ACTION', 'NEEDS-ACTION', 'ACCEPTED', 'ACCEPTED']);
    expect(guests.map((guest) => guest.getParameter('rsvp'))).toEqual(['TRUE', 'TRUE', 'FALSE', 'FALSE']);
  });

  it('find the guest letter by letter, as Thunderbird looks for its own account', () =>
    expect(mailto('request', 'attendee')).toBe('mailto:anna+messe@schule.example'));

  it('ask nobody where they are published only', () => {
    for (const name of ['publish', 'feed'] as const)
      for (const event of read(name).getAllSubcomponents('vevent')) expect(event.getFirstProperty('attendee')).toBeNull();
  });
});
