using System.Text.Json;
using EventManager.Testing;

namespace EventManager.Benchmarks;

/// <summary>What a phone at the door does by itself, with 100,000 tickets: takes the list, and decides.</summary>
internal static class PhoneBenchmarks
{
    private const int Scans = 200;

    /// <summary>As in <c>roster-store.ts</c>.</summary>
    private const int TicketsInAPart = 2_000;

    /// <summary>From the last byte of the answer until the list can be used and lies sealed on the disk; and how much came over the air.</summary>
    private const string Snapshot = """
        async () => {
          const ask = (request) => new Promise((resolve, reject) => { request.onsuccess = () => resolve(request.result); request.onerror = reject; });
          const db = await ask(indexedDB.open('door'));
          const parts = await ask(db.transaction('roster').objectStore('roster').count());
          const [answer] = performance.getEntriesByType('resource').filter(({ name }) => name.includes('/check-in/snapshot'));
          const [applied] = performance.getEntriesByName('door-apply');
          return { parts, megabytes: answer.encodedBodySize / 1e6, seconds: (applied.startTime + applied.duration - answer.responseEnd) / 1000 };
        }
        """;

    /// <summary>A hand scanner types each code; taken are the decision alone, and the time from the last key to the word on the screen.</summary>
    private const string Decide = """
        async (codes) => {
          const panel = document.querySelector('.result');
          const times = { decided: [], shown: [] };
          for (const code of codes) {
            for (const key of code) document.body.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
            const shown = new Promise((resolve) => {
              const watch = new MutationObserver(() => (watch.disconnect(), resolve()));
              watch.observe(panel, { childList: true });
            });
            const begun = performance.now();
            document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }));
            await shown;
            if (!panel.querySelector('.result__name')) throw new Error(`${code}: ${panel.textContent}`);
            times.shown.push(performance.now() - begun);
            times.decided.push(performance.getEntriesByName('door-decide')[0].duration);
            await new Promise((resolve) => setTimeout(resolve, 5));
          }
          return times;
        }
        """;

    public static async IAsyncEnumerable<Figure> SnapshotAsync(Stages stages)
    {
        if (await LinkAsync(stages) is not { } link)
            yield break;
        await using var phone = link.Phone;
        var figures = await phone.Page.EvaluateAsync<JsonElement>(Snapshot);
        if (figures.GetProperty("parts").GetInt32() <= Stages.Registrations / TicketsInAPart)
            throw new InvalidOperationException("The list is not on the phone: " + figures);
        yield return new("snapshot-mb", figures.GetProperty("megabytes").GetDouble(), "megabytes of 100,000 tickets over the air");
        yield return new(
            "snapshot-apply-s",
            figures.GetProperty("seconds").GetDouble(),
            "seconds from the last byte until 100,000 tickets can be used and lie sealed on the disk, Chromium"
        );
    }

    public static async IAsyncEnumerable<Figure> DecideAsync(Stages stages)
    {
        if (await LinkAsync(stages) is not { } link)
            yield break;
        await using var phone = link.Phone;
        var codes = await link.Stage.TicketsAsync(link.EventId, Scans, Stages.Registrations);
        var times = await phone.Page.EvaluateAsync<JsonElement>(Decide, codes);
        yield return new(
            "scan-decide-ms",
            MedianOf(times, "decided"),
            "milliseconds until the phone has decided, median, 100,000 tickets, Chromium"
        );
        yield return new(
            "scan-shown-ms",
            MedianOf(times, "shown"),
            "the same until the word stands on the screen, the scan being on the disk before"
        );
    }

    /// <summary>The browser comes first: without one nobody waits for a hundred thousand rows. Null then.</summary>
    private static async Task<(BenchPhone Phone, Stage Stage, Guid EventId)?> LinkAsync(Stages stages)
    {
        if (await BenchBrowser.StartAsync() is not { } browser)
            return null;
        try
        {
            var stage = await stages.LargeAsync(DatabaseUnderTest.Sqlite);
            var id = await stage.AddEventAsync(Stages.LargeEvent, 2 * Stages.Registrations, Stages.Registrations);
            return (await BenchPhone.LinkAsync(browser, stage, id), stage, id);
        }
        catch
        {
            await browser.DisposeAsync();
            throw;
        }
    }

    private static double MedianOf(JsonElement times, string name)
    {
        var sorted = times.GetProperty(name).EnumerateArray().Select(time => time.GetDouble()).Order().ToList();
        return sorted[sorted.Count / 2];
    }
}
