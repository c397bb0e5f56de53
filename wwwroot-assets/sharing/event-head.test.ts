// @vitest-environment node
import scrape from 'open-graph-scraper';
import type { ExhibitionEvent, WithContext } from 'schema-dts';
import { beforeAll, describe, expect, it } from 'vitest';
import head from '../../tests/vectors/event-head.html?raw';

/** An event's head as the server writes it (SharedHeadTests holds the file to it), read by those who make previews of links. */
const title = 'Messe „Löten & Bohren“ <2027>';
const summary = 'Ausprobieren, "fragen" & finden.';
const address = 'https://messe.kassel.example/e/messe';
const picture = 'https://messe.kassel.example/pictures/share/e/messe/de-0123456789ab.png';

/** What search engines shall read; its type is schema.org's own list of names and values, which `npm run check` holds it to. */
const event: WithContext<ExhibitionEvent> = {
  '@context': 'https://schema.org',
  '@type': 'ExhibitionEvent',
  name: title,
  startDate: '2027-03-26T09:00:00+01:00',
  endDate: '2027-03-26T15:00:00+01:00',
  eventStatus: 'https://schema.org/EventScheduled',
  eventAttendanceMode: 'https://schema.org/OfflineEventAttendanceMode',
  url: address,
  image: picture,
  inLanguage: 'de',
  isAccessibleForFree: true,
  description: summary,
  location: {
    '@type': 'Place',
    name: 'Rathaus',
    address: {
      '@type': 'PostalAddress',
      streetAddress: 'Obere Königsstraße 8',
      postalCode: '34117',
      addressLocality: 'Kassel',
      addressCountry: 'DE',
    },
  },
  organizer: { '@type': 'Organization', name: 'Stadtnetz Ausbildung', url: 'https://messe.kassel.example/' },
  offers: {
    '@type': 'Offer',
    price: 0,
    priceCurrency: 'EUR',
    availability: 'https://schema.org/InStock',
    url: `${address}/register`,
    validFrom: '2026-12-26T08:00:00.0000000Z',
  },
};

describe('a link to an event that is passed on', () => {
  let read: Awaited<ReturnType<typeof scrape>>['result'];

  beforeAll(async () => {
    read = (await scrape({ html: `<!DOCTYPE html><html><head>${head}</head><body></body></html>` })).result;
  });

  it('shows title, words and language as they were typed', () => {
    expect(read.ogTitle).toBe(title);
    expect(read.ogDescription).toBe(summary);
    expect([read.ogType, read.ogSiteName, read.ogLocale, read.ogUrl]).toEqual(['website', 'Ausbildungsnetz Kassel', 'de_DE', address]);
  });

  it('shows one large picture, with its size and its words', () => {
    expect(read.ogImage).toHaveLength(1);
    expect(read.ogImage![0]).toMatchObject({ url: picture, width: '1200', height: '630', type: 'png' });
    expect(read.ogImage![0]!.alt).not.toBe('');
    expect(read.twitterCard).toBe('summary_large_image');
  });

  it("is schema.org's event to search engines, and nothing that schema.org does not know", () => {
    expect(read.jsonLD).toEqual([event]);
  });
});
