using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using EventManager.Domain.Common;

namespace EventManager.Web.Commands;

/// <summary><c>bench-data</c>: an event with registrations and tickets to measure with. Run again, it adds what is missing.</summary>
internal static class BenchDataCommand
{
    private const int Most = 1_000_000;

    private static readonly Option<string> Event = CommandOptions.Text("--event", "SLUG", "Lower-case letters, digits and hyphens.");
    private static readonly Option<int> Capacity = CommandOptions.Number("--capacity", "C", "The event's seats.", Most);
    private static readonly Option<int> Registrations = CommandOptions.Number("--registrations", "N", "Confirmed, with tickets.", Most);
    private static readonly Option<int> PrintTickets = CommandOptions.Number(
        "--print-tickets",
        "K",
        "Prints what the first K tickets' squares say.",
        Most,
        otherwise: 0
    );

    private const string WhyNot = "bench-data writes made-up registrations, and this is Production: give --force if you mean it.";

    private static readonly Option<bool> Force = new("--force")
    {
        Description = "Also in Production, where the rows stand among real ones.",
    };

    public static Command Create()
    {
        Event.Validators.Add(given =>
        {
            if (!Slugs.IsValid(given.GetValueOrDefault<string>()))
                given.AddError("--event takes lower-case letters, digits and hyphens.");
        });
        var command = new Command("bench-data", "Makes an event with registrations to measure with; adds what is missing.")
        {
            Event,
            Capacity,
            Registrations,
            PrintTickets,
            Force,
        };
        command.Validators.Add(EachHasASeat);
        command.SetAction(
            (parsed, stop) =>
            {
                var slug = parsed.GetRequiredValue(Event);
                var (capacity, registrations) = (parsed.GetValue(Capacity), parsed.GetValue(Registrations));
                var print = parsed.GetValue(PrintTickets);
                var force = parsed.GetValue(Force);
                // Refused before the database is touched.
                return CommandHost.RunAsync(
                    parsed,
                    (services, stop) => RunAsync(services, slug, capacity, registrations, print, stop),
                    stop,
                    services => force || !services.GetRequiredService<IHostEnvironment>().IsProduction() ? null : WhyNot
                );
            }
        );
        return command;
    }

    private static void EachHasASeat(CommandResult given)
    {
        try
        {
            if (given.GetValue(Registrations) > given.GetValue(Capacity))
                given.AddError("--registrations is above --capacity: each registration holds a seat.");
        }
        catch (InvalidOperationException)
        {
            // One of them is no number, which is told at that option.
        }
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
