using EventManager.Testing;

namespace EventManager.Integration.Tests.Mailings.Year;

/// <summary>The nodes of a simulated year: who looks when, and who dies at it.</summary>
internal sealed class YearOffice(TestApp app, TestClock clock, Random dice, int count) : IAsyncDisposable
{
    /// <summary>After so long every lease of a dead node is over.</summary>
    private static readonly TimeSpan Leases = TimeSpan.FromMinutes(3);

    private readonly List<MailNode> nodes = [];
    private DateTimeOffset awayUntil;

    public Wire Wire { get; } = new();

    public YearLooks Looks { get; } = [];

    public int Crashes { get; private set; }

    public async Task RunAsync(YearPlan plan, DateTimeOffset until, CancellationToken stop)
    {
        while (nodes.Count < count)
            nodes.Add(new(app, Wire));
        // Half a minute from every moment that a rule can mean: the clock goes on while a node looks.
        for (var look = YearPlan.Begin.AddSeconds(30); look < until; look = Next(look, plan))
        {
            while (plan.NextUntil(look) is { } change)
            {
                MoveTo(change.At);
                await change.Do(change.At);
            }
            MoveTo(look);
            if (look >= awayUntil && dice.Next(15) == 0)
                awayUntil = look.AddMinutes(dice.Next(1, 4_000));
            Wire.IsAway = look < awayUntil;
            while (!await LookAsync(stop))
                clock.Advance(Leases);
            Looks.Add(new(look, clock.GetUtcNow(), !Wire.IsAway));
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var node in nodes)
            await node.DisposeAsync();
    }

    /// <summary>Mostly within a day; sometimes nothing runs for two. Weeks in which nothing can be due are passed over.</summary>
    private DateTimeOffset Next(DateTimeOffset look, YearPlan plan)
    {
        if (plan.NextAfter(look) is var moment && moment > look.AddDays(2))
            return moment.Date.AddSeconds(30);
        return look.AddMinutes(dice.Next(6) == 0 ? dice.Next(1_600, 4_000) : dice.Next(300, 1_380));
    }

    private void MoveTo(DateTimeOffset at)
    {
        if (at > clock.GetUtcNow())
            clock.Advance(at - clock.GetUtcNow());
    }

    /// <summary>One of them, or all at once.</summary>
    private async Task<bool> LookAsync(CancellationToken stop)
    {
        List<MailNode> who = dice.Next(3) == 0 ? [.. nodes] : [nodes[dice.Next(nodes.Count)]];
        if (dice.Next(8) == 0)
            who[dice.Next(who.Count)].Life.EndAfter(dice.Next(1, 40));
        var lived = await Task.WhenAll(who.Select(node => node.LookAsync(stop)));
        foreach (var dead in who.Where(node => node.Life.IsOver))
        {
            Crashes++;
            await dead.DisposeAsync();
            nodes[nodes.IndexOf(dead)] = new(app, Wire);
        }
        return lived.All(alive => alive);
    }
}
