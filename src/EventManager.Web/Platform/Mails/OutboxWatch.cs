using System.Data.Common;
using System.Diagnostics.Metrics;
using EventManager.Data;
using EventManager.Domain.Common;
using EventManager.Domain.Mailings;
using EventManager.Web.Platform.Mails.Sending;
using EventManager.Web.Platform.Telemetry;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace EventManager.Web.Platform.Mails;

/// <summary>Looks how many mails wait, for whoever collects metrics. Every node sees the same outbox: take the highest, not the sum.</summary>
internal sealed class OutboxWatch : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(15);

    private readonly IDbContextFactory<EventDb> databases;
    private readonly IOptions<MailOptions> settings;
    private readonly TimeProvider clock;

    /// <summary>Null while the database does not answer: no number is better than an old one.</summary>
    private volatile Seen? last;

    public OutboxWatch(IDbContextFactory<EventDb> databases, ProgramMetrics metrics, IOptions<MailOptions> settings, TimeProvider clock)
    {
        this.settings = settings;
        this.databases = databases;
        this.clock = clock;
        metrics.Meter.CreateObservableGauge("eventmanager.outbox.mails", Mails, "{mail}", "Mails that are not sent, by state.");
        metrics.Meter.CreateObservableGauge("eventmanager.outbox.due", () => Of(seen => seen.Due), "{mail}", "Mails that could go now.");
        metrics.Meter.CreateObservableGauge(
            "eventmanager.outbox.oldest",
            () => Of(seen => seen.Oldest),
            "s",
            "Age of the oldest mail that waits."
        );
    }

    /// <summary>Looks now.</summary>
    public async Task LookAsync(CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        await using var db = await databases.CreateDbContextAsync(stop);
        var states = await db
            .Outbox.Where(m =>
                m.State == OutboxState.Queued
                || m.State == OutboxState.Claimed
                || m.State == OutboxState.Retrying
                || m.State == OutboxState.Failed
            )
            .GroupBy(m => m.State)
            .Select(group => new StateCount(group.Key, group.Count(), group.Min(m => m.CreatedAt)))
            .ToListAsync(stop);
        var due = await db
            .Outbox.MayGo(settings.Value.Quiet.AreAt(now, Zone.Default), await SendingBreaks.OfAsync(db, stop))
            .CountAsync(m => (m.State == OutboxState.Queued || m.State == OutboxState.Retrying) && m.DueAt <= now, stop);
        var waiting = states.Where(state => state.State is not OutboxState.Failed).ToList();
        last = new(states, due, waiting.Count == 0 ? 0 : Math.Max(0, (now - waiting.Min(state => state.Oldest)).TotalSeconds));
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every);
        do
        {
            try
            {
                await LookAsync(stoppingToken);
            }
            catch (Exception error) when (error is DbException or InvalidOperationException or TimeoutException)
            {
                last = null;
            }
        } while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private IEnumerable<Measurement<long>> Mails() =>
        last is not { } seen
            ? []
            : new[] { OutboxState.Queued, OutboxState.Claimed, OutboxState.Retrying, OutboxState.Failed }.Select(
                state => new Measurement<long>(
                    seen.States.FirstOrDefault(one => one.State == state)?.Count ?? 0,
                    new KeyValuePair<string, object?>("state", ProgramMetrics.Label(state))
                )
            );

    private IEnumerable<Measurement<double>> Of(Func<Seen, double> value) => last is { } seen ? [new(value(seen))] : [];

    private sealed record StateCount(OutboxState State, int Count, DateTimeOffset Oldest);

    private sealed record Seen(IReadOnlyList<StateCount> States, int Due, double Oldest);
}
