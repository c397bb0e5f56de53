using System.Globalization;
using EventManager.Domain.Common;

namespace EventManager.Web.Words;

/// <summary><c>bench-data</c>: an event with registrations and tickets to measure with. Run again, it adds what is missing.</summary>
internal static class BenchDataWord
{
    private const int Most = 1_000_000;

    public static Func<IServiceProvider, CancellationToken, Task<int>> Parse(string[] args)
    {
        var options = new WordOptions(args, ["--event", "--capacity", "--registrations", "--print-tickets"], []);
        var slug = options.Need("--event");
        if (!Slugs.IsValid(slug))
            throw new UsageException("--event takes lower-case letters, digits and hyphens.");
        var capacity = options.Number("--capacity", 0, Most);
        var registrations = options.Number("--registrations", 0, Most);
        if (registrations > capacity)
            throw new UsageException("--registrations is above --capacity: each registration holds a seat.");
        var print = options.Number("--print-tickets", 0, Most, otherwise: 0);
        return (services, stop) => RunAsync(services, slug, capacity, registrations, print, stop);
    }

    private static async Task<int> RunAsync(
        IServiceProvider services,
        string slug,
        int capacity,
        int registrations,
        int print,
        CancellationToken stop
    )
    {
        var data = ActivatorUtilities.CreateInstance<BenchData>(services);
        if (await data.OpenEventAsync(slug, capacity, stop) is not { } eventId)
        {
            await Console.Error.WriteLineAsync($"{slug} has more registrations than {capacity} seats.");
            return 1;
        }
        var added = await data.FillAsync(eventId, registrations, stop);
        await Console.Error.WriteLineAsync(
            string.Create(CultureInfo.InvariantCulture, $"{slug}: {added} registrations added, {registrations} asked for.")
        );
        foreach (var code in await data.TicketCodesAsync(eventId, print, stop))
            await Console.Out.WriteLineAsync(code);
        return 0;
    }
}
