using EventManager.Data;
using EventManager.Domain.Mailings;
using EventManager.Mail;
using EventManager.Testing;
using EventManager.Web.Platform.Mails;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EventManager.Integration.Tests.Mailings;

/// <summary>The program with a scripted mail server, a clock that stands still, and a simple kind of mail.</summary>
internal sealed class MailBench : IAsyncDisposable
{
    public const string Kind = "test";
    private readonly TestApp app;

    private MailBench(TestApp app, ScriptedTransport transport, StoppedClock clock) =>
        (this.app, Transport, Clock) = (app, transport, clock);

    public ScriptedTransport Transport { get; }

    public StoppedClock Clock { get; }

    public TestApp App => app;

    public OutboxSweep Sweep => app.Services.GetRequiredService<OutboxSweep>();

    public static async Task<MailBench> StartAsync(
        DatabaseUnderTest kind,
        Dictionary<string, string?>? settings = null,
        TestDatabase? on = null,
        IMailKind? mail = null
    )
    {
        Postgres.SkipWithout(kind);
        var transport = new ScriptedTransport();
        var clock = new StoppedClock();
        var configured = new Dictionary<string, string?> { ["Mail:MaxPerMinute"] = "0" };
        foreach (var (key, value) in settings ?? [])
            configured[key] = value;
        var app = await TestApp.StartAsync(
            kind,
            configured,
            services =>
            {
                services.AddSingleton<IMailTransport>(transport);
                services.AddSingleton<TimeProvider>(clock);
                services.AddSingleton(mail ?? new PlainMail());
            },
            on
        );
        return new MailBench(app, transport, clock);
    }

    public Task<int> RunAsync() => Sweep.RunAsync(TestContext.Current.CancellationToken);

    public async Task<Guid> AddAsync(
        string to = "ada@example.org",
        string kind = Kind,
        string arguments = "",
        MailPurpose purpose = MailPurpose.Service
    )
    {
        var row = new OutboxMail(kind, to, "Ada", "de", Clock.GetUtcNow()) { Arguments = arguments, Purpose = purpose };
        await using var db = await app.OpenDbAsync();
        db.Outbox.Add(row);
        await db.SaveChangesAsync();
        return row.Id;
    }

    public async Task<OutboxMail> ReadAsync(Guid id)
    {
        await using var db = await app.OpenDbAsync();
        return await db.Outbox.AsNoTracking().SingleAsync(m => m.Id == id);
    }

    public async ValueTask DisposeAsync() => await app.DisposeAsync();

    /// <summary>Says what its arguments say: <c>none</c>, <c>throw</c>, else the words.</summary>
    private sealed class PlainMail : IMailKind
    {
        public string Kind => MailBench.Kind;

        public Task<MailDraft?> WriteAsync(EventDb db, OutboxMail row, CancellationToken stop) =>
            row.Arguments switch
            {
                "none" => Task.FromResult<MailDraft?>(null),
                "throw" => throw new InvalidOperationException("Cannot write to " + row.ToAddress),
                _ => Task.FromResult<MailDraft?>(new MailDraft("Hallo", [new MailBlock.Paragraph("Guten Tag " + row.Arguments)])),
            };
    }
}

internal sealed class StoppedClock : TimeProvider
{
    private DateTimeOffset now = new(2026, 8, 24, 10, 0, 0, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => now;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => now.Ticks;

    public void Advance(TimeSpan by) => now += by;

    public void Set(DateTimeOffset to) => now = to;
}
